/**
 * Closing brackets, in a time that grows with the text.
 *
 * micromark reads the same. But at each `]` that closes nothing it looks through all that stands before it in the
 * paragraph. Here is remembered how far it has looked.
 */
import { labelEnd } from 'micromark-core-commonmark'
import type { gfmFootnote } from 'micromark-extension-gfm-footnote'

type BracketExtension = ReturnType<typeof gfmFootnote>
type BracketTokenizer = (typeof labelEnd)['tokenize']
type BracketContext = ThisParameterType<BracketTokenizer>
type BracketToken = BracketContext['events'][number][1]

/** The ends of links and images of CommonMark. */
export function labelEndSyntax(): BracketExtension {
  const tokenize = tokenizeIf(hasOpener, labelEnd.tokenize)
  // a construct that is disabled is so by its name
  return {
    disable: { null: ['labelEnd'] },
    text: { 93: { ...labelEnd, name: 'label end', tokenize } },
  }
}

/** An extension that reads footnotes, which may end at a bracket too. */
export function withLabelEnds(extension: BracketExtension): BracketExtension {
  const ends = [extension.text?.[93] ?? []].flat().map((construct) => {
    return { ...construct, tokenize: tokenizeIf(mayEndFootnote, construct.tokenize) }
  })
  return { ...extension, text: { ...extension.text, 93: ends } }
}

function tokenizeIf(
  isPossible: (context: BracketContext) => boolean,
  tokenize: BracketTokenizer,
): BracketTokenizer {
  return function (effects, ok, nok) {
    return isPossible(this) ? tokenize.call(this, effects, ok, nok) : nok
  }
}

/** How many events of a text have no bracket before them that is still to be closed. */
const withoutOpener = new WeakMap<BracketContext, number>()

function hasOpener(context: BracketContext): boolean {
  const { events } = context
  const start = Math.min(withoutOpener.get(context) ?? 0, events.length)
  const isOpener = ({ type, _balanced }: BracketToken) => {
    return (type === 'labelLink' || type === 'labelImage') && _balanced !== true
  }
  for (let index = events.length - 1; index >= start; index--) {
    const token = events[index]?.[1]
    if (token !== undefined && isOpener(token)) return true
  }
  withoutOpener.set(context, events.length)
  return false
}

/** The last bracket, link or footnote before an event. */
interface KnownBracket {
  readonly end: number
  /** The token of the event before the end: links that are found move the events. */
  readonly last: BracketToken | undefined
  readonly type: BracketToken['type'] | undefined
}

const lastBrackets = new WeakMap<BracketContext, KnownBracket>()

const bracketTypes: ReadonlySet<BracketToken['type']> = new Set([
  ...(['labelImage', 'labelLink', 'label', 'image', 'link'] as const),
  'gfmFootnoteCall' as BracketToken['type'],
])

/** What looks like an image, `![^a]`, may be a sign and a footnote. */
function mayEndFootnote(context: BracketContext): boolean {
  const { events } = context
  const known = lastBrackets.get(context)
  const isKnown = known !== undefined && events[known.end - 1]?.[1] === known.last
  const start = isKnown ? known.end : 0
  let type = isKnown ? known.type : undefined
  for (let index = events.length - 1; index >= start; index--) {
    const token = events[index]?.[1]
    if (token !== undefined && bracketTypes.has(token.type)) {
      type = token.type
      break
    }
  }
  lastBrackets.set(context, { end: events.length, last: events.at(-1)?.[1], type })
  return type === 'labelImage'
}
