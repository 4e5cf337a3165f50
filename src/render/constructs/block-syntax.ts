/**
 * Quotes, lists and underlined headings, in a time that grows with the text.
 *
 * micromark reads the same. But for each quote or list that ends, and for each heading with a line below it, it
 * copies all that it has found in the document so far (`EditMap`), so that a text of twice the length takes four
 * times as long. Here it is given only what it looks at: of a heading the paragraph above the line, and of a
 * long document what was found since a quote or item last began.
 */
import { blockQuote, content, list, setextUnderline } from 'micromark-core-commonmark'
import type { gfmFootnote } from 'micromark-extension-gfm-footnote'

type BlockExtension = ReturnType<typeof gfmFootnote>
type BlockConstruct = typeof list
type BlockContext = ThisParameterType<BlockConstruct['tokenize']>
type BlockEvent = BlockContext['events'][number]

/** Containers and underlined headings of CommonMark. */
export function blockSyntax(): BlockExtension {
  const bullets = { 42: list, 43: list, 45: list }
  const digits = Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [48 + digit, list]))
  return withShortEvents({
    document: { ...bullets, ...digits, 62: blockQuote },
    flow: { 45: underline, 61: underline },
  })
}

/**
 * Paragraphs, for texts with lazy lines: those that go on with the paragraph of a quote or item without its sign.
 * At each, micromark looks back over the lines of the paragraph for something that is still open. Here they are
 * set aside while the paragraph is read.
 */
export function paragraphSyntax(): BlockExtension {
  return { flow: { null: { ...content, add: 'after', tokenize: tokenizeParagraph } } }
}

/** An extension that reads quotes, items or footnotes, which sets aside what the document is done with. */
export function withShortEvents(extension: BlockExtension): BlockExtension {
  const document = Object.entries(extension.document ?? {}).map(([code, constructs]) => {
    return [code, [constructs ?? []].flat().map(withShortEventsIn)] as const
  })
  return { ...extension, document: Object.fromEntries(document) }
}

function withShortEventsIn(construct: BlockConstruct): BlockConstruct {
  return { ...construct, resolveTo: keepShort, resolveAll: putBack }
}

/**
 * Makes the parser of a flow, which are the blocks in one quote or item. It holds the events of the document before
 * it: a WeakMap would have the collector keep whole documents much longer.
 */
type FlowParser = BlockContext['parser']['flow'] & { readonly before: BlockEvent[] }

function isFlowParser(flow: BlockContext['parser']['flow']): flow is FlowParser {
  return 'before' in flow
}

/** From how many events on it pays to set them aside. Most articles have fewer, and take no longer than without. */
const many = 500

/** Nothing looks at the events before a flow until the end of the document, nor holds an index of them. */
function keepShort(events: BlockEvent[], document: BlockContext): BlockEvent[] {
  const { parser } = document
  const { flow } = parser
  if (events.length <= many || isFlowParser(flow)) return events
  const before: BlockEvent[] = []
  const setAside: typeof flow = (from) => {
    if (document.events.length > many) {
      for (const event of document.events) before.push(event)
      document.events.length = 0
    }
    return flow(from)
  }
  parser.flow = Object.assign(setAside, { before })
  return events
}

function putBack(events: BlockEvent[], { parser: { flow } }: BlockContext): BlockEvent[] {
  if (!isFlowParser(flow) || flow.before.length === 0) return events
  for (const event of events) flow.before.push(event)
  return flow.before
}

const underline: BlockConstruct = {
  ...setextUnderline,
  resolveTo(events, context) {
    const start = events.findLastIndex(([kind, { type }]) => kind === 'enter' && type === 'content')
    const heading = setextUnderline.resolveTo?.(events.splice(start), context) ?? []
    for (const event of heading) events.push(event)
    return events
  },
}

const tokenizeParagraph: BlockConstruct['tokenize'] = function (effects, ok, nok) {
  // a paragraph ends no other
  if (this.interrupt === true) return nok
  const lines: BlockEvent[] = []
  const afterStart = this.events.length + 1
  const setLineAside = () => {
    for (const event of this.events.splice(afterStart)) lines.push(event)
  }
  const enter: typeof effects.enter = (type, fields) => {
    if (type === 'chunkContent') setLineAside()
    return effects.enter(type, fields)
  }
  const exit: typeof effects.exit = (type) => {
    if (type === 'content') {
      setLineAside()
      for (const event of lines) this.events.push(event)
    }
    return effects.exit(type)
  }
  return content.tokenize.call(this, { ...effects, enter, exit }, ok, nok)
}
