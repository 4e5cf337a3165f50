import type { Code, Severity } from './catalogue.ts'
import type { Diagnostic } from './diagnostic.ts'
import { groupBy } from './group-by.ts'

/** All problems of one code. */
export interface DiagnosticGroup {
  readonly code: Code
  readonly severity: Severity
  /** Those that say the same, each with its places. */
  readonly alike: readonly (readonly [Diagnostic, ...Diagnostic[]])[]
  /** How many others there are. */
  readonly others: number
}

/**
 * Problems by their codes, so that what repeats is said once: errors before warnings, and otherwise in the order
 * in which they are found.
 *
 * @param limit how many places of a code are named
 */
export function groupDiagnostics(
  diagnostics: readonly Diagnostic[],
  limit: number,
): readonly DiagnosticGroup[] {
  const groups = groupBy(diagnostics, ({ severity, code }) => `${severity} ${code}`)
  const all = [...groups.values()].map((found): DiagnosticGroup => {
    const [{ code, severity }] = found
    const named = found.slice(0, limit)
    const alike = groupBy(named, ({ message, help }) => `${message}\n${help}`)
    return { code, severity, alike: [...alike.values()], others: found.length - named.length }
  })
  return all.toSorted((a, b) => rank(a) - rank(b))
}

function rank({ severity }: DiagnosticGroup): number {
  return severity === 'error' ? 0 : 1
}
