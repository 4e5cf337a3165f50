import {
  type Arguments,
  type CatalogueRow,
  type Code,
  catalogue,
  type Severity,
} from './catalogue.ts'
import { shorten } from './describe.ts'
import { groupBy } from './group-by.ts'
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
  /** Where a build reports all problems of a kind as one: what it is of, and how many. */
  readonly counted?: CountedThings | undefined
}

/** Problems that are alike, by what each is about. */
export interface CountedThings {
  readonly kind: string
  readonly names: Readonly<Record<string, number>>
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

/** So many names of what is counted are told. */
const toldNames = 5

/** Things of a kind that were left out, of which there may be many in every post. */
export function templateSyntax(place: Place, counted: CountedThings): Diagnostic {
  const { kind, names } = counted
  const sorted = Object.entries(names).sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
  const count = sorted.reduce((sum, [, times]) => sum + times, 0)
  const told = sorted.slice(0, toldNames).map(([name, times]) => {
    return times === 1 ? shorten(name, 40) : `${shorten(name, 40)} (${times} times)`
  })
  const list = told.join(', ') + (sorted.length > toldNames ? ', …' : '')
  return { ...diagnostic('template-syntax', place, { kind, count, list }), counted }
}

/** Makes one of all problems that are counted together. It stands where the first of them does. */
export function mergeCounted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const isCounted = ({ counted }: Diagnostic) => counted !== undefined
  const found = sortDiagnostics(diagnostics.filter(isCounted))
  if (found.length === 0) return diagnostics
  const kinds = groupBy(found, ({ counted }) => counted?.kind ?? '')
  const merged = [...kinds].map(([kind, same]) => {
    const names: Record<string, number> = {}
    for (const [name, times] of same.flatMap(({ counted }) =>
      Object.entries(counted?.names ?? {}),
    )) {
      names[name] = (Object.hasOwn(names, name) ? (names[name] ?? 0) : 0) + times
    }
    const [{ file, line, column }] = same
    const { counted: _, ...one } = templateSyntax({ file, line, column }, { kind, names })
    return one
  })
  return [...diagnostics.filter((each) => !isCounted(each)), ...merged]
}
