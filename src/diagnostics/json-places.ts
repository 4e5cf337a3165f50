import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parse,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'

/** Why a text is not JSON, and the offset of the first error. */
export interface JsonFault {
  readonly reason: string
  readonly offset: number
}

/** The first error of a text that is not JSON. `JSON.parse` does not always tell its place. */
export function jsonFault(text: string): JsonFault {
  const errors: { error: number; offset: number; length: number }[] = []
  const options = { disallowComments: true, allowTrailingComma: false }
  unlessTooDeep(() => parse(text, errors, options))
  const first = errors[0]
  if (first === undefined) return { reason: 'not JSON', offset: 0 }
  const words = printParseErrorCode(first.error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  return { reason: words.toLowerCase(), offset: first.offset }
}

/** A part of a text, by its offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where a path of keys leads in a JSON text: the property, or the element of a list. */
export function jsonSpan(text: string, path: readonly (string | number)[]): Span | undefined {
  const tree = unlessTooDeep(() => parseTree(text))
  const value = tree && findNodeAtLocation(tree, [...path])
  const node = value?.parent?.type === 'array' ? value : value?.parent
  return node && { start: node.offset, end: node.offset + node.length }
}

/** A JSON text with a value at a path of keys. Whatever else is in it stays as it is written. */
export function withJsonValue(text: string, path: readonly string[], value: unknown): string {
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  '
  const formattingOptions = {
    tabSize: indent.length,
    insertSpaces: !indent.startsWith('\t'),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  }
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }))
}

/**
 * The parser calls itself for every level, so a text of nothing but brackets exhausts the stack.
 */
function unlessTooDeep<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
