import { type Diagnostic, hasErrors, prettyDiagnostics } from '../diagnostics/index.ts'

/** A value, or none, and what was found on the way to it. With an error, a value is not all of it. */
export interface Outcome<Value> {
  readonly value: Value | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The value of an outcome, for programs that have nothing better to do with problems than to stop.
 *
 * @throws an error that says what was found and where, with the diagnostics as its `cause`
 */
export function orThrow<Value>({ value, diagnostics }: Outcome<Value>): Value {
  if (value !== undefined && !hasErrors(diagnostics)) return value
  throw new Error(prettyDiagnostics(diagnostics), { cause: diagnostics })
}
