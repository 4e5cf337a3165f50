import type { SyntaxText, TextRange } from './syntax-text.ts'

/** Something in doubled braces, or in a brace and a sign. */
export interface BraceSpan extends TextRange {
  readonly opener: '{{<' | '{{%' | '{%' | '{{' | '{#'
  readonly inner: string
}

const brace = /\{\{[<%]|[>%]\}\}|\{%|%\}|\{\{|\}\}|\{#|#\}/g
const closers: Readonly<Record<string, string>> = {
  '{{<': '>}}',
  '{{%': '%}}',
  '{%': '%}',
  '{{': '}}',
  '{#': '#}',
}

/** No tag of an author is as long. */
const longest = 2000

/** All spans of some openers, in one pass: a span begins at the last opener before its end. */
export function braceSpans(
  page: SyntaxText,
  openers: readonly string[],
  inCodeToo = false,
): readonly BraceSpan[] {
  const isKept = (offset: number) => !inCodeToo && page.isKept(offset)
  const spans: BraceSpan[] = []
  let open: RegExpExecArray | undefined
  for (const match of page.text.matchAll(brace)) {
    const [sign] = match
    if (closers[sign] !== undefined) {
      open = isKept(match.index) ? undefined : match
      continue
    }
    if (open === undefined || closers[open[0]] !== sign) continue
    const start = open.index
    const end = match.index + sign.length
    const inner = page.text.slice(start + open[0].length, match.index)
    const isWhole = inner.length <= longest && !/\n[ \t]*\n/.test(inner)
    if (isWhole && openers.includes(open[0]) && !isKept(match.index)) {
      spans.push({ opener: open[0] as BraceSpan['opener'], start, end, inner })
    }
    open = undefined
  }
  return spans
}

/** What a tag is given: `name="value"` or `name: value`, and values without a name. */
export interface TagArguments {
  readonly list: readonly string[]
  /** All of it as it is written. */
  readonly raw: string
  /** The value of the first of these names that there is, or the value at a place of the list. */
  get(...names: readonly (string | number)[]): string | undefined
}

const value = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`,]+)/.source
const argument = new RegExp(
  `(?<![^\\s,])([\\w.-]+)\\s*(?:=|:(?!//)(?=["'\`\\s]|\\d))\\s*(?:${value})|${value}`,
  'g',
)

export function parseArguments(text: string): TagArguments {
  const named = new Map<string, string>()
  const list: string[] = []
  for (const [, name, ...values] of text.matchAll(argument)) {
    const given = (values.find((each) => each !== undefined) ?? '').replace(/\\(["'\\])/g, '$1')
    if (name === undefined) list.push(given)
    else named.set(name.toLowerCase(), given)
  }
  const get = (...names: readonly (string | number)[]) => {
    for (const name of names) {
      const found = typeof name === 'number' ? list[name] : named.get(name)
      if (found !== undefined && found !== '') return found
    }
    return undefined
  }
  return { list, raw: text.trim(), get }
}

/** A tag with the one that ends it, if there is one. */
export interface PairedTag<Tag> {
  readonly tag: Tag
  readonly end: Tag | undefined
}

/** Pairs tags with their ends; ends without a beginning stand in `loose`. */
export function pairTags<Tag extends { readonly name: string; readonly isEnd: boolean }>(
  tags: readonly Tag[],
): { readonly pairs: readonly PairedTag<Tag>[]; readonly loose: readonly Tag[] } {
  const open = new Map<string, number[]>()
  const pairs: { tag: Tag; end: Tag | undefined }[] = []
  const loose: Tag[] = []
  for (const tag of tags) {
    const places = open.get(tag.name) ?? []
    if (!tag.isEnd) {
      open.set(tag.name, places)
      places.push(pairs.push({ tag, end: undefined }) - 1)
      continue
    }
    const pair = pairs[places.pop() ?? -1]
    if (pair === undefined) loose.push(tag)
    else pair.end = tag
  }
  return { pairs, loose }
}
