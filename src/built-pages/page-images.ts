import { type AbsoluteUrl, webUrl } from '../model/index.ts'
import {
  find,
  type HtmlElement,
  type HtmlParent,
  largestImage,
  parseSrcset,
  rewrite,
  setAttributes,
} from '../render/index.ts'

/**
 * Gives each picture the address of its largest file. The endpoints that make pictures smaller on
 * demand are left out of the way: they may not exist outside the page's own host, and the file does.
 */
export function showLargestImages(root: HtmlParent, url: AbsoluteUrl): void {
  rewrite(root, (each) => {
    if (each.name === 'img') enlarge(each, url)
    if (each.name === 'source') {
      for (const name of ['srcset', 'data-srcset']) {
        const address = largestOf(each.attributes.get(name), url)
        if (address !== undefined && originalOf(address) !== undefined) return []
      }
    }
    return undefined
  })
  rewrite(root, (each) => {
    if (each.attributes.has('data-gatsby-image-wrapper') || isImageWrapper(each))
      dropPlaceholders(each)
    return undefined
  })
}

function enlarge(image: HtmlElement, base: AbsoluteUrl): void {
  const { attributes } = image
  const sets = ['data-srcset', 'data-lazy-srcset', 'srcset'].map((name) => attributes.get(name))
  const [largest] = sets.flatMap((set) => largestOf(set, base) ?? [])
  const [given] = [attributes.get('data-src'), attributes.get('src')].filter((each) => each?.trim())
  const address = largest ?? (given === undefined ? undefined : webUrl(given, base))
  if (address === undefined) return
  const original = originalOf(address)
  if (original !== undefined) {
    setAttributes(image, { src: original, srcset: undefined, sizes: undefined })
    for (const name of ['data-src', 'data-srcset', 'data-lazy-srcset']) attributes.delete(name)
  } else if (largest !== undefined) {
    setAttributes(image, { src: largest, 'data-src': undefined })
  }
}

function largestOf(srcset: string | undefined, base: AbsoluteUrl): AbsoluteUrl | undefined {
  return srcset === undefined ? undefined : largestImage(parseSrcset(srcset, base))
}

/** Endpoints that resize pictures, and where the address of the file stands in theirs. */
const resizers: readonly (readonly [path: RegExp, parameter: string])[] = [
  [/\/_next\/image\/?$/, 'url'],
  [/\/_vercel\/image\/?$/, 'url'],
  [/\/\.netlify\/images\/?$/, 'url'],
  [/\/_image\/?$/, 'href'],
]

/** The file behind an endpoint that resizes it; undefined for every other address. */
function originalOf(address: AbsoluteUrl): AbsoluteUrl | undefined {
  const { pathname, searchParams, origin } = new URL(address)
  for (const [path, parameter] of resizers) {
    const file = path.test(pathname) ? searchParams.get(parameter) : null
    if (file) return webUrl(file, address)
  }
  const [, inPath] = /\/(?:_ipx|cdn-cgi\/image)\/[^/]+\/(.+)$/.exec(pathname) ?? []
  return inPath === undefined
    ? undefined
    : webUrl(
        /^https?:\//.test(inPath) ? inPath.replace(/^(https?:)\/+/, '$1//') : `/${inPath}`,
        origin,
      )
}

function isImageWrapper(each: HtmlElement): boolean {
  return /\b(?:gatsby-image-wrapper|next-image-wrapper)\b/.test(each.attributes.get('class') ?? '')
}

/** Of a picture and the blurred one below it, the picture is kept; both stand in a wrapper of their own. */
function dropPlaceholders(wrapper: HtmlElement): void {
  const isPlaceholder = (image: HtmlElement) => {
    const { attributes } = image
    return (
      attributes.get('aria-hidden') === 'true' ||
      attributes.has('data-placeholder-image') ||
      (/^data:image\/svg/.test(attributes.get('src') ?? '') && !attributes.has('data-src'))
    )
  }
  if (find(wrapper, 'img').every(isPlaceholder)) return
  rewrite(wrapper, (each) => (each.name === 'img' && isPlaceholder(each) ? [] : undefined))
}
