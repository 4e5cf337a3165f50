import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html,
  parse,
  parseFragment,
} from 'parse5'
import { cleanText } from '../xml/index.ts'
import { type HtmlElement, type HtmlNode, type HtmlParent, text } from './html-tree.ts'

/** No article is nested as deeply, and browsers stop at 512. It lets later steps use recursion. */
const depthLimit = 250

/** A page with more elements needs half a gigabyte, and no article has as many. */
export const elementLimit = 200_000

/** Is told where in the source an element begins. */
export type NoteOffset = (element: HtmlElement, offset: number) => void

/**
 * Parses HTML as a browser without scripts parses it inside a page. Comments and doctypes are left
 * out, except for the more-marker. HTML that is nested too deeply is read as plain text.
 *
 * @param note is told where elements begin, which takes time
 */
export function parseHtml(source: string, note?: NoteOffset): HtmlParent {
  const closed = closeRawText(source)
  const page = defaultTreeAdapter.createElement('body', html.NS.HTML, [])
  const treeAdapter = adapterWithLimits(closed)
  const sourceCodeLocationInfo = note !== undefined
  const options = { treeAdapter, scriptingEnabled: false, sourceCodeLocationInfo }
  try {
    return { children: convertAll(parseFragment(page, closed, options).childNodes, note) }
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error
    return { children: convertAll(parseFragment(closed.replace(/<[^>]*>?/g, ' ')).childNodes) }
  }
}

/**
 * Parses a whole page as a browser without scripts does. The result is undefined where the page is
 * nested too deeply to be read, or has too many elements.
 */
export function parsePage(source: string): HtmlParent | undefined {
  const treeAdapter = adapterWithLimits(source, elementLimit)
  const options = { treeAdapter, scriptingEnabled: false }
  try {
    return { children: convertAll(parse(source, options).childNodes) }
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error
    return undefined
  }
}

class LimitExceeded extends Error {}

/**
 * Stops the parser before hostile nesting takes quadratic time or overflows the stack. There are
 * more elements and attributes than the source has characters only where unclosed formatting is opened
 * again in every block.
 */
function adapterWithLimits(
  source: string,
  maxElements = Number.POSITIVE_INFINITY,
): typeof defaultTreeAdapter {
  const limit = 2 * source.length + 100
  let elements = 0
  let depth = 0
  let length = 0
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      length += attributes.reduce((sum, { name, value }) => sum + name.length + value.length, 1)
      elements += 1
      if (length > limit || elements > maxElements) throw new LimitExceeded()
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    onItemPush() {
      if (++depth > depthLimit) throw new LimitExceeded()
    },
    onItemPop() {
      depth -= 1
    },
  }
}

const rawTextTag =
  /<(\/?)(title|textarea|style|script|xmp|iframe|noembed|noframes|plaintext)(\s[^<>]*|\/)?>/gi

/**
 * The content of these elements is raw text up to their end tag, so that one without an end tag
 * would swallow the rest of the article. An author of `<iframe … />` means it to be closed, and an
 * author of a bare `<title>` in prose means it to be read.
 */
function closeRawText(source: string): string {
  const lastEnds = new Map<string, number>()
  for (const { 1: slash, 2: name = '', index } of source.matchAll(rawTextTag)) {
    if (slash === '/') lastEnds.set(name.toLowerCase(), index)
  }
  return source.replace(
    rawTextTag,
    (tag, slash: string, name: string, rest = '', offset: number) => {
      if (slash === '/') return tag
      if (rest.endsWith('/')) return `${tag}</${name}>`
      if ((lastEnds.get(name.toLowerCase()) ?? -1) > offset) return tag
      return rest === '' ? `&lt;${name}>` : `${tag}</${name}>`
    },
  )
}

/** Loops, because lists in between take a fifth of the time that parsing a page takes. */
function convertAll(
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[],
  note?: NoteOffset,
): HtmlNode[] {
  const converted: HtmlNode[] = []
  for (const node of nodes) {
    if ('tagName' in node) converted.push(convertElement(node, note))
    else if ('value' in node) converted.push(text(cleanText(node.value)))
    else if ('data' in node && /^\s*more\s*$/i.test(node.data)) converted.push({ kind: 'more' })
  }
  return converted
}

function convertElement(
  { tagName, attrs, childNodes, sourceCodeLocation }: DefaultTreeAdapterTypes.Element,
  note: NoteOffset | undefined,
): HtmlElement {
  const attributes = new Map<string, string>()
  for (const { prefix, name, value } of attrs) {
    attributes.set(prefix ? `${prefix}:${name}` : name, cleanText(value))
  }
  const children = convertAll(childNodes, note)
  const converted: HtmlElement = { kind: 'element', name: tagName, attributes, children }
  if (note !== undefined && sourceCodeLocation) note(converted, sourceCodeLocation.startOffset)
  return converted
}
