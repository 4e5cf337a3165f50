import type { Code, Severity } from './catalogue.ts'
import type { Diagnostic } from './diagnostic.ts'

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
  const groups = new Map<string, Diagnostic[]>()
  for (const found of diagnostics) {
    const key = `${found.severity} ${found.code}`
    const same = groups.get(key)
    if (same === undefined) groups.set(key, [found])
    else same.push(found)
  }
  const all = [...groups.values()].flatMap((found): readonly DiagnosticGroup[] => {
    const [first] = found
    if (first === undefined) return []
    const { code, severity } = first
    const others = Math.max(found.length - limit, 0)
    return [{ code, severity, alike: alikeOf(found.slice(0, found.length - others)), others }]
  })
  return all.toSorted((a, b) => rank(a) - rank(b))
}

function rank({ severity }: DiagnosticGroup): number {
  return severity === 'error' ? 0 : 1
}

function alikeOf(found: readonly Diagnostic[]): DiagnosticGroup['alike'] {
  const alike = new Map<string, [Diagnostic, ...Diagnostic[]]>()
  for (const each of found) {
    const key = `${each.message}\n${each.help}`
    const same = alike.get(key)
    if (same === undefined) alike.set(key, [each])
    else same.push(each)
  }
  return [...alike.values()]
}
