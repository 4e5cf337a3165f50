import { readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CacheError } from '../../src/cache/index.ts'
import { openPacks, sizeOf } from '../../src/cache/packs.ts'
import {
  openSectionFile,
  type SectionFile,
  writeSectionFile,
} from '../../src/cache/section-file.ts'
import { repack, sweep } from '../../src/cache/sweep.ts'
import { openTexts, type TextRecord, textSections } from '../../src/cache/text-store.ts'
import { sha256 } from '../../src/model/index.ts'
import { flipped } from '../support/faulty-disk.ts'
import { folderOf } from '../support/folder.ts'

const name = '0123456789abcdef'
const day = 20_000

function rendered(text: string) {
  const bytes = Buffer.from(text)
  const part = { size: bytes.length, digest: sha256(bytes), prefixes: [] }
  const parts = [{ ...part, content: 'full' as const, format: 'rss' as const }]
  return { parts, bytes, diagnostics: [], digest: '' }
}

/** A file with these records, as an index has them. */
function fileOf(records: readonly TextRecord[]): SectionFile {
  const file = join(folderOf(), 'index')
  writeSectionFile(file, 'program', textSections(records))
  return openSectionFile(file, 'program')
}

/** The records of texts that a build of that day rendered. */
function recordsOf(folder: string, texts: readonly string[], today = day) {
  const packs = openPacks(folder, name)
  const store = openTexts(() => [], packs, today)
  for (const text of texts) store.keep(text.slice(0, 8), `id of ${text}`, rendered(text))
  const records = store.records()
  packs.close()
  return records
}

function open(folder: string, records: readonly TextRecord[], today = day) {
  return openTexts(() => [fileOf(records)], openPacks(folder, name), today)
}

describe('texts of posts', () => {
  test('come back from the disk', () => {
    const folder = folderOf()
    const store = open(folder, recordsOf(folder, ['one', 'two']))
    const text = store.find('two', 'id of two')?.value?.get('full')?.rss
    expect(Buffer.from(text?.bytes() ?? []).toString()).toBe('two')
  })

  test('of another post under the same key are not believed', () => {
    const folder = folderOf()
    expect(open(folder, recordsOf(folder, ['one'])).find('one', 'id of two')).toBeUndefined()
  })

  test('that are damaged are a fault, never another text', () => {
    const folder = folderOf()
    const records = recordsOf(folder, ['one'])
    for (const pack of readdirSync(folder)) writeFileSync(join(folder, pack), 'odd')
    const text = open(folder, records).find('one', 'id of one')?.value?.get('full')?.rss
    expect(() => text?.bytes()).toThrow('damaged')
  })

  test('are dropped when no build needed them for thirty days', () => {
    const folder = folderOf()
    const records = recordsOf(folder, ['one', 'two'])
    expect(open(folder, records, day + 29).records()).toHaveLength(2)
    const later = open(folder, records, day + 31)
    later.find('one', 'id of one')
    expect(later.records().map(({ key }) => key)).toEqual(['one'])
  })

  test('that no build needs may take so much room and no more', () => {
    const folder = folderOf()
    const large = Array.from({ length: 40 }, (_, index) => `${index} `.repeat(350_000))
    const records = open(folder, recordsOf(folder, large)).records()
    expect(records.length).toBeLessThan(40)
    expect(sizeOf(records)).toBeLessThan(33 * 1024 * 1024)
  })

  test('move out of packs that are mostly unused, and of many small ones', () => {
    const folder = folderOf()
    const all = Array.from({ length: 20 }, (_, index) => {
      return recordsOf(folder, [`text ${index}`, `unused ${index}, and longer than that`])
    })
    const used = all.flat().filter(({ key }) => key.startsWith('text'))
    const packs = openPacks(folder, name)
    const moved = repack(used, packs, folder)
    expect(moved).toHaveLength(20)
    expect(new Set(moved.map(({ pack }) => pack)).size).toBe(1)
    packs.close()
    const store = open(folder, moved)
    for (const { key } of moved) {
      const text = store.find(key, `id of ${key}`)?.value?.get('full')?.rss
      expect(Buffer.from(text?.bytes() ?? []).toString()).toBe(key)
    }
  })
})

test('files that nothing needs any more are removed, but not those of a build that may still run', () => {
  const old = new Date(Date.now() - 2 * 3_600_000)
  const ancient = new Date(Date.now() - 31 * 86_400_000)
  const files = {
    [`${name}-0000aaaa.pack`]: old,
    [`${name}-0000bbbb.pack`]: old,
    [`${name}-0000cccc.pack`]: new Date(),
    [`${name}.state`]: old,
    [`${name}.index.0-0.tmp`]: old,
    'fedcba9876543210.state': ancient,
    'fedcba9876543210.index': ancient,
    'fedcba9876543210-11111111.pack': ancient,
    'own.txt': ancient,
    'own.state': ancient,
    'own.lock': ancient,
    'own.state.backup.tmp': ancient,
  }
  const folder = folderOf(Object.fromEntries(Object.keys(files).map((file) => [file, ''])))
  for (const [file, time] of Object.entries(files)) utimesSync(join(folder, file), time, time)
  sweep(folder, name, new Set([`${name}-0000aaaa.pack`]))
  expect(readdirSync(folder).filter((file) => !file.startsWith('own.'))).toEqual([
    `${name}-0000aaaa.pack`,
    `${name}-0000cccc.pack`,
    `${name}.state`,
  ])
  expect(readdirSync(folder).filter((file) => file.startsWith('own.'))).toHaveLength(4)
})

test('a publication that was built long ago keeps what it has when it is built again', () => {
  const files = [`${name}-11111111.pack`, `${name}.index`, `${name}.state`]
  const folder = folderOf(Object.fromEntries(files.map((file) => [file, ''])))
  for (const file of files) utimesSync(join(folder, file), 1, 1)
  sweep(folder, name, new Set(files))
  expect(readdirSync(folder)).toEqual(files)
})

describe('a file of sections', () => {
  const sections = new Map([
    ['one', '{"a":1}'],
    ['two', 'Київ'],
  ])
  const write = (file: string) => {
    const pieces = ([section, text]: readonly [string, string]) => {
      return [section, Array.from(text, (piece) => Buffer.from(piece))] as const
    }
    writeSectionFile(file, 'program', Array.from(sections, pieces))
  }

  test('gives back what was written, and only that', () => {
    const file = join(folderOf(), 'file')
    write(file)
    const read = openSectionFile(file, 'program')
    expect(read.names()).toEqual(['one', 'two'])
    expect(read.read('one').toString()).toBe('{"a":1}')
    expect(read.read('two').toString()).toBe('Київ')
    expect(read.readPart('two', 2, 2).toString()).toBe('и')
    expect(() => read.read('three')).toThrow(CacheError)
    read.close()
  })

  test('says that it is damaged, wherever a bit flips and wherever it ends', () => {
    const file = join(folderOf(), 'file')
    write(file)
    const original = readFileSync(file)
    for (let at = 0; at < original.length; at++) {
      for (const bad of [flipped(original, at), original.subarray(0, at)]) {
        writeFileSync(file, bad)
        expect(readAll(file)).toContain('fault')
      }
    }
  })

  test('is believed of nobody else, and under no other name', () => {
    const folder = folderOf()
    write(join(folder, 'file'))
    renameSync(join(folder, 'file'), join(folder, 'other'))
    expect(readAll(join(folder, 'other'))).toEqual(['fault', 'fault'])
    renameSync(join(folder, 'other'), join(folder, 'file'))
    expect(readAll(join(folder, 'file'), 'another')).toEqual(['fault', 'fault'])
    expect(readAll(join(folder, 'file'))).toEqual(['right', 'right'])
  })

  test('that is a folder, or was never written', () => {
    const folder = folderOf()
    expect(readAll(folder)).toEqual(['fault', 'fault'])
    expect(readAll(join(folder, 'file'))).toEqual(['nothing', 'nothing'])
  })

  function readAll(file: string, program = 'program'): readonly string[] {
    const read = openSectionFile(file, program)
    const outcomes = [...sections].map(([section, text]) => {
      try {
        if (!read.names().includes(section)) return 'nothing'
        return read.read(section).toString() === text ? 'right' : 'wrong'
      } catch (error) {
        expect(error).toBeInstanceOf(CacheError)
        return 'fault'
      }
    })
    read.close()
    expect(outcomes).not.toContain('wrong')
    return outcomes
  }
})
