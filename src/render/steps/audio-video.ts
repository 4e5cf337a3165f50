import { type AbsoluteUrl, webUrl } from '../../model/index.ts'
import type { HtmlContext } from '../context.ts'
import { addressName, fallbackLink, isWithinLink, titleOf } from '../fallback-link.ts'
import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isWhiteSpace,
  rewrite,
  setAttributes,
  text,
  visitParents,
} from '../tree.ts'

/**
 * Makes films and recordings playable, and puts a plain link beside each: not every reader shows a
 * player. Where there is no file, the words for browsers that cannot play it are all that is left.
 */
export function openMedia(root: HtmlParent, { url }: HtmlContext): void {
  const files = new Map<HtmlNode, AbsoluteUrl>()
  rewrite(root, (media, ancestors) => {
    if (media.name !== 'video' && media.name !== 'audio') return undefined
    const sources = media.children.filter((child) => isElement(child, 'source'))
    const [file] = [media, ...sources].flatMap((each) => fileOf(each, url) ?? [])
    if (file === undefined) return media.children.filter((child) => !isPart(child))
    media.children = media.children.filter(isPart)
    setAttributes(media, { src: fileOf(media, url), controls: '' })
    if (!isWithinLink(ancestors)) files.set(media, file)
    return undefined
  })
  if (files.size === 0) return
  visitParents(root, (parent, ancestors) => {
    let next: HtmlNode | undefined
    const backwards: HtmlNode[] = []
    for (const child of parent.children.toReversed()) {
      const file = files.get(child)
      if (isElement(child) && file !== undefined && !isLinkTo(file, next)) {
        backwards.push(...linkBeside(child, file, ancestors))
      }
      backwards.push(child)
      if (!isWhiteSpace(child)) next = child
    }
    parent.children = backwards.toReversed()
  })
}

function isPart(node: HtmlNode): boolean {
  return isElement(node, 'source') || isElement(node, 'track')
}

function fileOf({ attributes }: HtmlElement, base: AbsoluteUrl): AbsoluteUrl | undefined {
  const address = attributes.get('src')?.trim() || attributes.get('data-src')?.trim()
  return address ? webUrl(address, base) : undefined
}

/** Whether a node is a link to a file, or a paragraph that is nothing else. */
function isLinkTo(file: AbsoluteUrl, node: HtmlNode | undefined): boolean {
  if (!isElement(node)) return false
  if (node.name === 'a') return node.attributes.get('href') === file
  const [only, ...more] = node.children.filter((child) => !isWhiteSpace(child))
  return node.name === 'p' && more.length === 0 && isLinkTo(file, only)
}

/** What belongs behind a player, the last node first. */
function linkBeside(
  media: HtmlElement,
  file: AbsoluteUrl,
  ancestors: readonly HtmlElement[],
): readonly HtmlNode[] {
  const fileName = addressName(file).replace(/^.*\//s, '')
  return [...fallbackLink(file, titleOf(media) ?? fileName, ancestors), text(' ')]
}
