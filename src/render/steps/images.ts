import type { AbsoluteUrl } from '../../model/index.ts'
import type { HtmlContext } from '../context.ts'
import { imageUrl } from '../link-urls.ts'
import { largest, readSrcset } from '../srcset.ts'
import {
  element,
  find,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  holds,
  isElement,
  isWhiteSpace,
  rewrite,
  setAttributes,
  text,
  textOf,
  visitParents,
} from '../tree.ts'

/** Where scripts that load pictures late keep what they will show, the most usual first. */
const lateNames = {
  src: ['data-src', 'data-lazy-src', 'data-original', 'data-lazy', 'data-orig-file'],
  srcset: ['data-srcset', 'data-lazy-srcset', 'data-original-set'],
  sizes: ['data-sizes', 'data-lazy-sizes'],
} as const

const noscripts: ReadonlySet<string> = new Set(['noscript'])

const placeholder = /placeholder|spacer|spinner|blank|loading|loader|lazy|transparent|1x1/i

/**
 * Leaves images that show themselves: nothing in a reader loads them late, or picks one of a pair.
 * An image without an address leaves its text.
 */
export function restoreImages(root: HtmlParent, { url }: HtmlContext): void {
  rewrite(root, (element) => {
    if (element.name === 'img' || element.name === 'source') restore(element, url)
    if (element.name === 'picture') completePicture(element, url)
    return undefined
  })
  if (holds(root, noscripts)) visitParents(root, joinNoscripts)
  rewrite(root, ({ name, attributes }) => {
    const isShown = name !== 'img' || attributes.has('src')
    return isShown ? undefined : [text(attributes.get('alt') ?? '')]
  })
}

/** Gives an image or a source the addresses that it has once the scripts of its page have run. */
function restore(image: HtmlElement, base: AbsoluteUrl): void {
  const late = (kind: keyof typeof lateNames) => {
    return lateNames[kind].map((name) => image.attributes.get(name)).find((value) => value?.trim())
  }
  const written = image.attributes.get('src') ?? ''
  const file = written.slice(written.lastIndexOf('/') + 1)
  const names = [...image.attributes.keys(), image.attributes.get('class') ?? '']
  const isLate = placeholder.test(file) || names.some((name) => /lazy/i.test(name))
  const inOrder = isLate ? [late('src'), written] : [written, late('src')]
  const addresses = inOrder.flatMap((address) => imageUrl(address ?? '', base) ?? [])
  const srcset = late('srcset') ?? image.attributes.get('srcset')
  const candidates = readSrcset(srcset ?? '', base)
  const sizes = late('sizes') ?? image.attributes.get('sizes')
  setAttributes(image, {
    src: addresses.find(isOnTheWeb) ?? largest(candidates) ?? addresses[0],
    srcset,
    sizes: sizes === 'auto' || candidates.length === 0 ? undefined : sizes,
    alt: image.attributes.get('alt') ?? '',
  })
}

/** Where data stands for an address there is either a placeholder or the whole picture. */
function isOnTheWeb(address: string | undefined): boolean {
  return address?.startsWith('http') === true
}

/** A picture shows nothing without an `img`; its last source is the one that most readers know. */
function completePicture(picture: HtmlElement, base: AbsoluteUrl): void {
  const sources = find(picture, 'source')
  for (const { attributes } of sources) attributes.delete('src')
  const src = largest(readSrcset(sources.at(-1)?.attributes.get('srcset') ?? '', base))
  const [image] = find(picture, 'img')
  if (image === undefined) picture.children.push(element('img', { alt: '', ...(src && { src }) }))
  else if (!image.attributes.has('src')) setAttributes(image, { src })
}

/** Pages repeat a late picture in a `noscript`: of the two the one with an address is kept. */
function joinNoscripts(parent: HtmlParent): void {
  const siblings = parent.children.filter((child) => !isWhiteSpace(child))
  const dropped = new Set<HtmlNode>()
  for (const [index, noscript] of siblings.entries()) {
    if (!isElement(noscript, 'noscript')) continue
    const [twin] = find(noscript, 'img')
    for (const neighbour of [siblings[index - 1], siblings[index + 1]]) {
      const image = neighbour && onlyImage(neighbour)
      if (twin === undefined || neighbour === undefined || image === undefined) continue
      if (!isOnTheWeb(image.attributes.get('src'))) dropped.add(neighbour)
      else if (fileOf(image) === fileOf(twin)) dropped.add(noscript)
    }
  }
  if (dropped.size > 0) parent.children = parent.children.filter((child) => !dropped.has(child))
}

/** The image that a node is, or holds and holds nothing else. */
function onlyImage(node: HtmlNode): HtmlElement | undefined {
  if (!isElement(node) || node.name === 'noscript' || textOf(node).trim() !== '') return undefined
  const images = node.name === 'img' ? [node] : find(node, 'img')
  return images.length === 1 ? images[0] : undefined
}

/** The name of the file in any size: `photo-300x200.jpg?w=300` is `photo.jpg`. */
function fileOf({ attributes }: HtmlElement): string | undefined {
  const [path] = (attributes.get('src') ?? '').split(/[?#]/)
  return path?.slice(path.lastIndexOf('/') + 1).replace(/-\d+x\d+(?=\.\w+$)/, '')
}
