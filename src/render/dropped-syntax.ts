import { type Diagnostic, diagnostic, lineAndColumn, templateSyntax } from '../diagnostics/index.ts'
import type { SourceFile } from '../model/index.ts'
import { type ReadText, unfoundLinks } from './syntax/index.ts'

/** What is said of syntax that was dropped: one warning a kind, with the line of the body. */
export function droppedSyntaxDiagnostics(
  { dropped, fault }: Pick<ReadText, 'dropped' | 'fault'>,
  { name: file }: Pick<SourceFile, 'name'>,
  body: string,
): readonly Diagnostic[] {
  const kinds = new Map<string, { first: number; names: Map<string, number> }>()
  const lost: Diagnostic[] = []
  for (const { kind, name, offset } of dropped) {
    if (kind === unfoundLinks) {
      const place = { file, ...lineAndColumn(body, offset) }
      lost.push(diagnostic('link-unfound', place, { link: name }))
      continue
    }
    const { first, names } = kinds.get(kind) ?? { first: offset, names: new Map() }
    kinds.set(kind, { first: Math.min(first, offset), names })
    names.set(name, (names.get(name) ?? 0) + 1)
  }
  const syntax = [...kinds].map(([kind, { first, names }]) => {
    const most = [...names].sort((a, b) => b[1] - a[1]).slice(0, mostNames)
    const counted = {
      kind,
      names: Object.fromEntries(most.map(([name, times]) => [name.slice(0, 60), times])),
    }
    return templateSyntax({ file, ...lineAndColumn(body, first) }, counted)
  })
  const found = [...syntax, ...lost]
  if (fault === undefined) return found
  const place = { file, line: fault.line, column: fault.line && 1 }
  return [...found, diagnostic('mdx-broken', place, { reason: fault.reason })]
}

/** So many names of a post are kept. */
const mostNames = 100
