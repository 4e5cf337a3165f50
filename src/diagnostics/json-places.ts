import { findNodeAtLocation, parse, parseTree, printParseErrorCode } from 'jsonc-parser'

/** Why a text is not in its language, and the offset of the first error. */
export interface DataFault {
  readonly reason: string
  readonly offset: number
}

/** The first error of a text that is not JSON. `JSON.parse` does not always tell its place. */
export function jsonFault(text: string): DataFault {
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

/**
 * A JSON text with one more property at a path of keys. Whatever else is in it stays as it is written;
 * undefined where the path leads to no map, or to a property that there is already.
 */
export function withProperty(
  text: string,
  path: readonly string[],
  value: string,
): string | undefined {
  let map = unlessTooDeep(() => parseTree(text))
  let depth = 0
  for (; depth < path.length; depth++) {
    const inner = map && findNodeAtLocation(map, [path[depth] ?? ''])
    if (inner === undefined) break
    map = inner
  }
  const [key, ...rest] = path.slice(depth)
  if (map?.type !== 'object' || key === undefined) return undefined
  const added = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
  const { offset, length, children = [] } = map
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  '
  const margin = eol + indent.repeat(depth)
  const lines = JSON.stringify({ [key]: added }, null, indent)
    .split('\n')
    .slice(1, -1)
  const last = children.at(-1)
  if (last === undefined) {
    return `${text.slice(0, offset)}{${margin}${lines.join(margin)}${margin}}${text.slice(offset + length)}`
  }
  const end = last.offset + last.length
  // a map on one line stays on it
  const isOneLine = !text.slice(offset, offset + length).includes('\n')
  const property = isOneLine
    ? ` ${JSON.stringify(key)}: ${JSON.stringify(added)}`
    : margin + lines.join(margin)
  return `${text.slice(0, end)},${property}${text.slice(end)}`
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
