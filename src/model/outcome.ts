import type { Diagnostic } from '../diagnostics/index.ts'

/** A value, or none, and what was found on the way to it. */
export interface Outcome<Value> {
  readonly value: Value | undefined
  readonly diagnostics: readonly Diagnostic[]
}
