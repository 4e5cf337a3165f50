import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberLists, numbers } from '../../src/cache/columns.ts'
import { CacheError } from '../../src/cache/index.ts'
import { listsOf } from '../../src/cache/list-columns.ts'
import { openSectionFile, writeSectionFile } from '../../src/cache/section-file.ts'
import { createTable, openTable, rowFinder, type TableKind } from '../../src/cache/tables.ts'
import { texts } from '../../src/cache/text-columns.ts'
import { folderOf } from '../support/folder.ts'

interface Row {
  readonly name: string
  readonly number: number
  readonly counts: Uint32Array
  readonly tags: readonly (string | { readonly url: string })[]
  readonly details: string
}

const kind: TableKind<Row> = {
  name: texts,
  number: numbers,
  counts: numberLists,
  tags: listsOf<string | { readonly url: string }>(),
  details: texts,
}

const text = fc.string({ unit: 'grapheme' }).filter((each) => each.isWellFormed())

const row: fc.Arbitrary<Row> = fc.record({
  name: text,
  number: fc.double({ noNaN: true }),
  counts: fc.uint32Array(),
  tags: fc.array(fc.oneof(text, fc.record({ url: text })), { maxLength: 4 }),
  details: text,
})

function tableOf(rows: readonly Row[]) {
  const table = createTable(kind)
  for (const each of rows) table.push(each)
  return table
}

/** The rows as another build finds them. */
function reopened(rows: readonly Row[], file = join(folderOf(), 'file')) {
  writeSectionFile(file, 'program', tableOf(rows).sections('rows'))
  return openTable(openSectionFile(file, 'program'), 'rows', kind)
}

describe('a table', () => {
  test('gives back every row, in any order, before it is written and after', () => {
    const file = join(folderOf(), 'file')
    fc.assert(
      fc.property(fc.array(row), fc.array(fc.nat()), (rows, places) => {
        for (const table of [tableOf(rows), reopened(rows, file)]) {
          expect(table.size).toBe(rows.length)
          for (const [place, each] of rows.entries()) expect(table.row(place)).toEqual(each)
          for (const place of places.map((each) => each % (rows.length || 1))) {
            if (rows.length > 0) expect(table.row(place)).toEqual(rows[place])
          }
        }
      }),
    )
  })

  test('of texts that are longer than what is read or written at a time', () => {
    const rows = [1, 20_000, 400_000, 3_000_000, 2, 700_000, 5].map((size, number): Row => {
      const name = String(number).repeat(size)
      return { name, number, counts: new Uint32Array(), tags: [], details: `${name}é` }
    })
    for (const table of [tableOf(rows), reopened(rows)]) {
      for (const [place, each] of rows.entries()) expect(table.row(place)).toEqual(each)
      for (const [place, each] of [...rows.entries()].reverse()) {
        expect(table.columns.name.at(place)).toBe(each.name)
      }
    }
  })

  test('that was never written has no rows', () => {
    const read = openSectionFile(join(folderOf(), 'file'), 'program')
    expect(openTable(read, 'rows', kind).size).toBe(0)
  })

  test('of more rows than are read or written at a time', () => {
    const rows = Array.from({ length: 1000 }, (_, number): Row => {
      const name = number % 300 === 0 ? `пост 😀 ${number}` : `post ${number}`
      return { name, number, counts: Uint32Array.of(number), tags: [name], details: '' }
    })
    for (const table of [tableOf(rows), reopened(rows)]) {
      expect(table.size).toBe(1000)
      for (const step of [1, 7, 256, 999]) {
        for (let place = 0; place < 1000; place += step) {
          expect(table.row(place)).toEqual(rows[place])
          expect(table.row(999 - place)).toEqual(rows[999 - place])
        }
      }
    }
  })

  test('has another character in place of half of one, which UTF-8 cannot hold', () => {
    const halves = ['half \ud83d', '\ude00 of one'].map((name): Row => {
      return { name, number: 0, counts: new Uint32Array(), tags: [name], details: '' }
    })
    const table = reopened([...halves, ...halves])
    expect(table.row(2).tags).toEqual(halves[0]?.tags)
    expect(table.columns.name.at(2)).toMatch(/^half .$/u)
    expect(table.columns.name.at(3)).toMatch(/ of one$/)
  })

  test('is never wrong, whichever byte is damaged', () => {
    const counts = Uint32Array.of(1, 2, 3)
    const rows = ['one', 'два'].map((name, number): Row => {
      return { name, number, counts, tags: [name, 'tag'], details: `{"name":"${name}"}` }
    })
    const file = join(folderOf(), 'file')
    reopened(rows, file)
    const right = readFileSync(file)
    for (let at = 0; at < right.length; at++) {
      const bytes = Buffer.from(right)
      bytes[at] = (bytes[at] ?? 0) ^ 4
      writeFileSync(file, bytes)
      let isMet = false
      const read = openSectionFile(file, 'program')
      for (const [place, each] of rows.entries()) {
        try {
          expect(openTable(read, 'rows', kind).row(place)).toEqual(each)
        } catch (error) {
          if (!(error instanceof CacheError)) throw error
          isMet = true
        }
      }
      read.close()
      expect(isMet, `at ${at}`).toBe(true)
    }
  })
})

test('names are found in the order in which they came, and in any other', () => {
  const table = createTable({ name: texts })
  const names = ['a', 'b', 'c', 'd']
  for (const name of names) table.push({ name })
  const rowOf = rowFinder(table.columns.name)
  expect(['a', 'b', 'c', 'd', 'x', 'd', 'a', 'c', 'd', 'b'].map(rowOf)).toEqual([
    0, 1, 2, 3, -1, 3, 0, 2, 3, 1,
  ])
})
