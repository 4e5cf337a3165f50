import type { Column, ColumnKind, GrowingColumn } from './columns.ts'
import type { Section, SectionFile } from './section-file.ts'

/** What each column of a table holds. */
export type TableKind<Row> = { readonly [Key in keyof Row]: ColumnKind<Row[Key]> }

/** Rows of which each value is read when it is asked for. */
export interface Table<Row> {
  readonly size: number
  readonly columns: Columns<Row>
  row(index: number): Row
}

type Columns<Row> = { readonly [Key in keyof Row]: Column<Row[Key]> }

export interface GrowingTable<Row> extends Table<Row> {
  push(row: Row): void
  /** What `openTable` finds under the same name. */
  sections(name: string): Iterable<Section>
}

/** The table of a file; one without rows if there is no file, or none of this name in it. */
export function openTable<Row>(
  file: SectionFile | undefined,
  name: string,
  kind: TableKind<Row>,
): Table<Row> {
  const keys = keysOf(kind)
  if (!file?.names().some((each) => each.startsWith(`${name}.`))) return createTable(kind)
  const columns = keys.map((key) => {
    const section = (part: string) => `${name}.${key}${part}`
    const column: Column<unknown> = kind[key].open({
      read: (part) => file.read(section(part)),
      readPart: (part, start, size) => file.readPart(section(part), start, size),
    })
    return [key, column] as const
  })
  return tableOf(columns)
}

export function createTable<Row>(kind: TableKind<Row>): GrowingTable<Row> {
  const columns = keysOf(kind).map((key) => {
    return [key, kind[key].create() as GrowingColumn<unknown>] as const
  })
  const table = tableOf<Row>(columns)
  return {
    columns: table.columns,
    row: table.row,
    get size() {
      return table.size
    },
    push(row) {
      for (const [key, column] of columns) column.push(row[key])
    },
    *sections(name) {
      for (const [key, column] of columns) {
        for (const [part, pieces] of column.parts()) yield [`${name}.${key}${part}`, pieces]
      }
    },
  }
}

function tableOf<Row>(
  columns: readonly (readonly [key: keyof Row & string, Column<unknown>])[],
): Table<Row> {
  return {
    get size() {
      return columns[0]?.[1].size ?? 0
    },
    columns: Object.fromEntries(columns) as Columns<Row>,
    row: (index) => {
      return Object.fromEntries(columns.map(([key, column]) => [key, column.at(index)])) as Row
    },
  }
}

function keysOf<Row>(kind: TableKind<Row>): readonly (keyof Row & string)[] {
  return Object.keys(kind) as (keyof Row & string)[]
}

/**
 * Where a name is in a column for the first time, or -1. Mostly it is behind the one that was found last.
 */
export function rowFinder(names: Column<string>): (name: string) => number {
  let rows: Map<string, number> | undefined
  let last = -1
  return (name) => {
    if (last + 1 < names.size && names.at(last + 1) === name) {
      last += 1
      return last
    }
    if (rows === undefined) {
      rows = new Map()
      for (let row = names.size - 1; row >= 0; row--) rows.set(names.at(row), row)
    }
    const row = rows.get(name) ?? -1
    if (row !== -1) last = row
    return row
  }
}
