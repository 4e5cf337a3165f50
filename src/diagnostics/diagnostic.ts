import {
  type Arguments,
  type CatalogueRow,
  type Code,
  catalogue,
  type Severity,
} from './catalogue.ts'
import { shorten } from './describe.ts'
import { printable } from './printable.ts'

/** Where a problem is. Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
}

/** One problem in the author's files, as a value: what is wrong, where, and what to do. */
export interface Diagnostic extends Place {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly help: string
}

const rows: Readonly<Record<Code, CatalogueRow>> = catalogue

/** The limit is longer than any text of ours, and than most paths. */
const longestArgument = 500

/**
 * A diagnostic of the catalogue, with its texts filled in. They quote only the beginning of an
 * argument that is very long, and control characters as escapes.
 */
export function diagnostic<C extends Code>(code: C, place: Place, args: Arguments<C>): Diagnostic {
  const { severity, message, help } = rows[code]
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name) => {
      return printable(shorten(`${args[name as keyof typeof args]}`, longestArgument))
    })
  return { code, severity, message: fill(message), help: fill(help), ...place }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** Sorted by file, line, column and code, so that every run reports the same in the same order. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.code, b.code),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
