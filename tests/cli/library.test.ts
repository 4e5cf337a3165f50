import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as api from '../../src/index.ts'
import { folderOf, put, read } from '../support/folder.ts'
import { post } from './command.ts'

/** The examples of docs/api.md, as a stranger would run them with the installed package. */
const project = join(import.meta.dirname, '../..')
const page = readFileSync(join(project, 'docs/api.md'), 'utf8')
const programs = page.split(/^## /m).flatMap((section) => {
  const [title = ''] = section.split('\n')
  return [...section.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => ({ title, code }))
})

const config = "export default { site: { url: 'https://example.org', title: 'Example' } }\n"
const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  noEmit: true,
  types: ['node'],
}

function stranger(files: Readonly<Record<string, string>>): string {
  const root = folderOf({ 'feedwright.config.mjs': config, ...files })
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(project, join(root, 'node_modules/feedwright'))
  symlinkSync(join(project, 'node_modules/@types'), join(root, 'node_modules/@types'))
  return root
}

const node = (root: string, ...args: readonly string[]) => {
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
}

const exampleOf = (title: string) => programs.find((each) => each.title === title)?.code ?? ''

test('the examples compile under the strict flags', () => {
  expect(programs.length).toBeGreaterThan(6)
  const files = programs.map(({ code }, index) => [`example-${index}.ts`, code])
  const root = stranger({
    ...Object.fromEntries(files),
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
  })
  const { stdout } = node(root, join(project, 'node_modules/typescript/bin/tsc'))
  expect(stdout).toBe('')
})

test.each(programs)('the example of “$title” runs', ({ code }) => {
  const root = stranger({ 'posts/a.md': post(), 'example.mjs': code })
  expect(node(root, 'example.mjs')).toMatchObject({ status: 0, stderr: '' })
})

test('posts that are values leave nothing on the disk', () => {
  const root = stranger({ 'example.mjs': exampleOf('Posts that are not files') })
  expect(node(root, 'example.mjs').stdout).toContain('rss.xml')
  expect(readdirSync(root).toSorted()).toEqual([
    'example.mjs',
    'feedwright.config.mjs',
    'node_modules',
  ])
})

describe('a build with an error', () => {
  const code = exampleOf('Errors')

  test('changes nothing, and names the post', () => {
    const root = stranger({ 'posts/a.md': post(), 'example.mjs': code })
    expect(node(root, 'example.mjs')).toMatchObject({ status: 0, stderr: '' })
    const feed = read(root, 'dist/rss.xml')
    put(root, 'posts/b.md', '---\ndate: soon\n---\nText.')
    const { status, stderr } = node(root, 'example.mjs')
    expect(status).toBe(1)
    expect(stderr).toContain('posts/b.md:2:7\n\n    1 │ ---\n    2 │ date: ')
    expect(stderr).toContain('[date-invalid]')
    expect(read(root, 'dist/rss.xml')).toBe(feed)
  })

  test.each([
    ['a wrong config', { 'feedwright.config.mjs': 'export default {}' }, 'config-invalid'],
    ['a broken config', { 'feedwright.config.mjs': 'export default {' }, 'config-broken'],
    ['no posts folder', {}, 'posts-missing'],
  ])('says what is wrong with %s', (_, files, found) => {
    const { status, stderr } = node(stranger({ ...files, 'example.mjs': code }), 'example.mjs')
    expect(status).toBe(1)
    expect(stderr).toContain(`[${found}]`)
  })
})

test('the public API is these names, and the page has each', () => {
  const source = readFileSync(join(project, 'src/index.ts'), 'utf8')
  const names = [...source.matchAll(/\{([^}]*)\}/g)].flatMap(([, list = '']) => {
    return list.split(',').flatMap((each) => each.trim().replace(/^type /, '') || [])
  })
  for (const name of names) expect(page).toMatch(new RegExp(`\\b${name}\\b`))
  expect(names.toSorted()).toMatchInlineSnapshot(`
    [
      "BuildContext",
      "BuildError",
      "BuildOptions",
      "BuildResult",
      "BuildSummary",
      "Diagnostic",
      "EntryExplanation",
      "FeedInput",
      "FeedPage",
      "FeedReport",
      "FileChange",
      "FileSystemError",
      "PermalinkParts",
      "PostInfo",
      "PostInput",
      "PostListing",
      "RecognisedSite",
      "SubscribePage",
      "UserConfig",
      "UserGeneratorConfig",
      "build",
      "cacheStats",
      "clearCache",
      "createContext",
      "createFeed",
      "defineConfig",
      "formatDiagnostics",
      "printable",
      "recogniseSite",
    ]
  `)
  expect(Object.keys(api).toSorted()).toMatchInlineSnapshot(`
    [
      "BuildError",
      "FileSystemError",
      "build",
      "cacheStats",
      "clearCache",
      "createContext",
      "createFeed",
      "defineConfig",
      "formatDiagnostics",
      "printable",
      "recogniseSite",
    ]
  `)
})
