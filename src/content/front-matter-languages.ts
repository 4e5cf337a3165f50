import { FAILSAFE_SCHEMA, load, type Schema, Type, YAMLException } from 'js-yaml'
import { parse, TomlDate, TomlError } from 'smol-toml'
import { describe, jsonFault, jsonSpan, type Span } from '../diagnostics/index.ts'

/** The languages that front matter may be written in. None of them can run code. Plain lines have no fences. */
export type FrontMatterLanguage = 'yaml' | 'toml' | 'json' | 'plain'

interface LanguageParser {
  /** Throws a `FrontMatterError`. */
  parse(source: string): ParsedFields
  /** Where a top-level field stands, from its key on. */
  spanOf(source: string, key: string): Span | undefined
}

/** What front matter says, whatever that is. */
export interface ParsedFields {
  readonly data: unknown
  /** Top-level keys that are written more than once, of which the last counts. */
  readonly duplicates: readonly DuplicateKey[]
}

interface DuplicateKey {
  readonly name: string
  /** Whether the same value is written each time. */
  readonly agree: boolean
  /** Of the last one. */
  readonly offset: number
}

/** A key that is written once more later, with what it said before. */
interface EarlierKey extends Omit<DuplicateKey, 'agree'> {
  readonly value: unknown
}

/** Front matter that cannot be parsed: why, and at which offset of its source. */
export class FrontMatterError extends Error {
  readonly kind: 'syntax' | 'aliases'
  readonly offset: number

  constructor(kind: 'syntax' | 'aliases', message: string, offset: number) {
    super(message)
    this.name = 'FrontMatterError'
    this.kind = kind
    this.offset = offset
  }
}

export const languages: Readonly<Record<FrontMatterLanguage, LanguageParser>> = {
  yaml: { parse: parseYaml, spanOf: (source, key) => linesOf(source, yamlKey(key)) },
  toml: { parse: parseToml, spanOf: (source, key) => linesOf(source, tomlKey(key)) },
  json: { parse: parseJson, spanOf: (source, key) => jsonSpan(source, [key]) },
  plain: { parse: parsePlain, spanOf: (source, key) => linesOf(source, yamlKey(key)) },
}

/** The most characters that front matter may have with all its aliases written out. */
export const aliasLimit = 1_000_000

/**
 * The most levels of maps and lists, which is also the limit of js-yaml. What goes through values may
 * then call itself for each level.
 */
const depthLimit = 100
const tooDeep = `it is nested more than ${depthLimit} levels deep`

/**
 * YAML with texts, truth values and null only. A date must reach us as it is written, because it
 * may lack an offset, and a title such as `1.10` or `007` is not a number.
 */
const yamlSchema: Schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    scalar('null', ['', '~', 'null', 'Null', 'NULL'], () => null),
    scalar('bool', ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'], (text) => /^t/i.test(text)),
    scalar('merge', ['<<'], (text) => text),
  ],
})

function scalar(
  name: string,
  spellings: readonly string[],
  construct: (text: string) => unknown,
): Type {
  const known = new Set(spellings)
  const resolve = (text: string | null) => known.has(text ?? '')
  return new Type(`tag:yaml.org,2002:${name}`, { kind: 'scalar', resolve, construct })
}

function parseYaml(source: string): ParsedFields {
  const duplicates: EarlierKey[] = []
  let text = source
  for (;;) {
    try {
      const data: unknown = load(text, { schema: yamlSchema })
      // an alias needs both characters, so most front matter is not measured
      if (text.includes('&') && text.includes('*')) checkAliases(data, text.indexOf('&'))
      return { data: data ?? {}, duplicates: duplicates.map(agreeingWith(data)) }
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error
      const fault = yamlFault(error)
      const earlier = duplicates.length < duplicateLimit ? earlierEntry(text, fault) : undefined
      if (earlier === undefined) throw fault
      const { name, span } = earlier
      const entry = text.slice(span.start, span.end)
      duplicates.push({ name, value: valueIn(entry, name), offset: fault.offset })
      // blanks in its place, so that all offsets stay
      text = text.slice(0, span.start) + entry.replace(/[^\n]/g, ' ') + text.slice(span.end)
    }
  }
}

function yamlFault(error: YAMLException): FrontMatterError {
  const reason = /maxDepth/.test(error.reason) ? tooDeep : error.reason
  return new FrontMatterError('syntax', reason, error.mark?.position ?? 0)
}

/** Each costs another parse. */
const duplicateLimit = 20

/**
 * The entry of a top-level key that the parser has met once more. What the generators of sites do with
 * one of those is known: they take the last. A key twice in an inner map remains a mistake.
 */
function earlierEntry(
  source: string,
  { message, offset }: FrontMatterError,
): { readonly name: string; readonly span: Span } | undefined {
  const isTopLevel = offset === 0 || source[offset - 1] === '\n'
  if (!isTopLevel || !/duplicated mapping key/.test(message)) return undefined
  const key = /^(?:"([^"\\\n]+)"|'([^'\n]+)'|([^\s"'#&*!|>%@`[{-][^:\n]*?))[ \t]*:/.exec(
    source.slice(offset),
  )
  const name = key?.slice(1).find((each) => each !== undefined)
  if (name === undefined) return undefined
  const start = keyOffset(source, yamlKey(name))
  if (start === undefined || start >= offset) return undefined
  // whatever is no continuation of a value at the beginning of a line is another key
  const length = source.slice(start).search(/\n[^\s#\]}-]/)
  return { name, span: { start, end: start + length + 1 } }
}

function valueIn(entry: string, name: string): unknown {
  try {
    const data: unknown = load(entry, { schema: yamlSchema })
    return (data as Record<string, unknown> | null)?.[name]
  } catch {
    // a part of the front matter that is no front matter on its own agrees with nothing
    return undefined
  }
}

function agreeingWith(data: unknown) {
  return ({ name, value, offset }: EarlierKey): DuplicateKey => ({
    name,
    agree: areEqual(value, (data as Record<string, unknown>)[name]),
    offset,
  })
}

/** Aliases may make a small value endless: of a larger one it is not said that it is the same. */
const largestCompared = 1000

function areEqual(one: unknown, other: unknown): boolean {
  let left = largestCompared
  const isSame = (a: unknown, b: unknown): boolean => {
    if (a === b) return true
    left -= 1
    if (left < 0 || Array.isArray(a) !== Array.isArray(b)) return false
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    const [ofOne, ofOther] = [a, b] as Readonly<Record<string, unknown>>[]
    const names = Object.keys(a)
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && isSame(ofOne?.[name], ofOther?.[name]))
    )
  }
  return isSame(one, other)
}

function parseToml(source: string): ParsedFields {
  try {
    const data = Object.entries(parse(source, { maxDepth: depthLimit }))
    const dated = data.map(([key, value]) => [key, withTextDate(value, key, source)])
    // a key that is written twice is no TOML
    return { data: Object.fromEntries(dated), duplicates: [] }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const lines = source.split('\n').slice(0, error.line - 1)
    const offset = lines.reduce((sum, line) => sum + line.length + 1, error.column - 1)
    const [, reason = error.message] = /^Invalid TOML document: (.*)/.exec(error.message) ?? []
    throw new FrontMatterError('syntax', /excessively/.test(reason) ? tooDeep : reason, offset)
  }
}

/** Lines of a name and a text, in which nothing has another meaning. An indented line goes on with a text. */
function parsePlain(source: string): ParsedFields {
  const values = new Map<string, string>()
  const duplicates: EarlierKey[] = []
  let last = ''
  let offset = 0
  for (const line of source.split('\n')) {
    const [, name, text = ''] = /^([\w-]+)[ \t]*:(.*)$/.exec(line) ?? []
    if (name === undefined) {
      values.set(last, `${values.get(last) ?? ''} ${line.trim()}`.trim())
    } else {
      const value = values.get(name)
      if (value !== undefined) duplicates.push({ name, value, offset })
      values.set(name, text.trim())
      last = name
    }
    offset += line.length + 1
  }
  const data = Object.fromEntries([...values].map(([name, text]) => [name, plainValue(name, text)]))
  return { data, duplicates: duplicates.map(agreeingWith(Object.fromEntries(values))) }
}

/** Several authors or tags have semicolons between them, or else commas. */
function plainValue(name: string, text: string): unknown {
  if (!/^(?:authors|tags)$/i.test(name)) return text
  return text.split(text.includes(';') ? ';' : ',').map((each) => each.trim())
}

function parseJson(source: string): ParsedFields {
  let data: unknown
  try {
    data = JSON.parse(source)
  } catch {
    const { reason, offset } = jsonFault(source)
    throw new FrontMatterError('syntax', reason, offset)
  }
  return { data, duplicates: checkJson(source) }
}

/**
 * Looks for what `JSON.parse` lets pass: nesting without end, and a key that is written twice. Of one
 * at the top the last counts, and it is not known whether the values agree.
 */
function checkJson(source: string): readonly DuplicateKey[] {
  const duplicates: DuplicateKey[] = []
  const open: (Set<unknown> | undefined)[] = []
  let text = { token: '""', index: 0 }
  for (const { 0: token, index } of source.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : undefined)
      if (open.length > depthLimit) throw new FrontMatterError('syntax', tooDeep, index)
    } else if (token === '}' || token === ']') {
      open.pop()
    } else if (token === ':') {
      const key: unknown = JSON.parse(text.token)
      if (open.at(-1)?.has(key)) {
        if (open.length > 1 || duplicates.length === duplicateLimit) {
          const reason = `the key ${describe(key)} is written twice`
          throw new FrontMatterError('syntax', reason, text.index)
        }
        duplicates.push({ name: String(key), agree: false, offset: text.index })
      }
      open.at(-1)?.add(key)
    } else {
      text = { token, index }
    }
  }
  return duplicates
}

/**
 * A date as the author wrote it. Whether it has an offset matters, and 31 February must be
 * reported, while TOML's parser makes 3 March of it.
 */
function withTextDate(value: unknown, key: string, source: string): unknown {
  if (!(value instanceof TomlDate)) {
    // the parser limits brackets, but neither dotted keys nor the names of tables
    if (isDeep(value)) throw new FrontMatterError('syntax', tooDeep, tomlOffset(source, key))
    return plainDates(value)
  }
  const line = source.slice(tomlOffset(source, key))
  const [, text] = /^.*?=[ \t]*(\d[\w:.+\- ]*)/.exec(line) ?? []
  return text ?? value.toISOString()
}

/** Nested dates in ISO 8601, which also shows whether there is an offset. */
function plainDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(plainDates)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainDates(inner)]))
}

function isDeep(value: unknown, levels = depthLimit): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((each) => isDeep(each, levels - 1))
}

function checkAliases(data: unknown, offset: number): void {
  const { size, depth } = expand(data)
  if (size > aliasLimit) throw new FrontMatterError('aliases', 'too many aliases', offset)
  if (depth > depthLimit) throw new FrontMatterError('syntax', tooDeep, offset)
}

interface Expanded {
  readonly size: number
  readonly depth: number
}

const endless: Expanded = { size: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY }

/**
 * The length and the levels of a value with every alias written out: a shared value counts each
 * time. Aliases of aliases may be nested deeper than the text that they stand in.
 */
function expand(
  value: unknown,
  known: Map<object, Expanded> = new Map(),
  levels = depthLimit,
): Expanded {
  if (typeof value === 'string') return { size: value.length + 1, depth: 0 }
  if (typeof value !== 'object' || value === null) return { size: 1, depth: 0 }
  const before = known.get(value)
  if (before !== undefined) return before
  if (levels === 0) return { size: 1, depth: endless.depth }
  known.set(value, endless) // a value that contains itself is endless
  let [size, depth] = [1, 0]
  for (const each of Object.values(value)) {
    const inner = expand(each, known, levels - 1)
    size += inner.size
    depth = Math.max(depth, inner.depth)
  }
  known.set(value, { size, depth: depth + 1 })
  return { size, depth: depth + 1 }
}

function tomlOffset(source: string, key: string): number {
  return keyOffset(source, tomlKey(key)) ?? 0
}

function yamlKey(key: string): string {
  return `${quotable(key)}[ \\t]*:`
}

function tomlKey(key: string): string {
  return `\\[*[ \\t]*${quotable(key)}[ \\t]*[=.\\]]`
}

function quotable(key: string): string {
  return `["']?${key.replace(/[^\w ]/g, '\\$&')}["']?`
}

/** A field ends where a line begins with another key or with a table. */
function linesOf(source: string, key: string): Span | undefined {
  const start = keyOffset(source, key)
  if (start === undefined) return undefined
  const length = source.slice(start).search(/\n[\w[]/)
  return { start, end: length === -1 ? source.length : start + length }
}

/** Top-level keys begin a line; nested ones are indented. */
function keyOffset(source: string, pattern: string): number | undefined {
  return new RegExp(`^${pattern}`, 'm').exec(source)?.index
}
