import { hasErrors, prettyDiagnostics } from '../../src/diagnostics/index.ts'
import type { Result } from '../../src/model/index.ts'

/** The value of a result, for tests of what comes after it. */
export function orThrow<Value>({ value, diagnostics }: Result<Value>): Value {
  if (value !== undefined && !hasErrors(diagnostics)) return value
  throw new Error(prettyDiagnostics(diagnostics))
}
