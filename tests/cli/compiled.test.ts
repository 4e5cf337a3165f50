import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import * as nodeModule from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderOf, read, textsIn } from '../support/folder.ts'

const repository = join(import.meta.dirname, '../..')

test('the compiled command builds what is published of the sample', () => {
  const out = folderOf()
  const flags = ['--root', repository, '--out', out, '--no-cache', '--now', '2026-11-23T00:00:00Z']
  const command = [join(repository, 'lib/cli/main.js'), 'build', '--quiet', ...flags]
  expect(spawnSync(process.execPath, command).status).toBe(0)
  expect(textsIn(out)).toEqual(textsIn(join(repository, 'dist')))
})

/** The compiled command as one installs it, where nothing has run yet. */
function install(): string {
  const folder = folderOf({ 'posts/a.md': '---\ndate: 2025-05-17\ntitle: A\n---\nText.\n' })
  cpSync(join(repository, 'lib/cli'), join(folder, 'lib/cli'), {
    recursive: true,
    filter: (path) => !path.endsWith('.compile-cache'),
  })
  copyFileSync(join(repository, 'package.json'), join(folder, 'package.json'))
  return folder
}

function build(folder: string): string {
  const flags = ['--site', 'https://example.org', '--no-cache', '--now', '2026-01-01T00:00:00Z']
  const command = ['lib/cli/main.js', 'build', '--quiet', ...flags]
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  return read(folder, 'dist/rss.xml')
}

test.skipIf(!('enableCompileCache' in nodeModule))(
  'where Node can, what it has compiled is kept beside the program',
  () => {
    const folder = install()
    const first = build(folder)
    expect(existsSync(join(folder, 'lib/cli/.compile-cache'))).toBe(true)
    expect(build(folder)).toBe(first)
  },
)

test('where that cannot be written, every run compiles, and says nothing of it', () => {
  const folder = install()
  writeFileSync(join(folder, 'lib/cli/.compile-cache'), 'a file')
  chmodSync(join(folder, 'lib/cli'), 0o555)
  const first = build(folder)
  expect(build(folder)).toBe(first)
  chmodSync(join(folder, 'lib/cli'), 0o755)
  rmSync(join(folder, 'lib/cli/.compile-cache'))
})

test('a build that finds nothing changed loads less than half of the program', () => {
  const root = folderOf({ 'posts/a.md': '---\ndate: 2025-05-17\ntitle: A\n---\nText.\n' })
  const first = bytesLoaded(root)
  expect(bytesLoaded(root)).toBeLessThan(first / 2)
})

/** How large the files of the program are that a build loads, as V8 tells. */
function bytesLoaded(root: string): number {
  const coverage = folderOf()
  const flags = ['--site', 'https://example.org', '--now', '2026-01-01T00:00:00Z', '--cache', '.c']
  const command = [join(repository, 'lib/cli/main.js'), 'build', '--quiet', ...flags]
  const env = { ...process.env, NODE_V8_COVERAGE: coverage }
  expect(spawnSync(process.execPath, command, { cwd: root, env }).status).toBe(0)
  const [file = ''] = readdirSync(coverage)
  const { result } = JSON.parse(read(coverage, file)) as { result: readonly { url: string }[] }
  const loaded = result.filter(({ url }) => url.includes('/lib/cli/'))
  return loaded.reduce((sum, { url }) => sum + statSync(fileURLToPath(url)).size, 0)
}
