import type { Diagnostic } from '../diagnostics/index.ts'

/**
 * The result of a function that may fail: a value or none, and in both cases the problems that were
 * found. A value with an error among its diagnostics is incomplete, such as the list of a folder of
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
