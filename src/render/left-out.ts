import { type Diagnostic, diagnostic, lineAndColumn, templateSyntax } from '../diagnostics/index.ts'
import type { SourceFile } from '../model/index.ts'
import type { ReadText } from './syntax/index.ts'

/** What the syntax of a text could not be read of: one warning a kind, with the line of the body. */
export function leftOutDiagnostics(
  { leftOut, fault }: Pick<ReadText, 'leftOut' | 'fault'>,
  { name: file }: Pick<SourceFile, 'name'>,
  body: string,
): readonly Diagnostic[] {
  const kinds = new Map<string, { first: number; names: Map<string, number> }>()
  for (const { kind, name, offset } of leftOut) {
    const { first, names } = kinds.get(kind) ?? { first: offset, names: new Map() }
    kinds.set(kind, { first: Math.min(first, offset), names })
    names.set(name, (names.get(name) ?? 0) + 1)
  }
  const found = [...kinds].map(([kind, { first, names }]) => {
    const most = [...names].sort((a, b) => b[1] - a[1]).slice(0, mostNames)
    const counted = {
      kind,
      names: Object.fromEntries(most.map(([name, times]) => [name.slice(0, 60), times])),
    }
    return templateSyntax({ file, ...lineAndColumn(body, first) }, counted)
  })
  if (fault === undefined) return found
  const place = { file, line: fault.line, column: fault.line && 1 }
  return [...found, diagnostic('mdx-broken', place, { reason: fault.reason })]
}

/** So many names of a post are kept. */
const mostNames = 100
