import { formatDiagnostics, printable } from '../index.ts'
import { isoTime, overview } from './overview.ts'
import type { RunReport } from './run-report.ts'
import { ourTerminal } from './terminal.ts'

/** Says it: what machines read on standard output, what people read on standard error. */
export function report(run: RunReport): void {
  const { reporter, diagnostics, summary, feeds = [], notes = [], all, textOf } = run
  for (const note of notes) process.stderr.write(`${printable(note)}\n`)
  if (reporter === 'json') {
    const build = summary && { ...summary, feeds }
    const { recognised } = run
    const everything = { recognised, build, changes: run.changes, diagnostics }
    const lines = JSON.stringify(everything, readable, 2).split('\n')
    // JSON leaves some control characters as they are; as escapes they mean the same
    process.stdout.write(`${lines.map(printable).join('\n')}\n`)
    return
  }
  const terminal = ourTerminal()
  const { isColored: color, columns } = terminal
  if (reporter === 'github') {
    process.stdout.write(formatDiagnostics(diagnostics, { format: 'github' }))
  } else {
    process.stderr.write(formatDiagnostics(diagnostics, { color, columns, all, textOf }))
  }
  if (run.quiet) return
  const isAfterProblems = reporter === 'pretty' && diagnostics.length > 0
  process.stderr.write((isAfterProblems ? '\n' : '') + overview(run, terminal))
}

/** Times in reports are timestamps; people and programs alike read ISO 8601. */
function readable(key: string, value: unknown): unknown {
  return key === 'nextDue' && typeof value === 'number' ? isoTime(value) : value
}
