import { type AbsoluteUrl, webUrl } from '../../model/index.ts'
import { addressLabel, fallbackLink, isWithinLink, titleOf } from '../fallback-link.ts'
import type { HtmlContext } from '../html-context.ts'
import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isWhiteSpace,
  onlyChild,
  rewrite,
  setAttributes,
  text,
  visitParents,
} from '../html-tree.ts'

/**
 * Gives players their file and controls, and puts a plain link after each, because not every reader
 * shows a player. Where there is no file, only the content for browsers without players is left.
 */
export function makeMediaPlayable(root: HtmlParent, { url }: HtmlContext): void {
  const files = new Map<HtmlNode, AbsoluteUrl>()
  rewrite(root, (player, ancestors) => {
    if (player.name !== 'video' && player.name !== 'audio') return undefined
    const sources = player.children.filter((child) => isElement(child, 'source'))
    const [file] = [player, ...sources].flatMap((each) => fileOf(each, url) ?? [])
    if (file === undefined) return player.children.filter((child) => !isSourceOrTrack(child))
    player.children = player.children.filter(isSourceOrTrack)
    setAttributes(player, { src: fileOf(player, url), controls: '' })
    if (!isWithinLink(ancestors)) files.set(player, file)
    return undefined
  })
  if (files.size === 0) return
  visitParents(root, (parent, ancestors) => {
    let next: HtmlNode | undefined
    const backwards: HtmlNode[] = []
    for (const child of parent.children.toReversed()) {
      const file = files.get(child)
      if (isElement(child) && file !== undefined && !isLinkTo(file, next)) {
        const label = titleOf(child) ?? addressLabel(file).replace(/^.*\//s, '')
        backwards.push(...fallbackLink(file, label, ancestors), text(' '))
      }
      backwards.push(child)
      if (!isWhiteSpace(child)) next = child
    }
    parent.children = backwards.toReversed()
  })
}

function isSourceOrTrack(node: HtmlNode): boolean {
  return isElement(node, 'source') || isElement(node, 'track')
}

function fileOf({ attributes }: HtmlElement, base: AbsoluteUrl): AbsoluteUrl | undefined {
  const address = attributes.get('src')?.trim() || attributes.get('data-src')?.trim()
  return address ? webUrl(address, base) : undefined
}

/** Whether a node is a link to a file, or a paragraph that holds only such a link. */
function isLinkTo(file: AbsoluteUrl, node: HtmlNode | undefined): boolean {
  if (isElement(node, 'a')) return node.attributes.get('href') === file
  return isElement(node, 'p') && isLinkTo(file, onlyChild(node))
}
