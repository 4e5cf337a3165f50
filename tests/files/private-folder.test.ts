import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { makePrivateFolder, makeTemporaryFolder, processMark } from '../../src/files/index.ts'
import { folderOf, put } from '../support/folder.ts'

const isRoot = process.geteuid?.() === 0
const isWindows = process.platform === 'win32'
const stranger = 65_534

let root: string
let publication: string

beforeEach(() => {
  root = folderOf({ 'site/posts/a.md': '' })
  publication = join(root, 'site')
  chmodSync(root, 0o755)
  chmodSync(publication, 0o755)
})

/** A folder with this mode, whatever the umask is. */
function folder(path: string, mode: number): string {
  mkdirSync(join(root, path), { recursive: true })
  chmodSync(join(root, path), mode)
  return join(root, path)
}

/** As another group, so that it is no group of ours. */
function groupFolder(path: string, mode: number): string {
  const made = folder(path, mode)
  chownSync(made, 0, stranger)
  chmodSync(made, mode)
  return made
}

const own = (path: string) => makePrivateFolder(path, publication)

describe.skipIf(isWindows)('a folder of our own', () => {
  test('is made, and nobody else may look into it or write on the way to it', () => {
    const umask = process.umask(0)
    onTestFinished(() => {
      process.umask(umask)
    })
    const modeOf = (path: string) => statSync(join(root, path)).mode & 0o777
    own(join(root, 'a/cache'))
    expect([modeOf('a'), modeOf('a/cache')]).toEqual([0o755, 0o700])
    own(join(root, 'a/cache'))
  })

  test.each([0o700, 0o750, 0o755])('may have mode %o', (mode) => {
    own(folder('cache', mode))
  })

  test.each([0o770, 0o775, 0o757, 0o777, 0o1777])('may not have mode %o', (mode) => {
    expect(() => own(folder('cache', mode))).toThrow('other users may write to it')
  })

  test('may not be a link or a file', () => {
    folder('cache', 0o700)
    symlinkSync('cache', join(root, 'link'))
    expect(() => own(join(root, 'link'))).toThrow('it is a link')
    expect(() => own(join(publication, 'posts/a.md'))).toThrow('EEXIST')
  })

  test('may lie behind a link of ours, but not behind one that leads in a circle', () => {
    folder('real', 0o755)
    symlinkSync('real', join(root, 'link'))
    own(join(root, 'link/cache'))
    expect(existsSync(join(root, 'real/cache'))).toBe(true)
    symlinkSync('circle', join(root, 'circle'))
    expect(() => own(join(root, 'circle/cache'))).toThrow('ELOOP')
  })

  test('may lie in a shared folder with the sticky bit, but not in one without it', () => {
    own(join(folder('sticky', 0o1777), 'cache'))
    const open = folder('open', 0o777)
    expect(() => own(join(open, 'cache'))).toThrow(`other users may write to ${open}`)
    expect(existsSync(join(open, 'cache'))).toBe(false)
    symlinkSync('open/real', join(root, 'link'))
    folder('open/real', 0o755)
    expect(() => own(join(root, 'link/cache'))).toThrow(`other users may write to ${open}`)
  })

  test('may lie in a folder of our own group', () => {
    own(join(folder('group', 0o775), 'cache'))
  })

  test('may lie in any folder on the way to the publication, or open to whoever may write to it', () => {
    chmodSync(root, 0o777)
    own(join(root, 'cache'))
    chmodSync(publication, 0o777)
    own(join(folder('site/node_modules', 0o777), 'cache'))
  })

  test('may not lie in /proc, and says so at once', () => {
    expect(() => own('/proc/nowhere/cache')).toThrow(/ENOENT/)
  })

  describe.skipIf(!isRoot)('with another user (as root)', () => {
    test('may not belong to that one, nor lie in what does', () => {
      const cache = folder('cache', 0o700)
      chownSync(cache, stranger, 0)
      expect(() => own(cache)).toThrow('it belongs to another user')
      expect(() => own(join(cache, 'deeper'))).toThrow(`${cache} belongs to another user`)
      expect(existsSync(join(cache, 'deeper'))).toBe(false)
    })

    test('may not lie behind a link of that one', () => {
      folder('real', 0o755)
      folder('sticky', 0o1777)
      const link = join(root, 'sticky/link')
      spawnSync('ln', ['-s', join(root, 'real'), link], { uid: stranger, gid: stranger })
      expect(lstatSync(link).uid).toBe(stranger)
      expect(() => own(join(link, 'cache'))).toThrow(`${link} belongs to another user`)
    })

    test('may lie in what belongs to the owner of the publication', () => {
      const packages = folder('site/node_modules', 0o755)
      for (const path of [publication, packages]) chownSync(path, stranger, stranger)
      own(join(packages, '.cache/feedwright'))
      const { uid, mode } = statSync(join(packages, '.cache/feedwright'))
      expect([uid, mode & 0o777]).toEqual([0, 0o700])
    })

    test('may lie in a folder of another group only if that may write to the publication', () => {
      const group = groupFolder('group', 0o775)
      expect(() => own(join(group, 'cache'))).toThrow(`other users may write to ${group}`)
      chownSync(publication, 0, stranger)
      chmodSync(publication, 0o775)
      own(join(group, 'cache'))
    })
  })
})

describe('a temporary folder', () => {
  /** Makes one in another folder of temporary files. */
  function temporary(parent: string): string {
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, parent)
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    return makeTemporaryFolder(publication)
  }

  test('is new and ours alone', () => {
    const made = temporary(root)
    expect(made.startsWith(join(root, 'feedwright-'))).toBe(true)
    if (!isWindows) expect(statSync(made).mode & 0o777).toBe(0o700)
    expect(temporary(root)).not.toBe(made)
    expect(existsSync(made)).toBe(true)
  })

  test('of a process that died is removed by the next', () => {
    const [host] = processMark().split('-')
    const { pid } = spawnSync(process.execPath, ['--version'])
    put(root, `feedwright-${host}-${pid}-aBc123/x`, '')
    const others = [`feedwright-${host}-${pid}`, `feedwright-01234567-${pid}-aBc123`]
    for (const name of others) put(root, `${name}/x`, '')
    temporary(root)
    const names = readdirSync(root).filter((name) => name.startsWith('feedwright-'))
    expect(names).toHaveLength(3)
    expect(names).toEqual(expect.arrayContaining(others))
  })

  test.skipIf(isWindows)('is not made where others could put another one in its place', () => {
    const open = folder('open', 0o777)
    expect(() => temporary(open)).toThrow(`other users may write to ${open}`)
    expect(readdirSync(open)).toEqual([])
  })
})
