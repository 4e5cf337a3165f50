import matter from 'gray-matter'
import {
  type Diagnostic,
  describe,
  diagnostic,
  lineAndColumn,
  type Place,
  shorten,
} from '../diagnostics/index.ts'
import { failure, type Result, success } from '../model/index.ts'
import {
  aliasLimit,
  FrontMatterError,
  type FrontMatterLanguage,
  languages,
  type ParsedFields,
} from './front-matter-languages.ts'
import { type FrontMatterPart, unfencedFrontMatter } from './unfenced-front-matter.ts'

/** The fields that stand before the text of an article, and the place of each. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>
  /** The offset in the text at which the body begins. */
  readonly end: number
  /** Whether escape sequences may give a text characters that its file does not hold. */
  readonly hasEscapes: boolean
  /** Fields that are written more than once, of which the last counts. */
  readonly duplicates: readonly DuplicateField[]
  /** The place of a field, or of the text `value` within the field. */
  place(field: string, value?: string): Place
}

export interface DuplicateField {
  readonly name: string
  /** Whether the same value is written each time. */
  readonly agree: boolean
  /** Where the last one stands. */
  readonly place: Place
}

/** Front matter with its fences. */
interface FrontMatterBlock extends FrontMatterPart {
  /** Undefined where no fence opens it. */
  readonly delimiters: readonly [open: string, close: string] | undefined
}

/** Lines are limited too, because gray-matter's search for comments is quadratic in blank lines. */
const limits = { bytes: 64 * 1024, lines: 2000 }

/** To find a place takes a pass through the front matter, and nobody looks at as many problems of one file. */
const maxPlaces = 200

/**
 * Parses the front matter of an article: YAML between `---`, TOML between `+++`, any of YAML, TOML
 * and JSON between fences that name it (`---json`), Hugo's bare `{ … }`, and what no fence opens
 * (`unfencedFrontMatter`).
 */
export function parseFrontMatter(text: string, file: string): Result<FrontMatter> {
  const found = findBlock(text, file)
  if (!found.ok) return found
  const block = found.value
  if (block === undefined) {
    const nothing = { data: {}, end: 0, hasEscapes: false, duplicates: [] }
    return success({ ...nothing, place: () => ({ file }) })
  }
  const { source, start, end, language } = block
  const placeAt = (offset: number): Place => ({
    file,
    ...lineAndColumn(text, Math.max(start + offset, 0)),
  })
  let places = 0
  try {
    const { data, duplicates } = parse(block)
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      const found = describe(data)
      return failure(diagnostic('front-matter-not-map', placeAt(source.search(/\S/)), { found }))
    }
    return success({
      data: data as Record<string, unknown>,
      end,
      // those of quotes, slashes and line breaks stand for nothing else
      hasEscapes: /\\[^\\"/nrt]/.test(source),
      duplicates: duplicates.map(({ name, agree, offset }) => {
        return { name, agree, place: placeAt(offset) }
      }),
      place(field, value) {
        places += 1
        if (places > maxPlaces) return { file }
        const span = languages[language].spanOf(source, field)
        if (span === undefined) return { file }
        const text = source.slice(span.start, span.end)
        const offset = value ? text.indexOf(value, text.search(/[:=\]]/)) : -1
        return placeAt(span.start + Math.max(offset, 0))
      },
    })
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error
    const place = placeAt(error.offset)
    return failure(
      error.kind === 'aliases'
        ? diagnostic('front-matter-aliases', place, { limit: aliasLimit })
        : brokenFrontMatter(language, error.message, place),
    )
  }
}

/**
 * The part of a file that holds all of its front matter, so that the rest need not be decoded.
 * Where the bytes alone do not show its end, it is the whole file.
 */
export function headOf(file: Uint8Array): Uint8Array {
  const start = file[0] === 0xef ? 3 : 0
  const close = closings.get(file[start])
  if (close === undefined) return file
  // the same bytes, with a search for more than one of them
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const closing = bytes.indexOf(close, start)
  return closing === -1
    ? file
    : file.subarray(0, bytes.indexOf('\n', closing + 1) + 1 || file.length)
}

/** What ends front matter, by the first byte of the fence that opens it. */
const closings: ReadonlyMap<number | undefined, string> = new Map([
  [0x2d, '\n---'],
  [0x2b, '\n+++'],
  [0x7b, '\n}'],
])

/** Where the body of an article begins. */
export function bodyOffset(text: string, file: string): number {
  return findBlock(text, file).value?.end ?? 0
}

/** Finds the fences, and refuses front matter that must not reach a parser. */
function findBlock(text: string, file: string): Result<FrontMatterBlock | undefined> {
  const opening = /^(?:(\{)[ \t]*(?=\n)|(---|\+\+\+)(?![-+])(.*))/.exec(text)
  if (opening === null) return unopened(text, file)
  const [line, brace, fence = brace ?? '', name = ''] = opening
  const first: Place = { file, line: 1, column: 1 }
  const language = languageOf(fence, name.trim())
  if (language === undefined) {
    const named = shorten(name.trim(), 40)
    return failure(diagnostic('front-matter-language', first, { language: named }))
  }

  const close = fence === '{' ? '}' : fence
  const closing = text.indexOf(`\n${close}`, fence.length) + 1
  if (closing === 0) return failure(diagnostic('front-matter-unclosed', first, { fence, close }))
  const [closingLine = ''] = /.*/.exec(text.slice(closing)) ?? []
  if (closingLine.trimEnd() !== close) {
    const reason = `a line begins with ${close} and goes on`
    const place = { file, ...lineAndColumn(text, closing) }
    return failure(brokenFrontMatter(language, reason, place))
  }

  const start = fence === '{' ? 0 : line.length
  const source = text.slice(start, fence === '{' ? closing + 1 : closing)
  const excess = excessOf(source)
  if (excess !== undefined) return failure(diagnostic('front-matter-large', first, excess))
  const end = Math.min(closing + closingLine.length + 1, text.length)
  return success({ language, delimiters: [fence, close], source, start, end })
}

/**
 * Front matter without its first fence. After blanks it would count as text, and a draft would be
 * published with it.
 */
function unopened(text: string, file: string): Result<FrontMatterBlock | undefined> {
  const late = /^\s+(---|\+\+\+)[ \t]*\n\s*["']?[\w-]+["']?[ \t]*[:=]/.exec(text)
  const fence = late?.[1]
  if (late === null || fence === undefined || !text.includes(`\n${fence}`, late[0].length)) {
    const head = unfencedFrontMatter(text, file, limits.bytes)
    if (head === undefined) return success(undefined)
    const excess = excessOf(head.source)
    return excess === undefined
      ? success({ ...head, delimiters: undefined })
      : failure(diagnostic('front-matter-large', { file, line: 1, column: 1 }, excess))
  }
  const place = { file, ...lineAndColumn(text, text.indexOf(fence)) }
  return failure(diagnostic('front-matter-late', place, { fence }))
}

function brokenFrontMatter(
  language: FrontMatterLanguage,
  reason: string,
  place: Place,
): Diagnostic {
  return diagnostic('front-matter-broken', place, { language: language.toUpperCase(), reason })
}

function languageOf(fence: string, name: string): FrontMatterLanguage | undefined {
  if (fence === '{') return 'json'
  if (name === '') return fence === '---' ? 'yaml' : 'toml'
  const folded = name.toLowerCase()
  const language = folded === 'yml' ? 'yaml' : folded
  const isKnown = language !== 'plain' && Object.hasOwn(languages, language)
  return isKnown ? (language as FrontMatterLanguage) : undefined
}

function excessOf(source: string): { size: string; limit: string } | undefined {
  if (source.length <= limits.lines) return undefined
  const bytes = Buffer.byteLength(source)
  if (bytes > limits.bytes) return { size: `${bytes} bytes`, limit: `${limits.bytes} bytes` }
  const lines = source.split('\n').length
  return lines > limits.lines
    ? { size: `${lines} lines`, limit: `${limits.lines} lines` }
    : undefined
}

/**
 * Hands the front matter alone to gray-matter, always with options, because without them it caches
 * for ever. Its own engines are never used, because the one for JavaScript runs the code.
 */
function parse({ language, delimiters, source }: FrontMatterBlock): ParsedFields {
  if (delimiters === undefined) return languages[language].parse(source)
  const [open, close] = delimiters
  const text = open === '{' ? source : `${open}${source}${close}\n`
  let duplicates: ParsedFields['duplicates'] = []
  const engine = (inner: string) => {
    const parsed = languages[language].parse(open === '{' ? source : inner)
    duplicates = parsed.duplicates
    return parsed.data as object
  }
  const { data } = matter(text, {
    language,
    delimiters: [open, close],
    engines: { [language]: engine },
  })
  return { data, duplicates }
}
