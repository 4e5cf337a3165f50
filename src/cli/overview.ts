import { proseColumns, wrapWords } from '../diagnostics/index.ts'
import { type BuildSummary, printable } from '../index.ts'
import { changeTable } from './change-table.ts'
import { count, elapsed } from './quantities.ts'
import type { RunReport } from './run-report.ts'
import type { Terminal } from './terminal.ts'

/** What a build read, what it changed, and how many problems there are. */
export function overview(run: RunReport, { paint, columns }: Terminal): string {
  const { summary, diagnostics, title, changes, dryRun } = run
  const prose = (text: string) =>
    wrapWords(text, Math.min(columns ?? proseColumns, proseColumns), '  ')
  const parts: string[] = []
  if (summary !== undefined) {
    const newest = summary.newest && `  the newest: ${printable(summary.newest)}\n`
    parts.push(`${paint.bold(printable(title ?? ''))}\n${prose(posts(summary))}${newest ?? ''}`)
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const counts = [count(errors, 'error'), count(diagnostics.length - errors, 'warning')]
  const problems = counts.filter((each) => each !== '').join(' and ')
  const counted = problems === '' ? '' : `  ${problems}\n`
  if (changes === undefined) {
    const rules = run.rules?.map((code) => `'${code}': 'leave-out'`).join(', ')
    // the line is to be copied, and so it is not wrapped
    const answer =
      rules &&
      `${prose('To publish the other posts, add this to the config:')}    rules: { ${rules} }\n`
    parts.push(`${counted}  ${paint.bold(paint.red('Nothing was written.'))}\n${answer ?? ''}`)
    return parts.join('\n')
  }
  const table = changeTable(run.feeds ?? [], changes, { paint, columns })
  if (table !== '') parts.push(table)
  const end = `${prose(writes(run)).trimEnd()}  ${paint.dim(elapsed(run.milliseconds))}\n`
  const dry = dryRun ? `  ${paint.dim('A dry run: nothing was written.')}\n` : ''
  parts.push(counted + end + dry)
  return parts.join('\n')
}

function posts(summary: BuildSummary): string {
  const { posts, drafts, withheld, pages, leftOut, future, withdrawn, nextDue } = summary
  const due = nextDue === undefined ? '' : `, the next one due ${isoTime(nextDue)}`
  const kept = [
    count(drafts, 'draft'),
    ...Object.entries(withheld).map(([reason, number]) => `${number} ${reason}`),
    leftOut > 0 ? `${leftOut} with errors` : '',
    count(pages, 'page'),
  ]
  const left = kept.filter((part) => part !== '').join(', ')
  const held = [
    left === '' ? '' : `${left} left out`,
    withdrawn > 0 ? `${withdrawn} withdrawn` : '',
    future > 0 ? `${future} in the future${due}` : '',
  ]
  return [count(posts, 'post') || 'no post', ...held].filter((part) => part !== '').join(', ')
}

function writes({ changes = [], out, dryRun }: RunReport): string {
  const where = out === '.' ? 'this folder' : printable(out ?? '')
  const changed = changes.filter(({ change }) => change !== 'unchanged').length
  if (changed === 0) return `Nothing changed in ${where}.`
  return `${count(changed, 'file')} ${dryRun ? 'would change' : 'changed'} in ${where}.`
}

export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z')
}
