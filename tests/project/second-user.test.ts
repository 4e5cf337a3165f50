import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { compiled } from '../cli/command.ts'
import { filesIn, folderOf, put, read } from '../support/folder.ts'

const isRoot = process.geteuid?.() === 0
const us = 4711
const stranger = 65_534

let root: string

/** A publication of ours in a folder that others can read, and a folder that everybody shares. */
beforeEach(() => {
  root = folderOf({ 'site/posts/a.md': '---\ndate: 2025-05-17\ntitle: Ours\n---\nOur text.\n' })
  chmodSync(root, 0o755)
  const make = (path: string, uid: number, mode: number) => {
    mkdirSync(join(root, path), { recursive: true })
    chmodSync(join(root, path), mode)
    chownSync(join(root, path), uid, uid)
  }
  make('site', us, 0o755)
  make('site/posts', us, 0o755)
  make('home', us, 0o755)
  make('shared', 0, 0o1777)
  make('theirs', stranger, 0o755)
  chmodSync(join(root, 'site/posts/a.md'), 0o644)
})

/** Runs something as a user, with the shared folder for temporary files. */
function runAs(uid: number, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const all = { PATH: process.env['PATH'], HOME: join(root, 'home'), TMPDIR: join(root, 'shared') }
  return spawnSync(program, args, {
    uid,
    gid: uid,
    cwd: join(root, 'site'),
    env: { ...all, ...env },
    encoding: 'utf8',
  })
}

/** Builds as us, gives the notes, and holds the feeds against those of a build that knows nothing. */
function build(cache: readonly string[] = [], env: NodeJS.ProcessEnv = {}): string {
  const { status, stderr } = buildAs(us, 'site', cache, env)
  expect(status, stderr).toBe(0)
  const dist = join(root, 'site/dist')
  expect(read(dist, 'rss.xml')).toContain('Our text.')
  for (const path of filesIn(dist)) {
    expect(read(dist, path)).not.toContain('Their')
    expect(lstatSync(join(dist, path)).uid).toBe(us)
  }
  return stderr
}

function buildAs(
  uid: number,
  folder: string,
  cache: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ReturnType<typeof runAs> {
  const flags = ['--root', join(root, folder), '--site', 'https://example.org', ...cache]
  return runAs(uid, process.execPath, [compiled, 'build', '--quiet', ...flags], env)
}

/**
 * A cache that a stranger has made with a program of their own: it says that a post with the bytes of
 * ours has their text. A build of theirs shows that it would be believed.
 */
function plantedCache(path: string): string {
  const site = join(root, 'theirs/site')
  const ours = read(root, 'site/posts/a.md')
  put(site, 'posts/a.md', ours.replace('Our text', 'Their text'))
  put(
    site,
    'lie.mjs',
    `import crypto from 'node:crypto'
    import { syncBuiltinESMExports } from 'node:module'
    const { hash } = crypto
    crypto.hash = (name, data) => {
      const text = Buffer.from(data).toString()
      return hash(name, text.startsWith('---') ? text.replace('Their text', 'Our text') : data)
    }
    syncBuiltinESMExports()`,
  )
  spawnSync('chown', ['-R', String(stranger), join(root, 'theirs')])
  const cache = join(root, path)
  const lie = ['--import', String(pathToFileURL(join(site, 'lie.mjs')))]
  for (const preload of [lie, []]) {
    if (preload.length === 0) put(site, 'posts/a.md', ours)
    const flags = ['--root', site, '--site', 'https://example.org', '--cache', cache]
    const { status, stderr } = runAs(stranger, process.execPath, [...preload, compiled, ...flags])
    expect(status, stderr).toBe(0)
    expect(read(site, 'dist/rss.xml')).toContain('Their text')
    rmSync(join(site, 'dist'), { recursive: true })
  }
  for (const name of readdirSync(cache)) chmodSync(join(cache, name), 0o644)
  chmodSync(cache, 0o755)
  return cache
}

/** Tries a command line of the shell as the stranger. */
function tryAsStranger(line: string): ReturnType<typeof runAs> {
  return runAs(stranger, 'sh', ['-c', `cd ${root}; ${line}`])
}

describe.skipIf(!isRoot)('another user cannot change our feeds (as root)', () => {
  test('with a cache that lies where ours would be', () => {
    const cache = plantedCache('shared/cache')
    const note = `The cache in ${cache} is not used: it belongs to another user.\n`
    expect(build(['--cache', cache])).toBe(note)
    expect(filesIn(cache).every((name) => lstatSync(join(cache, name)).uid === stranger)).toBe(true)
  })

  test('with a link to it, or with a folder on the way to it', () => {
    plantedCache('theirs/cache')
    tryAsStranger(
      'ln -s ../theirs/cache shared/link; mkdir shared/.cache; ln -s ../theirs shared/up',
    )
    for (const path of [
      'shared/link',
      'shared/.cache/feedwright',
      'shared/up/cache',
      'theirs/new',
    ]) {
      expect(build(['--cache', join(root, path)])).toMatch(
        /^The cache in .+ (?:is not used: .*(?:it is a link|belongs to another user)\.)\n$/,
      )
    }
    expect(existsSync(join(root, 'theirs/new'))).toBe(false)
    expect(readdirSync(join(root, 'shared/.cache'))).toEqual([])
  })

  test('with packages and a project in a parent folder', () => {
    const make = 'mkdir -p node_modules/.cache/feedwright; echo "{}" > package.json'
    tryAsStranger(`cd shared; ${make}`)
    cpSync(join(root, 'site'), join(root, 'shared/site'), { recursive: true })
    spawnSync('chown', ['-R', String(us), join(root, 'shared/site')])
    const { status, stderr } = buildAs(us, 'shared/site', [])
    expect([status, stderr]).toEqual([
      0,
      `The cache in ${join(root, 'shared/node_modules/.cache/feedwright')} is not used: ` +
        `${join(root, 'shared/node_modules')} belongs to another user.\n`,
    ])
  })

  test('with what lies in the home folder of somebody else', () => {
    chmodSync(join(root, 'theirs'), 0o777)
    expect(build([], { HOME: join(root, 'theirs') })).toContain('belongs to another user')
    expect(readdirSync(join(root, 'theirs'))).toEqual([])
  })

  test('in a cache of ours, in whatever folder it lies', () => {
    for (const cache of [
      'shared/cache',
      'home/.cache/feedwright',
      'site/node_modules/.cache/own',
    ]) {
      expect(build(['--cache', join(root, cache)])).toBe('')
      const names = readdirSync(join(root, cache))
      expect(names.length).toBeGreaterThan(0)
      const { mode, uid } = lstatSync(join(root, cache))
      expect([mode & 0o777, uid]).toEqual([0o700, us])
      const attacks = [
        `ls ${cache}`,
        `cat ${cache}/${names[0]}`,
        `echo > ${cache}/${names[0]}`,
        `ln -s /etc/passwd ${cache}/new.state`,
        `mkdir ${cache}/.~00000000-1-00000000`,
        `rm -r ${cache}`,
        `mv ${cache} ${cache}-old`,
        `chmod 777 ${cache}`,
      ]
      for (const attack of attacks) expect(tryAsStranger(attack).status, attack).not.toBe(0)
      expect(readdirSync(join(root, cache))).toEqual(names)
    }
    // neither where we were careless before
    const cache = join(root, 'shared/cache')
    chmodSync(cache, 0o777)
    const [name] = readdirSync(cache)
    expect(tryAsStranger(`rm ${cache}/${name} && echo > ${cache}/${name}`).status).toBe(0)
    expect(build(['--cache', cache])).toContain('other users may write to it')
  })

  test('in a temporary folder, which is new, ours, and removed', () => {
    tryAsStranger('ln -s ../theirs shared/feedwright-00000000-1-aaaaaa')
    expect(build(['--no-cache'])).toBe('')
    expect(readdirSync(join(root, 'shared'))).toEqual(['feedwright-00000000-1-aaaaaa'])
    // a folder without the sticky bit, in which everybody can rename
    chmodSync(join(root, 'shared'), 0o777)
    const note = `other users may write to ${join(root, 'shared')}`
    expect(build(['--no-cache'])).toBe(`The temporary folder is not used: ${note}.\n`)
    expect(build(['--cache', join(root, 'shared/cache')])).toContain(note)
    expect(readdirSync(join(root, 'shared'))).toEqual(['feedwright-00000000-1-aaaaaa'])
  })

  test('without a home folder, where the cache has the temporary folder', () => {
    const env = { HOME: '', XDG_CACHE_HOME: '' }
    const path = `shared/feedwright-${us}`
    expect(build([], env)).toBe('')
    expect(filesIn(join(root, path)).length).toBeGreaterThan(0)
    expect(tryAsStranger(`ls ${path}/feedwright`).status).not.toBe(0)
    spawnSync('rm', ['-r', join(root, path)])
    tryAsStranger(`mkdir ${path}`)
    expect(build([], env)).toContain('belongs to another user')
  })

  test('the superuser keeps a cache on a checkout of somebody else', () => {
    mkdirSync(join(root, 'site/node_modules'))
    put(root, 'site/package.json', '{}')
    chownSync(join(root, 'site/node_modules'), us, us)
    expect(buildAs(0, 'site', []).stderr).toBe('')
    const cache = join(root, 'site/node_modules/.cache/feedwright')
    const { mode, uid } = lstatSync(cache)
    expect([mode & 0o777, uid]).toEqual([0o700, 0])
    expect(buildAs(0, 'site', []).stderr).toBe('')
    expect(buildAs(us, 'site', []).stderr).toContain('it belongs to another user')
  })
})
