import { columnsOf, groupBy } from '../diagnostics/index.ts'
import { type FeedReport, type FileChange, printable } from '../index.ts'
import { count, kilobytes } from './quantities.ts'
import type { Terminal } from './terminal.ts'

/** More files of one kind than this are summed up in a line. */
const rowsPerKind = 9

/** What changes are called, in the order in which they are told, and their colours. */
const changes = [
  ['created', 'new', 'green'],
  ['updated', 'changed', 'yellow'],
  ['removed', 'removed', 'red'],
] as const

interface ChangeRow {
  readonly label: string
  readonly color: 'green' | 'yellow' | 'red' | 'dim'
  readonly name: string
  readonly size: string
}

/** The files that changed, with what they hold, and in one line how many did not. Empty if none did. */
export function changeTable(
  feeds: readonly FeedReport[],
  files: readonly FileChange[],
  { paint, columns = Number.POSITIVE_INFINITY }: Pick<Terminal, 'paint' | 'columns'>,
): string {
  const feedOf = new Map(feeds.map((feed) => [feed.path, feed]))
  const rows = changes.flatMap(([change, label, color]): readonly ChangeRow[] => {
    const paths = files.filter((file) => file.change === change).map(({ path }) => path)
    const kinds = groupBy(inOrder(paths, feeds), (path) => kindOf(feedOf.get(path)))
    return [...kinds].flatMap(([kind, ofKind]) => {
      const known = ofKind.map((path) => ({ path, feed: feedOf.get(path) }))
      const rows = known.length > rowsPerKind ? [sumUp(kind, known)] : known.map(rowOf)
      return rows.map((row) => ({ label, color, ...row }))
    })
  })
  if (rows.length === 0) return ''
  const unchanged = files.filter(({ change }) => change === 'unchanged').length
  const last: ChangeRow = {
    label: 'unchanged',
    color: 'dim',
    name: count(unchanged, 'file'),
    size: '',
  }
  return printRows(unchanged === 0 ? rows : [...rows, last], paint, columns)
}

function printRows(rows: readonly ChangeRow[], paint: Terminal['paint'], columns: number): string {
  const labelWidth = Math.max(...rows.map(({ label }) => label.length))
  const nameWidth = Math.max(...rows.map(({ name }) => columnsOf(name)))
  const sizeWidth = Math.max(...rows.map(({ size }) => size.length))
  // where the sizes have no room, the names are what matters
  const hasSizes = 2 + labelWidth + 2 + nameWidth + 2 + sizeWidth <= columns
  const lines = rows.map(({ label, color, name, size }) => {
    const end = hasSizes && size !== '' ? ' '.repeat(nameWidth - columnsOf(name) + 2) + size : ''
    const shown = color === 'dim' ? paint.dim(name) : name
    return `  ${paint[color](label)}${' '.repeat(labelWidth - label.length + 2)}${shown}${paint.dim(end)}\n`
  })
  return lines.join('')
}

/** Feeds first, in their order. */
function inOrder(paths: readonly string[], feeds: readonly FeedReport[]): readonly string[] {
  const changed = new Set(paths)
  const ofFeeds = feeds.map(({ path }) => path).filter((path) => changed.delete(path))
  return [...ofFeeds, ...changed]
}

function kindOf(feed: FeedReport | undefined): string {
  if (feed === undefined) return 'other files'
  return feed.isArchive ? 'archives' : feed.scope
}

interface ChangedFile {
  readonly path: string
  readonly feed: FeedReport | undefined
}

function rowOf({ path, feed }: ChangedFile): Pick<ChangeRow, 'name' | 'size'> {
  const size =
    feed && `${count(feed.entries, 'entry', 'entries') || 'no entry'}, ${kilobytes(feed.bytes)}`
  return { name: printable(path), size: size ?? '' }
}

function sumUp(kind: string, files: readonly ChangedFile[]): Pick<ChangeRow, 'name' | 'size'> {
  const bytes = files.reduce((sum, { feed }) => sum + (feed?.bytes ?? 0), 0)
  const size = bytes === 0 ? '' : `, ${kilobytes(bytes)}`
  return { name: kind, size: count(files.length, 'file') + size }
}
