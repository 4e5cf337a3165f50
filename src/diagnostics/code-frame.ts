import { printable } from './printable.ts'
import { columnsOf } from './terminal-text.ts'

/** A line of a source text as a terminal shows it. */
export interface FrameLine {
  readonly number: number
  readonly text: string
  /** Before how many columns of `text` the problem is; undefined for the lines around it. */
  readonly caret: number | undefined
}

/** So many lines are shown before and after that of a problem. */
const around = 2

/** Tabs lead to the next column that is a multiple of this. */
const tabColumns = 4

/** A line is looked at so far before and after the place. No terminal is wider. */
const reach = 1000

/**
 * The lines around a place of a text. Control characters are escapes, tabs are spaces, and of a line that is
 * longer than the room the part around the place is shown. Empty where the text has no such line.
 *
 * @param column in UTF-16 units, from 1
 */
export function codeFrame(
  text: string,
  { line, column = 1 }: { readonly line: number; readonly column?: number | undefined },
  room: number,
): readonly FrameLine[] {
  const lines = text.split(/\r\n?|\n/)
  if (line < 1 || line > lines.length) return []
  const first = Math.max(line - around, 1)
  const shown = lines.slice(first - 1, line + around)
  const isEnd = first - 1 + shown.length === lines.length
  // what follows the last line break is no line
  if (isEnd && shown.at(-1) === '' && first - 1 + shown.length > line) shown.pop()
  return shown.map((each, index) => {
    const number = first + index
    const { text, caret } = cutLine(each, number === line ? column : 1, room)
    return { number, text, caret: number === line ? caret : undefined }
  })
}

/** A character as it is shown. */
interface Cell {
  readonly text: string
  readonly columns: number
}

/** The part of a line around a column, and before how many columns of it that is. */
function cutLine(
  line: string,
  column: number,
  room: number,
): { readonly text: string; readonly caret: number } {
  const start = Math.max(column - 1 - reach, 0)
  const before = cellsOf(line.slice(start, column - 1), 0)
  const after = cellsOf(line.slice(column - 1, column - 1 + reach), sum(before))
  const isWhole = start === 0 && line.length <= column - 1 + reach
  if (isWhole && sum(before) + sum(after) <= room) {
    return { text: joined([...before, ...after]), caret: sum(before) }
  }
  // the end of the line is seen if it is near, and otherwise as much after the place as before it
  const half = Math.floor(room / 2)
  const ahead = Math.min(sum(after), room - half)
  const left = fitting(before.toReversed(), room - ahead, start > 0).toReversed()
  const right = fitting(after, room - sum(left), line.length > column - 1 + reach)
  return { text: joined([...left, ...right]), caret: sum(left) }
}

/** As many of some cells as have room. The last one says that there are others, if there are. */
function fitting(cells: readonly Cell[], room: number, hasMore: boolean): readonly Cell[] {
  if (!hasMore && sum(cells) <= room) return cells
  let columns = 1
  const count = cells.findIndex((cell) => {
    columns += cell.columns
    return columns > room
  })
  return [...cells.slice(0, count === -1 ? cells.length : count), { text: '…', columns: 1 }]
}

/** @param from the column at which they begin */
function cellsOf(text: string, from: number): readonly Cell[] {
  let column = from
  return Array.from(text, (character): Cell => {
    const shown =
      character === '\t' ? ' '.repeat(tabColumns - (column % tabColumns)) : printable(character)
    const columns = columnsOf(shown)
    column += columns
    return { text: shown, columns }
  })
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((columns, cell) => columns + cell.columns, 0)
}

function joined(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('')
}
