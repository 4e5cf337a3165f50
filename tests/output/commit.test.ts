import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { FileSystemError, sha256, textFile } from '../../src/model/index.ts'
import { type ChangePlan, planChanges } from '../../src/output/changes.ts'
import { commit } from '../../src/output/commit.ts'
import { filesIn, folderOf, put, read, stateOf } from '../support/folder.ts'
import { build, changes, type Files, manifest } from './builds.ts'

const pieces = (text: string) => () => [Buffer.from(text)]
const steps = [
  { path: 'a.xml', pieces: pieces('new') },
  { path: 'deep/er/b.xml', pieces: pieces('new') },
  { path: 'c.xml', pieces: pieces('new') },
  { path: 'd/e.xml', pieces: undefined },
  { path: 'a.xml', pieces: pieces('newer') },
  { path: 'f.xml', pieces: pieces('new') },
]

const writes = steps.filter(({ pieces }) => pieces !== undefined)

/** Old outputs for some of the steps, one of them a link. */
function oldFolder(): string {
  const root = folderOf({ 'dist/a.xml': 'old', 'dist/d/e.xml': 'old', 'own.txt': 'own' })
  symlinkSync('../own.txt', join(root, 'dist/c.xml'))
  return root
}

/** Writes as a disk with room for so many files does: of the next one, a part. */
function diskFor(room: number): (file: string, pieces: Iterable<Uint8Array>) => void {
  const written: string[] = []
  return (file, pieces) => {
    const bytes = Buffer.concat([...pieces])
    const isFull = written.filter((path) => existsSync(path)).length >= room
    written.push(file)
    writeFileSync(file, isFull ? bytes.subarray(1) : bytes)
    if (!isFull) return
    throw Object.assign(new Error('ENOSPC: …'), { errno: -constants.errno.ENOSPC })
  }
}

const before = { 'a.xml': 'old', 'b.xml': 'old', 'c/d.xml': 'old' }
const after = { 'a.xml': 'new', 'e.xml': 'new', 'f/g.xml': 'new' }

let stagingParent: string | undefined

describe.each(['hidden names', 'a staging folder'])('with %s', (way) => {
  beforeEach(() => {
    const parent = folderOf()
    stagingParent = way === 'a staging folder' ? parent : undefined
    onTestFinished(() => expect(readdirSync(parent)).toEqual([]))
  })

  test('all steps are taken in their order', () => {
    const root = oldFolder()
    commit(join(root, 'dist'), steps, { stagingParent })
    expect(filesIn(root)).toEqual([
      'dist/a.xml',
      'dist/c.xml',
      'dist/deep/er/b.xml',
      'dist/f.xml',
      'own.txt',
    ])
    expect(read(root, 'dist/a.xml')).toBe('newer')
    expect(readdirSync(join(root, 'dist'))).not.toContain('d')
  })

  test.each([0, 1, 2, 3, 4])('a disk that is full after %i files changes nothing', (room) => {
    const root = oldFolder()
    const before = stateOf(root)
    expect(() =>
      commit(join(root, 'dist'), steps, { stagingParent, write: diskFor(room) }),
    ).toThrow(
      expect.objectContaining({ path: writes[room]?.path, reason: 'no space left on device' }),
    )
    expect(stateOf(root)).toEqual(before)
  })

  test('a disk that is full takes the folders with it that were made for the files', () => {
    const root = folderOf()
    expect(() =>
      commit(join(root, 'some/dist'), steps, { stagingParent, write: diskFor(3) }),
    ).toThrow(FileSystemError)
    expect(readdirSync(root)).toEqual([])
  })

  test.each(['a.xml', 'c.xml', 'f.xml'])(
    'when the file for %s is lost on its way, all others are put back',
    (path) => {
      const root = oldFolder()
      const before = stateOf(root)
      const waiting: string[] = []
      const write = (file: string, pieces: Iterable<Uint8Array>) => {
        writeFileSync(file, Buffer.concat([...pieces]))
        waiting.push(file)
        // Somebody else takes one away when the last is written.
        const index = writes.findIndex((step) => step.path === path)
        const present = waiting.filter((each) => existsSync(each))
        if (present.length === writes.length) rmSync(present[index] ?? '')
      }
      expect(() => commit(join(root, 'dist'), steps, { stagingParent, write })).toThrow(
        expect.objectContaining({ path, reason: 'no such file or directory' }),
      )
      expect(stateOf(root)).toEqual(before)
    },
  )

  test('a folder that turns up in the place of a file is left there, and the rest is put back', () => {
    const root = oldFolder()
    const before = stateOf(root)
    let written = 0
    const write = (file: string, pieces: Iterable<Uint8Array>) => {
      writeFileSync(file, Buffer.concat([...pieces]))
      written += 1
      if (written === writes.length) put(root, 'dist/f.xml/own.txt', '')
    }
    expect(() => commit(join(root, 'dist'), steps, { stagingParent, write })).toThrow(
      expect.objectContaining({ path: 'f.xml', reason: 'a folder has this name' }),
    )
    expect(read(root, 'dist/f.xml/own.txt')).toBe('')
    rmSync(join(root, 'dist/f.xml'), { recursive: true })
    expect(stateOf(root)).toEqual(before)
  })

  test('a build within another one does no harm, and the last one wins', () => {
    const out = folderOf()
    build(out, { 'a.xml': 'old', 'gone/b.xml': 'old' })
    const outer = planOf(out, { 'a.xml': 'outer', 'c.xml': 'outer' })
    const write = (file: string, pieces: Iterable<Uint8Array>) => {
      build(out, { 'a.xml': 'inner', 'c.xml': 'inner' }, { stagingParent })
      writeFileSync(file, Buffer.concat([...pieces]))
    }
    commit(out, outer, { stagingParent, write })
    expect(filesIn(out)).toEqual([manifest, 'a.xml', 'c.xml'])
    expect([read(out, 'a.xml'), read(out, 'c.xml')]).toEqual(['outer', 'outer'])
    expect(changes(out, { 'a.xml': 'outer', 'c.xml': 'outer' })).toEqual([
      'unchanged a.xml',
      'unchanged c.xml',
    ])
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'when the machine dies after step %i, the next build knows what is ours',
    (last) => {
      for (const next of [before, after, { 'h.xml': '' }]) {
        const out = folderOf({ 'own.txt': '', '.~0badcafe': 'of the build that died' })
        build(out, before)
        const steps = planOf(out, after)
        expect(steps).toHaveLength(7)
        commit(out, steps.slice(0, last), { stagingParent })
        build(out, next)
        const ours = Object.entries(next)
        expect(filesIn(out)).toEqual(
          [manifest, '.~0badcafe', 'own.txt', ...ours.map(([path]) => path)].sort(),
        )
        for (const [path, text] of ours) expect(read(out, path)).toBe(text)
        expect(changes(out, next)?.every((change) => change.startsWith('unchanged'))).toBe(true)
      }
    },
  )
})

function planOf(out: string, files: Files): ChangePlan['steps'] {
  const artifacts = Object.entries(files).map(([path, text]) => {
    return [path, textFile(path, text)] as const
  })
  const look = (path: string) => {
    if (!existsSync(join(out, path))) return undefined
    const bytes = readFileSync(join(out, path))
    return { identity: path, size: bytes.length, state: [], hash: () => sha256(bytes) }
  }
  const before = existsSync(join(out, manifest)) ? read(out, manifest) : undefined
  return planChanges(new Map(artifacts), before, new Map(), look, (_, { digest }) => digest).steps
}
