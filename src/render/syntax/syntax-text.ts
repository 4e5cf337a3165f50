import type { HtmlNode } from '../html-tree.ts'
import { maxLength } from '../markdown-limits.ts'

/** From where to where something stands in a text. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Where a match of a pattern stands. */
export function rangeOf({ index, 0: whole }: RegExpExecArray): TextRange {
  return { start: index, end: index + whole.length }
}

/** What a token in the text stands for, until there is HTML to put it into. */
export type Piece =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What stands between a token and the one that closes it is given to `wrap`. */
  | { readonly kind: 'open'; readonly wrap: Wrap }
  | { readonly kind: 'close'; readonly opened: number }
  /** The address of a page that is not known: the link to it becomes its text. */
  | { readonly kind: 'nowhere' }

export type Wrap = (children: readonly HtmlNode[]) => readonly HtmlNode[]

/** Something that was left out, because nothing is known of what it stands for. */
export interface DroppedSyntax {
  /** What a writer calls it, in the plural: `shortcodes`. */
  readonly kind: string
  readonly name: string
  /** The offset in the text as it was at first. */
  readonly offset: number
}

/** The kind of links to posts that are not there: what stands for them is not syntax that is unknown. */
export const unfoundLinks = 'links'

/** Is told each part of the text that is replaced, with its offset in the text as it was at first. */
export type NoteEdit = (offset: number, before: string, after: string) => void

interface Edit extends TextRange {
  readonly text: string
  /** Whether the new text is not to be looked at again. */
  readonly isDone: boolean
}

interface Shift {
  readonly to: number
  readonly from: number
}

/**
 * A text that constructs are taken from. What they become is put into the HTML later, so that neither
 * the Markdown parser nor the HTML parser can misread it: until then a token of letters and digits
 * stands for it, which is a part of a word to both.
 */
export class SyntaxText {
  text: string
  /** The offset where the text became many times as long as it was. */
  excess: number | undefined
  readonly pieces: Piece[] = []
  readonly dropped: DroppedSyntax[] = []
  /** What begins every token, and stands nowhere else in the text. */
  readonly mark: string
  readonly #findCode: (text: string) => readonly TextRange[]
  /** Code, and what else must stay as it is: in order, and apart from each other. */
  #kept: readonly TextRange[]
  #done: readonly TextRange[] = []
  #edits: Edit[] = []
  /** How much longer the text has become, and how much it may. */
  #added = 0
  readonly #most: number
  readonly #shifts: (readonly Shift[])[] = []
  readonly #note: NoteEdit | undefined

  constructor(
    text: string,
    findCode: (text: string) => readonly TextRange[],
    note?: NoteEdit | undefined,
  ) {
    this.text = text
    this.#note = note
    this.#most = maxLength(text.length)
    this.#findCode = findCode
    this.#kept = findCode(text)
    let mark = 'fwsyntax'
    while (text.includes(mark)) mark += 'x'
    this.mark = mark
  }

  /** Whether what stands here must stay as it is. */
  isKept(offset: number): boolean {
    const range = this.#kept[lastBefore(this.#kept, offset)]
    return range !== undefined && offset < range.end
  }

  /** Whether a comment is one, and not a part of code. */
  isComment({ start, end }: TextRange): boolean {
    const range = this.#kept[lastBefore(this.#kept, start)]
    return range?.start === start && range.end === end
  }

  /** All matches of a global pattern that begin outside code. */
  matches(pattern: RegExp): readonly RegExpExecArray[] {
    return [...this.text.matchAll(pattern)].filter(({ index }) => !this.isKept(index))
  }

  /** Replaces a part of the text, once `apply` is called. */
  replace({ start, end }: TextRange, text: string, isDone = false): void {
    this.#added += Math.max(0, text.length - (end - start))
    if (this.#added > this.#most) this.excess ??= this.origin(start)
    this.#edits.push({ start, end, text: this.excess === undefined ? text : '', isDone })
  }

  /**
   * Replaces all matches of a global pattern that begin outside code, once `apply` is called. A match stays
   * where `shown` gives undefined.
   */
  replaceAll(pattern: RegExp, shown: (match: RegExpExecArray) => string | undefined): void {
    for (const match of this.matches(pattern)) {
      const text = shown(match)
      if (text !== undefined) this.replace(rangeOf(match), text)
    }
  }

  /** Sets something in the place of a part of the text that stands apart from its neighbours. */
  replaceLines({ start, end }: TextRange, text: string): void {
    const before = this.text.slice(this.text.lastIndexOf('\n', start - 1) + 1, start)
    const [lead = ''] = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*/.exec(before) ?? []
    // within a list, the next line is indented as far as the text of the item
    const below = lead.replace(/[^>\s]/g, ' ')
    const gap = `\n${below.trimEnd()}\n${below}`
    this.replace({ start, end }, `${lead === below ? gap : ''}${text}${gap}`)
  }

  /** Replaces a part of the text by something that stands among blocks, or else among words. */
  put(range: TextRange, text: string, isBlock: boolean): void {
    if (isBlock) this.replaceLines(range, text)
    else this.replace(range, text)
  }

  html(html: string): string {
    return this.#token({ kind: 'html', html })
  }

  /** Text that is shown as it is, whatever signs are in it. */
  plain(text: string): string {
    return this.#token({ kind: 'text', text })
  }

  /** The tokens around something that is to be wrapped. */
  wrap(wrap: Wrap): { readonly open: string; readonly close: string } {
    const opened = this.pieces.length
    const open = this.#token({ kind: 'open', wrap })
    return { open, close: this.#token({ kind: 'close', opened }) }
  }

  /** Stands where an address is wanted that nobody knows. */
  nowhere(): string {
    return this.#token({ kind: 'nowhere' })
  }

  /**
   * What stands in the place of something that is left out. Within a line, it may be a part of an address,
   * or the only text of what is around it.
   */
  absent({ start, end }: TextRange): string {
    const before = this.text.slice(this.text.lastIndexOf('\n', start - 1) + 1, start)
    const [after = ''] = /[^\n]*/.exec(this.text.slice(end, end + 200)) ?? []
    return before.trim() + after.trim() === '' ? '' : this.nowhere()
  }

  /** A part of the text without tokens, for attributes and names. */
  withoutTokens(text: string): string {
    return text.includes(this.mark) ? text.replace(new RegExp(`${this.mark}\\d+z`, 'g'), '') : text
  }

  /** Remembers what is in no feed, so that its author is told. */
  noteDropped(kind: string, name: string, offset: number): void {
    this.dropped.push({ kind, name: this.withoutTokens(name), offset: this.origin(offset) })
  }

  /**
   * Makes the replacements. Of two that overlap, the one that begins first is made.
   *
   * @param mayChangeCode whether the parser may find code elsewhere afterwards
   */
  apply(mayChangeCode = false): void {
    if (this.#edits.length === 0) return
    const edits = this.#edits.sort((a, b) => a.start - b.start)
    this.#edits = []
    const parts: string[] = []
    const shifts: Shift[] = [{ to: 0, from: 0 }]
    const done: TextRange[] = []
    let length = 0
    let last = 0
    for (const { start, end, text, isDone } of edits) {
      if (start < last) continue
      this.#note?.(this.origin(start), this.text.slice(start, end), this.#shown(text))
      parts.push(this.text.slice(last, start), text)
      length += start - last
      shifts.push({ to: length, from: start })
      if (isDone && text !== '') done.push({ start: length, end: length + text.length })
      length += text.length
      last = end
      shifts.push({ to: length, from: end })
    }
    parts.push(this.text.slice(last))
    const move = ({ start, end }: TextRange) => {
      const moved = shifted(shifts, start)
      return { start: moved, end: moved + end - start }
    }
    this.text = parts.join('')
    this.#shifts.push(shifts)
    this.#done = merged([...this.#done.map(move), ...done])
    this.#kept = merged([
      ...(mayChangeCode ? this.#findCode(this.text) : this.#kept.map(move)),
      ...this.#done,
    ])
  }

  #token(piece: Piece): string {
    if (piece.kind === 'html') this.#added += piece.html.length
    if (piece.kind === 'text') this.#added += piece.text.length
    return `${this.mark}${this.pieces.push(piece) - 1}z`
  }

  /** What an edit shows, with the HTML that its tokens stand for. */
  #shown(text: string): string {
    return text.replace(new RegExp(`${this.mark}(\\d+)z`, 'g'), (_, number) => {
      const piece = this.pieces[Number(number)]
      if (piece?.kind === 'html') return piece.html
      return piece?.kind === 'text' ? piece.text : ''
    })
  }

  /** Where something stood in the text as it was at first. */
  origin(offset: number): number {
    return this.#shifts.reduceRight((at, shifts) => {
      const before = shifts[lastIndex(shifts, ({ to }) => to <= at)]
      return before === undefined ? at : before.from + at - before.to
    }, offset)
  }
}

/** Where an offset is after edits. */
function shifted(shifts: readonly Shift[], offset: number): number {
  const before = shifts[lastIndex(shifts, ({ from }) => from <= offset)]
  return before === undefined ? offset : before.to + offset - before.from
}

function lastBefore(ranges: readonly TextRange[], offset: number): number {
  return lastIndex(ranges, ({ start }) => start <= offset)
}

/** The last place of a sorted list for which something is true that is true of all before it. */
function lastIndex<Value>(list: readonly Value[], isTrue: (value: Value) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const value = list[middle]
    if (value !== undefined && isTrue(value)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Ranges in order, with those joined that overlap. */
export function merged(ranges: readonly TextRange[]): readonly TextRange[] {
  const found: { start: number; end: number }[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  return found
}
