import type { Column, ColumnKind, GrowingColumn } from './columns.ts'
import type { Section, SectionFile } from './section-file.ts'

/** What each column of a table holds. */
export type TableKind<Row> = { readonly [Key in keyof Row]: ColumnKind<Row[Key]> }

/** Rows of which each value is read when it is asked for. */
export interface Table<Row> {
  readonly size: number
  column<Key extends keyof Row & string>(key: Key): Column<Row[Key]>
  row(index: number): Row
}

export interface GrowingTable<Row> extends Table<Row> {
  push(row: Row): void
  /** What `openTable` finds under the same name. */
  sections(name: string): Iterable<Section>
}

/** The table of a file; one without rows if the file has none of this name. */
export function openTable<Row>(file: SectionFile, name: string, kind: TableKind<Row>): Table<Row> {
  const keys = keysOf(kind)
  if (!file.names().includes(`${name}.${keys[0]}`)) return createTable(kind)
  return tableOf(keys, (key) => {
    const section = (part: string) => `${name}.${key}${part}`
    return kind[key].open({
      read: (part) => file.read(section(part)),
      readPart: (part, start, size) => file.readPart(section(part), start, size),
    })
  })
}

export function createTable<Row>(kind: TableKind<Row>): GrowingTable<Row> {
  const keys = keysOf(kind)
  const columns = new Map(keys.map((key) => [key, kind[key].create() as GrowingColumn<unknown>]))
  const list = [...columns]
  const table = tableOf<Row>(keys, (key) => columns.get(key) as Column<unknown> as Column<never>)
  return {
    column: table.column,
    row: table.row,
    get size() {
      return table.size
    },
    push(row) {
      for (const [key, column] of list) column.push(row[key])
    },
    *sections(name) {
      for (const [key, column] of columns) {
        for (const [part, pieces] of column.parts()) yield [`${name}.${key}${part}`, pieces]
      }
    },
  }
}

/** The bytes of a table as they are. */
export function copySections(file: SectionFile, table: string): readonly Section[] {
  const names = file.names().filter((name) => name.startsWith(`${table}.`))
  return names.map((name) => [name, [file.read(name)]])
}

function tableOf<Row>(
  keys: readonly (keyof Row & string)[],
  open: <Key extends keyof Row & string>(key: Key) => Column<Row[Key]>,
): Table<Row> {
  const columns: { [Key in keyof Row]?: Column<Row[Key]> } = {}
  const column = <Key extends keyof Row & string>(key: Key): Column<Row[Key]> => {
    const known = columns[key]
    if (known !== undefined) return known
    const opened = open(key)
    columns[key] = opened
    return opened
  }
  return {
    get size() {
      const [first] = keys
      return first === undefined ? 0 : column(first).size
    },
    column,
    row: (index) => {
      return Object.fromEntries(keys.map((key) => [key, column(key).at(index)])) as Row
    },
  }
}

function keysOf<Row>(kind: TableKind<Row>): readonly (keyof Row & string)[] {
  return Object.keys(kind) as (keyof Row & string)[]
}

/** Where a name is in a column, or -1. Mostly it is behind the one that was asked for last. */
export function rowFinder(names: Column<string>): (name: string) => number {
  let rows: ReadonlyMap<string, number> | undefined
  let last = -1
  return (name) => {
    if (last + 1 < names.size && names.at(last + 1) === name) {
      last += 1
    } else {
      rows ??= new Map(Array.from({ length: names.size }, (_, row) => [names.at(row), row]))
      last = rows.get(name) ?? -1
    }
    return last
  }
}
