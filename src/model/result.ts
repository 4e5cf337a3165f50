import type { Diagnostic } from '../diagnostics/index.ts'

/**
 * What a function that may fail gives: a value, or none, and in both cases what was found on the way.
 * With an error among the diagnostics a value is not all that there should be, as with a folder of
 * which one file cannot be read.
 */
export type Result<Value, Problem = Diagnostic> = Success<Value, Problem> | Failure<Problem>

export interface Success<Value, Problem = Diagnostic> {
  readonly ok: true
  readonly value: Value
  readonly diagnostics: readonly Problem[]
}

export interface Failure<Problem = Diagnostic> {
  readonly ok: false
  readonly value?: undefined
  readonly diagnostics: readonly Problem[]
}

export function success<Value, Problem = Diagnostic>(
  value: Value,
  diagnostics: readonly Problem[] = [],
): Success<Value, Problem> {
  return { ok: true, value, diagnostics }
}

export function failure<Problem = Diagnostic>(
  ...diagnostics: readonly Problem[]
): Failure<Problem> {
  return { ok: false, diagnostics }
}
