import {
  type BuildSummary,
  type Diagnostic,
  type FeedReport,
  type FileChange,
  formatDiagnostics,
  printable,
  type RecognisedSite,
} from '../index.ts'
import { count, kilobytes } from './quantities.ts'
import { type Colors, terminalOf } from './terminal.ts'

export type Reporter = 'pretty' | 'json' | 'github'

/** What there is to say about a run of the command. */
export interface Run {
  readonly reporter: Reporter
  readonly quiet?: boolean
  readonly dryRun?: boolean
  readonly title?: string | undefined
  /** The output folder, as seen from here. */
  readonly out?: string | undefined
  readonly summary?: BuildSummary | undefined
  readonly feeds?: readonly FeedReport[]
  /** What was done to each file; undefined where a problem kept all of them from being written. */
  readonly changes?: readonly FileChange[] | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The errors that `rules` of the config can answer, if there are no others. */
  readonly rules?: readonly string[]
  /** What else there is to know, a sentence each. */
  readonly notes?: readonly string[]
  /** The site of a generator, of which there is no config yet. */
  readonly recognised?: RecognisedSite | undefined
}

/** Says it: what machines read on standard output, what people read on standard error. */
export function report(run: Run): void {
  const { reporter, diagnostics, summary, feeds = [], notes = [] } = run
  for (const note of notes) process.stderr.write(`${printable(note)}\n`)
  if (reporter === 'json') {
    const build = summary && { ...summary, feeds }
    const { recognised } = run
    const all = { recognised, build, changes: run.changes, diagnostics }
    const lines = JSON.stringify(all, readable, 2).split('\n')
    // JSON leaves some control characters as they are; as escapes they mean the same
    process.stdout.write(`${lines.map(printable).join('\n')}\n`)
    return
  }
  const { isColored, paint } = terminalOf(process.stderr)
  if (reporter === 'github') {
    process.stdout.write(formatDiagnostics(diagnostics, { format: 'github' }))
  } else {
    process.stderr.write(formatDiagnostics(diagnostics, { color: isColored }))
  }
  if (!run.quiet) process.stderr.write(overview(run, paint))
}

type Listener = Pick<Run, 'reporter' | 'quiet'>

/** Says which site was recognised, and what was taken from it. */
export function introduce({ title, files, found }: RecognisedSite, listener: Listener): void {
  if (listener.reporter === 'json' || listener.quiet) return
  const width = Math.max(...found.map(({ name }) => name.length))
  const lines = [
    `There is no config of Feedwright here, but this looks like a site of ${title}.`,
    files.length === 0 ? 'Its folders say:' : `Its folders and ${shortened(files)} say:`,
    ...found.map(({ name, values }) => `  ${name.padEnd(width)}  ${shortened(values)}`),
    '',
  ]
  process.stderr.write(lines.map((line) => `${printable(line)}\n`).join(''))
}

/** The first few of a list, and how many others there are. */
function shortened(names: readonly string[]): string {
  const others = names.length - 4
  return others > 1 ? `${names.slice(0, 4).join(', ')} and ${others} others` : names.join(', ')
}

/** Prints the config to keep; the file itself is for standard output. */
export function keep({ configText, missing }: RecognisedSite, listener: Listener): void {
  if (listener.reporter === 'json') return
  const advice =
    missing.length === 0
      ? [
          'Open the newest post in a browser. If its address is the one above, keep this as',
          'feedwright.config.mjs, and the next build writes the feeds. If it is another one, add',
          '`permalink` to it: docs/generators.md says how. If the site has had feeds whose ids are the',
          "addresses of the posts, as most generators make them, add `identity: 'permalink'`, so that",
          'readers do not show old posts as new.',
        ]
      : [
          `Keep this as feedwright.config.mjs, with ${inBackticks(missing)} as your site has it. Then`,
          '`npx feedwright --dry-run` shows the address of the newest post. If the browser has',
          'another one, add `permalink`: docs/generators.md says how.',
        ]
  const lines = ['', ...advice, '']
  if (!listener.quiet) process.stderr.write(lines.map((line) => `${line}\n`).join(''))
  process.stdout.write(configText)
}

function inBackticks(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ')
}

/** Times in reports are timestamps; people and programs alike read ISO 8601. */
function readable(key: string, value: unknown): unknown {
  return key === 'nextDue' && typeof value === 'number' ? isoTime(value) : value
}

function overview(run: Run, paint: Colors): string {
  const { summary, feeds = [], diagnostics, title, dryRun } = run
  const lines: string[] = []
  if (summary !== undefined) {
    lines.push(paint.bold(printable(title ?? '')), `  ${posts(summary)}`)
    if (summary.newest !== undefined) lines.push(`  the newest: ${printable(summary.newest)}`)
  }
  if (run.changes !== undefined) {
    lines.push('', ...feedLines(feeds, run.changes, paint), '', `  ${writes(run.changes, run)}`)
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter((each) => each !== '')
  if (counts.length > 0) lines.push('', `  ${counts.join(' and ')}`)
  if (run.changes === undefined) {
    lines.push(`  ${paint.red('Nothing was written.')}`)
    const rules = run.rules?.map((code) => `'${code}': 'leave-out'`).join(', ')
    if (rules) lines.push(`  To publish the other posts: \`rules: { ${rules} }\` in the config.`)
  } else if (dryRun) {
    lines.push(`  ${paint.dim('A dry run: nothing was written.')}`)
  }
  return `${lines.join('\n')}\n`
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

/** More documents of one kind than this are summed up in a line. */
const rowsPerKind = 9

interface SummaryRow {
  readonly name: string
  readonly size: string
  readonly change: string
}

/** Each document with its size and what happened to it; of many of one kind only their number. */
function feedLines(
  feeds: readonly FeedReport[],
  changes: readonly FileChange[],
  paint: Colors,
): readonly string[] {
  const changeOf = new Map(changes.map(({ path, change }) => [path, change]))
  const kinds = new Map<string, FeedReport[]>()
  for (const feed of feeds) {
    const kind = feed.isArchive ? 'archives' : feed.scope
    kinds.set(kind, [...(kinds.get(kind) ?? []), feed])
  }
  const rows = [...kinds].flatMap(([kind, ofKind]): readonly SummaryRow[] => {
    if (ofKind.length > rowsPerKind) return [sumUp(kind, ofKind, changeOf)]
    return ofKind.map(({ path, entries, bytes }) => ({
      name: printable(path),
      size: `${count(entries, 'entry', 'entries') || 'no entry'}, ${kilobytes(bytes)}`,
      change: changeOf.get(path) ?? 'unchanged',
    }))
  })
  const paths = new Set(feeds.map(({ path }) => path))
  const others = changes.filter(({ path }) => !paths.has(path))
  const all = [
    ...rows,
    ...others.map(({ path, change }) => ({ name: printable(path), size: '', change })),
  ]
  const width = Math.max(...all.map(({ name }) => name.length))
  return all.map(({ name, size, change }) => {
    const shown = change === 'unchanged' ? paint.dim(change) : change
    return `  ${name.padEnd(width)}  ${size.padEnd(24)}  ${shown}`
  })
}

function sumUp(
  kind: string,
  feeds: readonly FeedReport[],
  changeOf: ReadonlyMap<string, string>,
): SummaryRow {
  const changed = feeds.filter(({ path }) => (changeOf.get(path) ?? 'unchanged') !== 'unchanged')
  const bytes = feeds.reduce((sum, feed) => sum + feed.bytes, 0)
  return {
    name: kind,
    size: `${count(feeds.length, 'document')}, ${kilobytes(bytes)}`,
    change: changed.length === 0 ? 'unchanged' : `${changed.length} changed`,
  }
}

function writes(changes: readonly FileChange[], { out, dryRun }: Run): string {
  const where = out === '.' ? 'this folder' : printable(out ?? '')
  const changed = changes.filter(({ change }) => change !== 'unchanged').length
  if (changed === 0) return `Nothing changed in ${where}.`
  return `${count(changed, 'file')} ${dryRun ? 'would change' : 'changed'} in ${where}.`
}

function isoTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z')
}
