import { findNodeAtLocation, parse, parseTree, printParseErrorCode } from 'jsonc-parser'

/** A fault of a JSON text, with its offset. */
export interface JsonFault {
  readonly reason: string
  readonly offset: number
}

/** The first place where a text is not JSON, and why; `JSON.parse` does not always know the place. */
export function jsonFault(text: string): JsonFault {
  const errors: { error: number; offset: number; length: number }[] = []
  const options = { disallowComments: true, allowTrailingComma: false }
  unlessTooDeep(() => parse(text, errors, options))
  const first = errors[0]
  if (first === undefined) return { reason: 'not JSON', offset: 0 }
  const words = printParseErrorCode(first.error).replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  return { reason: words.toLowerCase(), offset: first.offset }
}

/** The offset at which a path of keys is written in a JSON text, if it is. */
export function jsonOffset(text: string, path: readonly (string | number)[]): number | undefined {
  const tree = unlessTooDeep(() => parseTree(text))
  const node = tree && findNodeAtLocation(tree, [...path])
  return node?.parent?.type === 'array' ? node.offset : node?.parent?.offset
}

/** The parser calls itself for every level, so a text of brackets alone exhausts the stack. */
function unlessTooDeep<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
