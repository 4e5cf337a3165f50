import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, put, read } from '../support/folder.ts'
import { post } from './command.ts'

/** The README's example of the library, as a stranger would run it. */
const project = join(import.meta.dirname, '../..')
const page = readFileSync(join(project, 'README.md'), 'utf8')
const [, example = ''] = /^```js\n(import \{ build.*?)^```/ms.exec(page) ?? []

const config = "export default { site: { url: 'https://example.org', title: 'Example' } }\n"
const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  noEmit: true,
  types: ['node'],
}

function stranger(files: Readonly<Record<string, string>>): string {
  const root = folderOf({ 'feedwright.config.mjs': config, 'build.mjs': example, ...files })
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(project, join(root, 'node_modules/feedwright'))
  symlinkSync(join(project, 'node_modules/@types'), join(root, 'node_modules/@types'))
  return root
}

const node = (root: string, ...args: readonly string[]) => {
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
}

test('it compiles under the strict flags', () => {
  const root = stranger({
    'package.json': '{ "type": "module" }',
    'build.ts': example,
    'tsconfig.json': JSON.stringify({ compilerOptions, files: ['build.ts'] }),
  })
  const { stdout } = node(root, join(project, 'node_modules/typescript/bin/tsc'))
  expect(stdout).toBe('')
})

test('it publishes, and a post with an error changes nothing and is named', () => {
  const root = stranger({ 'posts/a.md': post() })
  expect(node(root, 'build.mjs')).toMatchObject({ status: 0, stderr: '' })
  const feed = read(root, 'dist/rss.xml')
  put(root, 'posts/b.md', 'No date.')
  const { status, stderr } = node(root, 'build.mjs')
  expect(status).toBe(1)
  expect(stderr).toContain('Error: posts/b.md:1:1 error the post has no date [date-missing]')
  expect(read(root, 'dist/rss.xml')).toBe(feed)
})

test.each([
  ['a wrong config', { 'feedwright.config.mjs': 'export default {}' }, 'config-invalid'],
  ['a broken config', { 'feedwright.config.mjs': 'export default {' }, 'config-broken'],
  ['no posts folder', {}, 'posts-missing'],
])('it says what is wrong with %s', (_, files, code) => {
  const { status, stderr } = node(stranger(files), 'build.mjs')
  expect(status).toBe(1)
  expect(stderr).toContain(`[${code}]`)
})
