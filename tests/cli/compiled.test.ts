import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, folderOf, put, read, stateOf } from '../support/folder.ts'

const repository = join(import.meta.dirname, '../..')

/** The compiled command as one installs it, where nothing has run yet. */
function install(): string {
  const folder = folderOf({ 'posts/a.md': '---\ndate: 2025-05-17\ntitle: A\n---\nText.\n' })
  cpSync(join(repository, 'lib/cli'), join(folder, 'lib/cli'), {
    recursive: true,
    filter: (path) => !path.endsWith('.compiled'),
  })
  copyFileSync(join(repository, 'package.json'), join(folder, 'package.json'))
  return folder
}

test('the compiled command builds what is published of the sample', () => {
  const out = folderOf()
  const flags = ['--root', repository, '--out', out, '--no-cache', '--now', '2026-11-23T00:00:00Z']
  const command = [join(repository, 'lib/cli/main.js'), 'build', '--quiet', ...flags]
  expect(spawnSync(process.execPath, command).status).toBe(0)
  const dist = join(repository, 'dist')
  expect(filesIn(out).map((path) => [path, read(out, path)])).toEqual(
    filesIn(dist).map((path) => [path, read(dist, path)]),
  )
})

/** A build from nothing, and what it wrote. */
function build(folder: string, ...node: readonly string[]): string {
  const command = [...node, 'lib/cli/main.js', 'build', '--site', 'https://example.org']
  const flags = ['--no-cache', '--now', '2026-01-01T00:00:00Z', '--reporter', 'json']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...flags], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout).build && read(folder, 'dist/rss.xml')
}

const file = 'lib/cli/program.cjs.compiled'

test('what V8 has compiled is kept beside the program, and used', () => {
  const folder = install()
  const first = build(folder)
  const kept = stateOf(join(folder, 'lib'))
  expect(existsSync(join(folder, file))).toBe(true)
  expect(build(folder)).toBe(first)
  expect(stateOf(join(folder, 'lib'))).toEqual(kept)
})

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['with a flipped bit', (bytes) => bytes.fill((bytes[5000] ?? 0) ^ 1, 5000, 5001)],
  ['cut off', (bytes) => bytes.subarray(0, 5000)],
  ['empty', () => Buffer.alloc(0)],
])('%s, it is made anew', (_, damage) => {
  const folder = install()
  const first = build(folder)
  const whole = readFileSync(join(folder, file)).length
  const damaged = damage(readFileSync(join(folder, file)))
  writeFileSync(join(folder, file), damaged)
  expect(build(folder)).toBe(first)
  const mended = readFileSync(join(folder, file))
  expect(mended.equals(damaged)).toBe(false)
  expect(mended.length).toBeGreaterThan(whole / 2)
})

test('of another Node or another program, it is made anew', () => {
  const folder = install()
  const first = build(folder)
  const kept = () => readFileSync(join(folder, file))
  const before = kept()
  // V8 takes nothing that was compiled under other flags
  expect(build(folder, '--no-lazy')).toBe(first)
  expect(kept().equals(before)).toBe(false)

  // V8 would not see this one
  const program = read(folder, 'lib/cli/program.cjs')
  put(folder, 'lib/cli/program.cjs', program.replaceAll('"Feedwright"', '"Peedwright"'))
  const other = first.replaceAll('Feedwright', 'Peedwright')
  expect(other).not.toBe(first)
  expect(build(folder)).toBe(other)
})

test('the first run that has much to do decides what is kept', () => {
  const folder = install()
  const sizeAfter = (...args: readonly string[]) => {
    expect(spawnSync(process.execPath, ['lib/cli/main.js', ...args], { cwd: folder }).status).toBe(
      0,
    )
    return readFileSync(join(folder, file)).length
  }
  const little = sizeAfter('cache')
  expect(sizeAfter('cache')).toBe(little)
  build(folder)
  const much = readFileSync(join(folder, file)).length
  expect(much).toBeGreaterThan(1.5 * little)
  expect(sizeAfter('cache')).toBe(much)
})

test('where it cannot be written, every run compiles, and says nothing of it', () => {
  const folder = install()
  mkdirSync(join(folder, file))
  const first = build(folder)
  expect(build(folder)).toBe(first)
  expect(readdirSync(join(folder, 'lib/cli')).filter((name) => name.endsWith('.tmp'))).toEqual([])

  rmdirSync(join(folder, file))
  // as files are that something else has open, on Windows
  put(
    folder,
    'busy.mjs',
    `import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    for (const name of ['renameSync', 'rmSync']) {
      const call = fs[name]
      fs[name] = (path, ...rest) => {
        if (path.includes('.compiled')) throw new Error('busy')
        return call(path, ...rest)
      }
    }
    syncBuiltinESMExports()`,
  )
  expect(build(folder, '--import', './busy.mjs')).toBe(first)
})
