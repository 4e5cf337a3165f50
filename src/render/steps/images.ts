import type { AbsoluteUrl } from '../../model/index.ts'
import { imageUrl } from '../allowed-urls.ts'
import type { HtmlContext } from '../html-context.ts'
import {
  element,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isWhiteSpace,
  rewrite,
  setAttributes,
  text,
  textOf,
  visitParents,
} from '../html-tree.ts'
import { largestImage, parseSrcset } from '../srcset.ts'

/** Where scripts for lazy loading keep the addresses of images, the most usual attribute first. */
const lazyNames = {
  src: ['data-src', 'data-lazy-src', 'data-original', 'data-lazy', 'data-orig-file'],
  srcset: ['data-srcset', 'data-lazy-srcset', 'data-original-set'],
  sizes: ['data-sizes', 'data-lazy-sizes'],
} as const

const placeholder = /placeholder|spacer|spinner|blank|loading|loader|lazy|transparent|1x1/i

/**
 * Gives images the addresses that scripts would give them later, because readers run no scripts. An
 * image without an address becomes its alternative text.
 */
export function restoreImages(root: HtmlParent, { url }: HtmlContext): void {
  rewrite(root, (element) => {
    if (element.name === 'img' || element.name === 'source') restoreImage(element, url)
    if (element.name === 'picture') completePicture(element, url)
    return undefined
  })
  if (find(root, 'noscript').length > 0) visitParents(root, mergeNoscripts)
  rewrite(root, ({ name, attributes }) => {
    const isShown = name !== 'img' || attributes.has('src')
    return isShown ? undefined : [text(attributes.get('alt') ?? '')]
  })
}

/** Gives an image or a source the addresses that it has after the scripts of its page ran. */
function restoreImage(image: HtmlElement, base: AbsoluteUrl): void {
  const lazy = (kind: keyof typeof lazyNames) => {
    return lazyNames[kind].map((name) => image.attributes.get(name)).find((value) => value?.trim())
  }
  const plain = image.attributes.get('src') ?? ''
  const file = plain.slice(plain.lastIndexOf('/') + 1)
  const names = [...image.attributes.keys(), image.attributes.get('class') ?? '']
  const isLazy = placeholder.test(file) || names.some((name) => /lazy/i.test(name))
  const inOrder = isLazy ? [lazy('src'), plain] : [plain, lazy('src')]
  const addresses = inOrder.flatMap((address) => imageUrl(address ?? '', base) ?? [])
  const srcset = lazy('srcset') ?? image.attributes.get('srcset')
  const candidates = parseSrcset(srcset ?? '', base)
  const sizes = lazy('sizes') ?? image.attributes.get('sizes')
  setAttributes(image, {
    src: addresses.find(isOnTheWeb) ?? largestImage(candidates) ?? addresses[0],
    srcset,
    sizes: sizes === 'auto' || candidates.length === 0 ? undefined : sizes,
    alt: image.attributes.get('alt') ?? '',
  })
}

/** Any other address is `data:`, which is either a placeholder or the whole image. */
function isOnTheWeb(address: string | undefined): boolean {
  return address?.startsWith('http') === true
}

/** A `picture` shows only its `img`. Its last source has the type that most readers know. */
function completePicture(picture: HtmlElement, base: AbsoluteUrl): void {
  const sources = find(picture, 'source')
  for (const { attributes } of sources) attributes.delete('src')
  const src = largestImage(parseSrcset(sources.at(-1)?.attributes.get('srcset') ?? '', base))
  const [image] = find(picture, 'img')
  if (image === undefined) picture.children.push(element('img', { alt: '', ...(src && { src }) }))
  else if (!image.attributes.has('src')) setAttributes(image, { src })
}

/** Pages repeat a lazy image in a `noscript`: of the two, the one with an address is kept. */
function mergeNoscripts(parent: HtmlParent): void {
  const siblings = parent.children.filter((child) => !isWhiteSpace(child))
  const dropped = new Set<HtmlNode>()
  for (const [index, noscript] of siblings.entries()) {
    if (!isElement(noscript, 'noscript')) continue
    const [copy] = find(noscript, 'img')
    for (const neighbour of [siblings[index - 1], siblings[index + 1]]) {
      const image = neighbour && onlyImage(neighbour)
      if (copy === undefined || neighbour === undefined || image === undefined) continue
      if (!isOnTheWeb(image.attributes.get('src'))) dropped.add(neighbour)
      else if (fileName(image) === fileName(copy)) dropped.add(noscript)
    }
  }
  if (dropped.size > 0) parent.children = parent.children.filter((child) => !dropped.has(child))
}

/** The image that a node is, or that is the only content of a node. */
function onlyImage(node: HtmlNode): HtmlElement | undefined {
  if (!isElement(node) || node.name === 'noscript' || textOf(node).trim() !== '') return undefined
  const images = node.name === 'img' ? [node] : find(node, 'img')
  return images.length === 1 ? images[0] : undefined
}

/** The file name without a size: `photo-300x200.jpg?w=300` is `photo.jpg`. */
function fileName({ attributes }: HtmlElement): string | undefined {
  const [path] = (attributes.get('src') ?? '').split(/[?#]/)
  return path?.slice(path.lastIndexOf('/') + 1).replace(/-\d+x\d+(?=\.\w+$)/, '')
}
