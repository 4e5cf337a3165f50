/** The languages in which generators let a config be a program; TypeScript is read as JavaScript. */
export type Dialect = 'javascript' | 'python'

/** A word of a program. Comments and blanks are none. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'template' | 'sign'
  /** Of a string its value, of all else what is written. */
  readonly text: string
  /** Whether it stands at the very beginning of a line. */
  readonly isFirst: boolean
}

const blanks = /[^\S\n]+|\n/y
const comments: Readonly<Record<Dialect, RegExp>> = {
  javascript: /\/\/[^\n]*|\/\*.*?(?:\*\/|$)/sy,
  python: /#[^\n]*/y,
}
const strings: Readonly<Record<Dialect, RegExp>> = {
  // an apostrophe in the text of a page opens a string that ends with its line
  javascript: /(['"])((?:\\.|(?!\1)[^\\\n])*)\1?|(`)((?:\\.|[^\\`])*)`?/sy,
  python:
    /[rRuUbBfF]{0,2}(?:("""|''')((?:\\.|(?!\1)[^\\])*)(?:\1|$)|(['"])((?:\\.|(?!\3)[^\\\n])*)\3?)/sy,
}
const regularExpression = /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y
const names = /[\p{L}_$][\p{L}\p{N}_$]*/uy
const numbers = /-?\d[\w.]*/y
const signs = /\.\.\.|=>|===?|!==?|\|\||&&|\?\?|\?\.|./sy

/** Cuts a program into its words. It takes any text, and never fails. */
export function tokensOf(text: string, dialect: Dialect): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  while (at < text.length) {
    const isFirst = at === 0 || text[at - 1] === '\n'
    const push = (kind: Token['kind'], value: string) => tokens.push({ kind, text: value, isFirst })
    const skipped = match(blanks) ?? match(comments[dialect])
    if (skipped !== null) {
      at += skipped[0].length
      continue
    }
    const string = match(strings[dialect])
    if (string !== null) {
      const [whole, open, inner, otherOpen, otherInner] = string
      const value = unescaped(inner ?? otherInner ?? '')
      const isFilled = open === undefined && otherOpen === '`'
      // an f-string of Python must be computed, as a name without a value
      if (/^\w?f/i.test(whole) && value.includes('{')) push('name', '')
      else push(isFilled ? 'template' : 'string', value)
      at += whole.length
      continue
    }
    const last = tokens.at(-1)
    const isOperand = last !== undefined && (last.kind !== 'sign' || /^[)\]}]$/.test(last.text))
    const isRegular = dialect === 'javascript' && !isOperand
    const [kind, found] = firstOf([
      ['sign', isRegular ? match(regularExpression) : null],
      ['name', match(names)],
      ['number', match(numbers)],
      ['sign', match(signs)],
    ])
    push(kind, found[0])
    at += found[0].length
  }
  return tokens
}

type Match = readonly [Token['kind'], RegExpExecArray]

function firstOf(matches: readonly (readonly [Token['kind'], RegExpExecArray | null])[]): Match {
  const found = matches.find((match): match is Match => match[1] !== null)
  if (found === undefined) throw new RangeError('every character is a sign at least')
  return found
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' }

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(.))/gis,
    (whole, long?: string, four?: string, two?: string, letter?: string) => {
      const code = long ?? four ?? two
      if (code === undefined) return escapes[letter ?? ''] ?? letter ?? ''
      const point = Number.parseInt(code, 16)
      return point > 0x10_ff_ff ? whole : String.fromCodePoint(point)
    },
  )
}
