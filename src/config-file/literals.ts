import { isRecord, withoutUndefined } from '../model/index.ts'
import { type Dialect, type Token, tokensOf } from './program-tokens.ts'

/** What a program says in so many words: values by the names that they are given. */
export type Literals = Readonly<Record<string, unknown>>

/** More levels than any config has. The reader calls itself for each. */
const depthLimit = 50

/** More words than any config has. Some are read again, as what a function may return. */
const wordLimit = 500_000

/**
 * Reads what can be known of a config that is a program without running it: constants that are texts,
 * numbers, lists and maps, and the keys of the map that it exports. What must be computed is missing.
 *
 * Someone else’s program may do anything, and a config that is run needs all of its packages.
 */
export function literalsOf(text: string, dialect: Dialect): Literals {
  const reader = new LiteralReader(tokensOf(text, dialect))
  return dialect === 'python' ? reader.assignments() : reader.module()
}

class LiteralReader {
  readonly #tokens: readonly Token[]
  readonly #names = new Map<string, unknown>()
  #at = 0
  #read = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** Python: the names that are given values at the beginning of a line. */
  assignments(): Literals {
    while (this.#at < this.#tokens.length) {
      const name = this.#next()
      if (name.kind !== 'name' || !name.isFirst || !this.#takes('=')) continue
      this.#names.set(name.text, this.#value(0))
    }
    return Object.fromEntries(this.#names)
  }

  /** JavaScript: its constants, and over them the keys of the exported map. */
  module(): Literals {
    let exported: unknown
    let returned: unknown
    while (this.#at < this.#tokens.length && this.#read <= wordLimit) {
      const { kind, text } = this.#next()
      if (kind !== 'name') continue
      if (/^(?:const|let|var)$/.test(text)) this.#declaration()
      else if (text === 'default' || this.#isModuleExports(text)) {
        const start = this.#at
        exported = this.#value(0) ?? exported
        // a function is looked into for what it returns
        if (!isRecord(exported)) this.#at = start
      } else if (text === 'return') {
        const start = this.#at
        const value = this.#value(0)
        if (isRecord(value)) returned = { ...(isRecord(returned) ? returned : {}), ...value }
        this.#at = start
      }
    }
    const names = Object.fromEntries(this.#names)
    return { ...names, ...(isRecord(exported) ? exported : isRecord(returned) ? returned : {}) }
  }

  #isModuleExports(text: string): boolean {
    if (text !== 'module' || !this.#takes('.')) return false
    return this.#next().text === 'exports' && this.#takes('=')
  }

  /** After `const`: a name, perhaps a type, and a value. */
  #declaration(): void {
    const name = this.#next()
    if (name.kind !== 'name') return
    if (this.#peek().text === ':') {
      while (!/^(?:=|;|)$/.test(this.#peek().text)) this.#next()
    }
    if (this.#takes('=')) this.#define(name.text)
  }

  #define(name: string): void {
    const start = this.#at
    const value = this.#value(0)
    if (value === undefined) this.#at = start
    else if (!this.#names.has(name)) this.#names.set(name, value)
  }

  /** An expression, or undefined for one that must be computed. */
  #value(depth: number): unknown {
    let value = this.#operand(depth)
    for (;;) {
      if (this.#takes('||') || this.#takes('??')) value = first(value, this.#operand(depth))
      else if (this.#takes('+')) value = joined(value, this.#operand(depth))
      else return isOperator(this.#peek()) ? undefined : value
    }
  }

  #operand(depth: number): unknown {
    const token = this.#peek()
    if (depth > depthLimit || isEnd(token)) return undefined
    this.#next()
    if (token.kind === 'string') return this.#strings(token.text)
    if (token.kind === 'template') return this.#template(token.text)
    if (token.kind === 'number') return Number(token.text.replaceAll('_', ''))
    if (token.kind === 'name') return this.#named(token.text, depth)
    if (token.text === '{') return this.#map(depth + 1)
    if (token.text === '[') return this.#list(']', depth + 1)
    if (token.text === '(') return this.#group(depth + 1)
    return undefined
  }

  /** Python joins texts that stand beside each other. */
  #strings(text: string): string {
    let all = text
    while (this.#peek().kind === 'string') all += this.#next().text
    return all
  }

  #template(text: string): string | undefined {
    let isKnown = true
    const filled = text.replace(/\$\{([^}]*)\}/g, (_, inner: string) => {
      const value = this.#path(inner.trim().split('.'))
      isKnown &&= typeof value === 'string'
      return String(value)
    })
    return isKnown ? filled : undefined
  }

  /** A constant, one of its keys, or a call, which stands for the map that it is given. */
  #named(name: string, depth: number): unknown {
    const known = keywords.get(name)
    if (known !== undefined) return known.value
    if (name === 'new' || name === 'await') return this.#operand(depth)
    const path = [name]
    while (this.#takes('.') || this.#takes('?.')) path.push(this.#next().text)
    if (this.#peek().text !== '(') return this.#path(path)
    let value: unknown
    while (this.#takes('(')) {
      const [given, ...others] = this.#list(')', depth + 1)
      value = isRecord(given) || name === 'URL' ? given : others.find(isRecord)
    }
    return value
  }

  #path(path: readonly string[]): unknown {
    const [name = '', ...keys] = path
    return keys.reduce<unknown>(
      (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
      this.#names.get(name),
    )
  }

  /** `( … )`: an arrow function gives its result, Python’s tuple is a list, all else its content. */
  #group(depth: number): unknown {
    const values = this.#list(')', depth)
    if (this.#takes('=>')) return this.#peek().text === '{' ? undefined : this.#value(depth)
    return values.length === 1 ? values[0] : values
  }

  #list(close: string, depth: number): readonly unknown[] {
    const values: unknown[] = []
    this.#readItems(close, () => values.push(this.#value(depth)))
    return values
  }

  #map(depth: number): Literals {
    const entries: (readonly [string, unknown])[] = []
    this.#readItems('}', () => {
      const key = this.#next()
      if (key.text === '...' && key.kind === 'sign') {
        const spread = this.#value(depth)
        if (isRecord(spread)) entries.push(...Object.entries(spread))
      } else if (key.kind !== 'sign' && this.#takes(':')) {
        entries.push([key.text, this.#value(depth)])
      } else if (key.kind === 'name' && isEnd(this.#peek())) {
        entries.push([key.text, this.#path([key.text])])
      }
    })
    return withoutUndefined(Object.fromEntries(entries))
  }

  /** What stands between commas, up to a bracket. */
  #readItems(close: string, read: () => void): void {
    while (this.#at < this.#tokens.length && !this.#takes(close)) {
      const start = this.#at
      read()
      this.#skipToEnd()
      if (!this.#takes(',') && this.#at === start) this.#next()
    }
  }

  /** To the comma or the bracket that ends an expression, over all that stands in brackets. */
  #skipToEnd(): void {
    let depth = 0
    while (this.#at < this.#tokens.length) {
      const token = this.#peek()
      if (depth === 0 && isEnd(token)) return
      if (token.kind === 'sign' && /^[{[(]$/.test(token.text)) depth++
      if (token.kind === 'sign' && /^[}\])]$/.test(token.text)) depth--
      this.#next()
    }
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? nothing
  }

  #next(): Token {
    const token = this.#peek()
    this.#at = this.#read++ < wordLimit ? this.#at + 1 : this.#tokens.length
    return token
  }

  #takes(sign: string): boolean {
    const token = this.#peek()
    const isIt = token.kind === 'sign' && token.text === sign
    if (isIt) this.#next()
    return isIt
  }
}

const nothing: Token = { kind: 'sign', text: '', isFirst: false }

const keywords: ReadonlyMap<string, { readonly value: unknown }> = new Map([
  ['true', { value: true }],
  ['True', { value: true }],
  ['false', { value: false }],
  ['False', { value: false }],
  ['null', { value: undefined }],
  ['None', { value: undefined }],
  ['undefined', { value: undefined }],
])

function isEnd({ kind, text }: Token): boolean {
  return kind === 'sign' && /^[,;}\])]?$/.test(text)
}

/** What follows a value that is only a part of what must be computed. */
function isOperator({ kind, text, isFirst }: Token): boolean {
  if (kind === 'name') return text === 'if' && !isFirst
  return kind === 'sign' && /^(?:[!=]==?|&&|[?<>*/%-])$/.test(text)
}

function first(value: unknown, other: unknown): unknown {
  return value === undefined || value === '' ? other : value
}

function joined(value: unknown, other: unknown): string | undefined {
  return typeof value === 'string' && typeof other === 'string' ? value + other : undefined
}
