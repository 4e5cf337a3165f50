/**
 * Which runs of `*`, `_` and `~` belong together, found in one pass: CommonMark 0.31.2, "process emphasis", and
 * strikethrough of GFM.
 *
 * micromark finds the same pairs. But it looks for the opener of each among all that stands before it, and for
 * each moves all that stands behind it, so that a paragraph of twice the length takes four times as long.
 * Here openers wait in stacks, each of those that fit the same closers, so that only the last of a stack is
 * looked at; and the spans are put between the other tokens once, at the end.
 */
import { attention } from 'micromark-core-commonmark'
import type { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'

type Extension = ReturnType<typeof gfmStrikethrough>
type Resolver = NonNullable<(typeof attention)['resolveAll']>
type Event = Parameters<Resolver>[0][number]
type Context = Parameters<Resolver>[1]
type TextToken = Event[1]

/** Emphasis of CommonMark, paired in one pass. */
export function emphasisSyntax(): Extension {
  return pairedInOnePass({ text: { 42: attention, 95: attention } })
}

/** An extension that reads emphasis or strikethrough, with its runs paired in one pass. */
export function pairedInOnePass(extension: Extension): Extension {
  const text = Object.entries(extension.text ?? {}).map(([code, constructs]) => {
    const paired = [constructs ?? []].flat().map((construct) => {
      const isStrike = construct.name === 'strikethrough'
      return { ...construct, resolveAll: isStrike ? resolveStrikethrough : resolveEmphasis }
    })
    return [code, paired] as const
  })
  const insideSpan = { null: text.flatMap(([, paired]) => paired) }
  return { ...extension, text: Object.fromEntries(text), insideSpan }
}

/** micromark resolves first what comes first in a text. */
function resolveEmphasis(events: Event[], context: Context): Event[] {
  return resolve(events, context, [emphasis, strikethrough])
}

function resolveStrikethrough(events: Event[], context: Context): Event[] {
  return resolve(events, context, insideSpans)
}

/** Some of the same sign in a row. Those that are used are taken from the ends of its token. */
interface SignRun {
  readonly kind: RunKind
  readonly token: TextToken
  readonly marker: number
  /** Where it stands among the events. */
  readonly index: number
  /** Where it stands among the runs that no span surrounds. */
  place: number
  /** The spans that end with it, from the inner to the outer. */
  readonly closed: PairedSpan[]
  /** The spans that begin with it, from the inner to the outer. */
  readonly opened: PairedSpan[]
}

/** The tokens of a pair, and of what stands between. */
type PairedSpan = Readonly<Record<'group' | 'opener' | 'text' | 'closer', TextToken>>

type SpanTypes = Readonly<Record<keyof PairedSpan, TextToken['type']>>

/** What differs between emphasis and strikethrough. */
interface RunKind {
  /** The type of a run's token before it is resolved. */
  readonly unresolved: TextToken['type']
  readonly fits: (opener: SignRun, closer: SignRun) => boolean
  /** The same for all openers that fit the same closers. */
  readonly classOf: (opener: SignRun) => number
  /** How many signs of each run a pair uses. */
  readonly used: (opener: SignRun, closer: SignRun) => number
  readonly types: (used: number) => SpanTypes
}

const emphasis: RunKind = {
  unresolved: 'attentionSequence',
  fits(opener, closer) {
    if (opener.marker !== closer.marker) return false
    if (!opener.token._close && !closer.token._open) return true
    return lengthOf(closer) % 3 === 0 || (lengthOf(opener) + lengthOf(closer)) % 3 !== 0
  },
  classOf: (opener) => opener.marker * 6 + (opener.token._close ? 3 : 0) + (lengthOf(opener) % 3),
  used: (opener, closer) => (lengthOf(opener) > 1 && lengthOf(closer) > 1 ? 2 : 1),
  types: (used) => (used > 1 ? strong : emphasized),
}

const strong: SpanTypes = {
  group: 'strong',
  opener: 'strongSequence',
  text: 'strongText',
  closer: 'strongSequence',
}

const emphasized: SpanTypes = {
  group: 'emphasis',
  opener: 'emphasisSequence',
  text: 'emphasisText',
  closer: 'emphasisSequence',
}

const strikethrough: RunKind = {
  unresolved: 'strikethroughSequenceTemporary',
  fits: (opener, closer) => lengthOf(opener) === lengthOf(closer),
  classOf: lengthOf,
  used: lengthOf,
  types: () => struck,
}

const struck: SpanTypes = {
  group: 'strikethrough',
  opener: 'strikethroughSequence',
  text: 'strikethroughText',
  closer: 'strikethroughSequence',
}

/** Within a span, what the last extension brings comes first. */
const insideSpans: readonly RunKind[] = [strikethrough, emphasis]

function resolve(events: Event[], context: Context, kinds: readonly RunKind[]): Event[] {
  const runs = runsOf(events, context)
  if (runs.length > 0) {
    pairAll(runs, kinds)
    putSpansInto(events, runs, context)
  }
  return events
}

function runsOf(events: readonly Event[], context: Context): SignRun[] {
  const runs: SignRun[] = []
  events.forEach((event, index) => {
    const token = event[1]
    const isEmphasis = token.type === emphasis.unresolved
    if ((!isEmphasis && token.type !== strikethrough.unresolved) || event[0] === 'exit') return
    const kind = isEmphasis ? emphasis : strikethrough
    const marker = context.sliceSerialize(token).charCodeAt(0)
    runs.push({ kind, token, marker, index, place: 0, closed: [], opened: [] })
  })
  return runs
}

function pairAll(runs: readonly SignRun[], kinds: readonly RunKind[]): void {
  let left = runs
  for (const kind of kinds) {
    if (left.length < 2) return
    // those of the kind that are left are text from then on
    left = pair(left, kind).filter((run) => run.kind !== kind)
  }
}

/**
 * Pairs the runs of a kind, and once more those between the two of each pair, as micromark does: a run that
 * became shorter may fit there. Returns the runs that are between none.
 */
function pair(runs: readonly SignRun[], kind: RunKind): SignRun[] {
  const outside: SignRun[] = []
  const openers = new Map<number, SignRun[]>()
  for (const run of runs) {
    const isOfKind = run.kind === kind
    while (isOfKind && run.token._close && lengthOf(run) > 0) {
      const opener = lastThatFits(run)
      if (opener === undefined) break
      for (const stack of openers.values()) {
        while ((stack.at(-1)?.place ?? -1) >= opener.place) stack.pop()
      }
      pairAll(outside.splice(opener.place + 1), insideSpans)
      join(opener, run)
      if (lengthOf(opener) > 0) wait(opener)
      else outside.pop()
    }
    if (lengthOf(run) === 0) continue
    run.place = outside.push(run) - 1
    if (isOfKind && run.token._open) wait(run)
  }
  return outside

  function lastThatFits(closer: SignRun): SignRun | undefined {
    let last: SignRun | undefined
    for (const stack of openers.values()) {
      const opener = stack.at(-1)
      if (opener === undefined || opener.place < (last?.place ?? 0)) continue
      if (kind.fits(opener, closer)) last = opener
    }
    return last
  }

  function wait(opener: SignRun): void {
    const stack = openers.get(kind.classOf(opener))
    if (stack === undefined) openers.set(kind.classOf(opener), [opener])
    else stack.push(opener)
  }
}

/** Makes a span of two runs, of the signs that are nearest to each other. */
function join(opener: SignRun, closer: SignRun): void {
  const used = opener.kind.used(opener, closer)
  const types = opener.kind.types(used)
  const [begin, end] = [opener.token.end, closer.token.start]
  const [start, stop] = [moved(begin, -used), moved(end, used)]
  const span: PairedSpan = {
    group: { type: types.group, start, end: stop },
    opener: { type: types.opener, start, end: begin },
    text: { type: types.text, start: begin, end },
    closer: { type: types.closer, start: end, end: stop },
  }
  opener.opened.push(span)
  closer.closed.push(span)
  opener.token.end = start
  closer.token.start = stop
}

/** The point some signs on, as a run is on one line. A copy has the hidden class of micromark's own points. */
function moved(point: TextToken['start'], by: number): TextToken['start'] {
  const copy = { ...point }
  copy.column += by
  copy.offset += by
  copy._bufferIndex += by
  return copy
}

function lengthOf({ token }: SignRun): number {
  return token.end.offset - token.start.offset
}

/** Puts the events of the spans in the place of their runs. Signs that are left are text. */
function putSpansInto(events: Event[], runs: readonly SignRun[], context: Context): void {
  // micromark holds on to the array
  const before = events.splice(0)
  let done = 0
  const copyTo = (end: number) => {
    for (const event of before.slice(done, end)) events.push(event)
    // a run has two events
    done = end + 2
  }
  for (const run of runs) {
    copyTo(run.index)
    for (const { text, closer, group } of run.closed) {
      events.push(['exit', text, context], ['enter', closer, context])
      events.push(['exit', closer, context], ['exit', group, context])
    }
    run.token.type = 'data'
    if (lengthOf(run) > 0) events.push(['enter', run.token, context], ['exit', run.token, context])
    for (const { group, opener, text } of run.opened.reverse()) {
      events.push(['enter', group, context], ['enter', opener, context])
      events.push(['exit', opener, context], ['enter', text, context])
    }
  }
  copyTo(before.length)
}
