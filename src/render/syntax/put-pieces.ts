import { wordSet } from '../../model/index.ts'
import {
  element,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isBlock,
  isElement,
  isWhiteSpace,
  text,
} from '../html-tree.ts'
import { parseHtml } from '../parse-html.ts'
import type { Piece, Wrap } from './syntax-text.ts'

type Marked = HtmlNode | Boundary

/** The beginning or the end of something that is wrapped. */
interface Boundary {
  readonly kind: 'boundary'
  readonly opened: number
  /** Missing at the end. */
  readonly wrap?: Wrap
}

/** So many wrapped things may be within each other; what is deeper is not wrapped. */
const deepest = 30

/** What is nothing without its text. */
const textElements = wordSet('a strong em b i u s del span p h1 h2 h3 h4 h5 h6')

/** Puts what tokens stand for into their places. */
export function putPieces(root: HtmlParent, pieces: readonly Piece[], mark: string): void {
  const token = new RegExp(`${mark}(\\d+)z`, 'g')
  fill(root)
  writeOut(root)

  function fill(parent: HtmlParent): void {
    const found: Marked[] = []
    for (const child of parent.children) {
      const isText = child.kind === 'text'
      if (isText && !child.value.includes(mark)) found.push(child)
      else if (isText) found.push(...nodesOf(child.value))
      else if (child.kind === 'element') {
        const stand = isElement(child, 'p') ? onlyTokens(child) : undefined
        if (stand !== undefined) found.push(...stand)
        else {
          const isHollow = child.children.length === 0
          fill(child)
          const isEmptied = !isHollow && child.children.length === 0
          if (!isEmptied || !textElements.has(child.name)) found.push(...cleaned(child))
        }
      } else found.push(child)
    }
    const hasBoundaries = found.some(({ kind }) => kind === 'boundary')
    parent.children = hasBoundaries ? wrapAll(found) : (found as HtmlNode[])
  }

  /** What a paragraph holds that holds nothing but tokens; it is no paragraph then. */
  function onlyTokens({ children }: HtmlElement): readonly Marked[] | undefined {
    const [only] = children
    if (children.length !== 1 || only?.kind !== 'text' || !only.value.includes(mark))
      return undefined
    if (only.value.replace(token, '').trim() !== '') return undefined
    const all = nodesOf(only.value)
    const nodes = all.filter((node) => node.kind !== 'text' || !isWhiteSpace(node))
    const isInline = nodes.every((node) => {
      return node.kind === 'text' || (node.kind === 'element' && /^(?:a|img)$/.test(node.name))
    })
    return isInline && nodes.length > 0 ? [element('p', {}, all as HtmlNode[])] : nodes
  }

  function nodesOf(value: string): readonly Marked[] {
    return value.split(token).flatMap((part, place): readonly Marked[] => {
      if (place % 2 === 0) return part === '' ? [] : [text(part)]
      const number = Number(part)
      const piece = pieces[number]
      switch (piece?.kind) {
        case 'html':
          return parseHtml(piece.html).children
        case 'text':
          return [text(piece.text)]
        case 'open':
          return [{ kind: 'boundary', opened: number, wrap: piece.wrap }]
        case 'close':
          return [{ kind: 'boundary', opened: piece.opened }]
        default:
          return []
      }
    })
  }

  /** Titles and captions that were read out of the text may hold tokens as well. */
  function writeOut(parent: HtmlParent): void {
    for (const [place, child] of parent.children.entries()) {
      if (child.kind === 'text' && child.value.includes(mark)) {
        parent.children[place] = text(written(child.value))
      } else if (child.kind === 'element') {
        for (const [name, value] of child.attributes) {
          if (value.includes(mark)) child.attributes.set(name, written(value))
        }
        writeOut(child)
      }
    }
  }

  function written(value: string): string {
    return value.replace(token, (_, number) => {
      const piece = pieces[Number(number)]
      return piece?.kind === 'text' ? piece.text : ''
    })
  }

  /** A link to nowhere becomes its text, a picture from nowhere goes, and a paragraph of blocks becomes these. */
  function cleaned(child: HtmlElement): readonly HtmlNode[] {
    const { name, attributes } = child
    const address = (name === 'a' ? attributes.get('href') : attributes.get('src')) ?? ''
    const tokens = address.includes(mark) ? [...address.matchAll(token)] : []
    const isNowhere = tokens.some(([, number]) => pieces[Number(number)]?.kind === 'nowhere')
    if (isNowhere && (name === 'a' || name === 'img')) return child.children
    const areBlocks = child.name === 'p' && child.children.length > 0
    const isNeeded =
      !areBlocks || !child.children.every((each) => isBlock(each) || isWhiteSpace(each))
    return isNeeded ? [child] : child.children
  }
}

/** Wraps what stands between two boundaries; one without the other is dropped. */
function wrapAll(nodes: readonly Marked[]): HtmlNode[] {
  const levels: { opened: number; wrap: Wrap; children: HtmlNode[] }[] = []
  const root: HtmlNode[] = []
  const places = new Map<number, number>()
  const ends = new Set(
    nodes.flatMap((node) => {
      return node.kind === 'boundary' && node.wrap === undefined ? [node.opened] : []
    }),
  )
  for (const node of nodes) {
    const here = levels.at(-1)?.children ?? root
    if (node.kind !== 'boundary') here.push(node)
    else if (node.wrap !== undefined) {
      if (!ends.has(node.opened) || levels.length >= deepest) continue
      places.set(node.opened, levels.length)
      levels.push({ opened: node.opened, wrap: node.wrap, children: [] })
    } else {
      const place = places.get(node.opened)
      if (place === undefined || levels[place]?.opened !== node.opened) continue
      const [level, ...inner] = levels.splice(place)
      const children = [level, ...inner].flatMap((each) => each?.children ?? [])
      const outer = levels.at(-1)?.children ?? root
      outer.push(...(level?.wrap(children) ?? children))
    }
  }
  return [...root, ...levels.flatMap(({ children }) => children)]
}
