import { spawnSync } from 'node:child_process'
import fs, {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { constants } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isGone, processMark } from '../../src/files/index.ts'
import { withFaults } from '../support/faulty-disk.ts'
import { filesIn, folderOf, put, read } from '../support/folder.ts'
import { build, feeds, manifest } from './builds.ts'

const isRoot = process.getuid?.() === 0
const hasSharedMemory = existsSync('/dev/shm')

/** An output folder and the folder for staging, on one device. */
function places(): { readonly out: string; readonly stagingParent: string } {
  const root = folderOf({ 'dist/rss.xml': 'old', 'dist/own.txt': 'own' })
  mkdirSync(join(root, 'cache'))
  return { out: join(root, 'dist'), stagingParent: join(root, 'cache') }
}

/** The paths that hidden names have had in a folder while something was done. */
async function hiddenIn(folder: string, action: () => void): Promise<readonly string[]> {
  const seen = new Set<string>()
  const look = () => {
    for (const path of filesIn(folder)) if (path.includes('.~')) seen.add(path)
  }
  await withFaults('', look, async () => action())
  return [...seen]
}

/** Builds the feeds, whole, while something is done before each renaming of a file. */
function buildWithRenames(
  out: string,
  stagingParent: string,
  beforeRename: (...paths: Parameters<typeof fs.renameSync>) => void,
): void {
  const real = fs.renameSync
  fs.renameSync = (...paths) => {
    beforeRename(...paths)
    real(...paths)
  }
  syncBuiltinESMExports()
  try {
    expect(build(out, feeds, { stagingParent }).value).toHaveLength(2)
  } finally {
    fs.renameSync = real
    syncBuiltinESMExports()
  }
  expect(read(out, 'rss.xml')).toBe(feeds['rss.xml'])
  expect(filesIn(out)).toEqual([manifest, 'own.txt', ...Object.keys(feeds)])
}

describe('the output folder', () => {
  test('has no hidden file at any time, and its files are what they would be', async () => {
    const { out, stagingParent } = places()
    const inode = () => statSync(join(out, 'tags/a/feed.json')).ino
    const first = await hiddenIn(out, () => build(out, feeds, { stagingParent }))
    const before = inode()
    const second = await hiddenIn(out, () =>
      build(out, { ...feeds, 'rss.xml': 'new' }, { stagingParent }),
    )
    const third = await hiddenIn(out, () => build(out, { 'b.xml': '' }, { stagingParent }))
    expect([first, second, third]).toEqual([[], [], []])
    expect(before).toBeGreaterThan(0)
    expect(filesIn(out)).toEqual([manifest, 'b.xml', 'own.txt'])
    expect(readdirSync(stagingParent)).toEqual([])
  })

  test('has hidden names where there is no folder for staging', async () => {
    const { out, stagingParent } = places()
    rmSync(stagingParent, { recursive: true })
    expect(await hiddenIn(out, () => build(out, feeds, { stagingParent }))).not.toEqual([])
    expect(filesIn(out)).toEqual([manifest, 'own.txt', ...Object.keys(feeds)])
    expect(existsSync(stagingParent)).toBe(false)
  })

  test.skipIf(!hasSharedMemory)('has hidden names where staging is on another device', async () => {
    const { out } = places()
    const stagingParent = mkdtempSync('/dev/shm/feedwright-')
    onTestFinished(() => rmSync(stagingParent, { recursive: true }))
    expect(await hiddenIn(out, () => build(out, feeds, { stagingParent }))).not.toEqual([])
    expect(filesIn(out)).toEqual([manifest, 'own.txt', ...Object.keys(feeds)])
    expect(readdirSync(stagingParent)).toEqual([])
  })

  test.skipIf(!isRoot)('has hidden names where it gives its group to files (as root)', async () => {
    const { out, stagingParent } = places()
    chownSync(out, 0, 1234)
    chmodSync(out, 0o2775)
    expect(await hiddenIn(out, () => build(out, feeds, { stagingParent }))).not.toEqual([])
    expect(statSync(join(out, 'tags/a/feed.json')).gid).toBe(1234)
  })

  test.each([
    ['is mounted apart', () => true],
    ['has a quota of its own', existsSync],
  ])('that %s is written to with hidden names', (_, isRefused) => {
    const { out, stagingParent } = places()
    const isStaged = (path: unknown) => String(path).startsWith(stagingParent)
    let refused = 0
    buildWithRenames(out, stagingParent, (from, to) => {
      if (isStaged(from) === isStaged(to) || !isRefused(from)) return
      refused += 1
      const errno = -constants.errno.EXDEV
      throw Object.assign(new Error('EXDEV'), { code: 'EXDEV', errno })
    })
    expect(refused).toBeGreaterThan(0)
    expect(readdirSync(stagingParent)).toEqual([])
  })
})

test('a staging folder that is removed in between costs no output', () => {
  const { out, stagingParent } = places()
  buildWithRenames(out, stagingParent, (_, to) => {
    if (String(to).endsWith('tags/a/feed.json'))
      rmSync(stagingParent, { recursive: true, force: true })
  })
  expect(existsSync(stagingParent)).toBe(false)
})

describe('what builds left', () => {
  /** The mark of a process that is gone. */
  const gone = () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    return `${processMark().split('-')[0]}-${pid}`
  }

  test('is told by the process', () => {
    const [host] = processMark().split('-')
    expect(isGone(gone())).toBe(true)
    expect(isGone(processMark())).toBe(false)
    expect(isGone(`${host}-${process.ppid}`)).toBe(false)
    expect(isGone(gone().replace(/^.{8}/, '01234567'))).toBe(false)
  })

  test.each([
    ['of a process that is gone, goes at once', gone, true],
    ['of another process, goes by age', () => processMark(), false],
    ['of another host, goes by age', () => gone().replace(/^.{8}/, '01234567'), false],
  ])('%s', (_, markOf, isAtOnce) => {
    const { out, stagingParent } = places()
    build(out, feeds)
    const left = `.~${markOf()}-0badcafe`
    // also in a folder in which the next build changes no file
    const leave = () => {
      for (const path of [left, `tags/a/${left}`]) put(out, path, 'left')
      put(stagingParent, `${left}/1`, 'left')
    }
    const areLeft = () => [
      ...filesIn(out).filter((path) => path.includes('.~')),
      ...readdirSync(stagingParent),
    ]
    leave()
    build(out, { ...feeds, 'rss.xml': 'new' }, { stagingParent })
    expect(areLeft()).toEqual(isAtOnce ? [] : [left, `tags/a/${left}`, left])
    leave()
    const later = Date.now() + 2 * 3_600_000
    const clock = vi.spyOn(Date, 'now').mockReturnValue(later)
    onTestFinished(() => clock.mockRestore())
    build(out, { ...feeds, 'rss.xml': 'new' }, { stagingParent })
    expect(areLeft()).toEqual([])
  })

  test('goes along with a folder that it kept alive, and other names stay', () => {
    const out = folderOf()
    build(out, { 'd/e.xml': '', 'f.xml': '' })
    const left = `.~${gone()}-0badcafe`
    for (const path of [left, `d/${left}`, '.~mine', '.~0123abcd']) put(out, path, 'left')
    build(out, { 'f.xml': '' })
    expect(filesIn(out)).toEqual([manifest, '.~0123abcd', '.~mine', 'f.xml'])
    expect(existsSync(join(out, 'd'))).toBe(false)
  })

  test('stays where a build only says what it would do', () => {
    const out = folderOf()
    const left = `.~${gone()}-0badcafe`
    put(out, left, '')
    build(out, feeds, { dryRun: true })
    expect(filesIn(out)).toEqual([left])
  })
})
