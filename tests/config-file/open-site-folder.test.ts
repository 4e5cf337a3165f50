import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSiteFolder } from '../../src/config-file/open-site-folder.ts'
import { folderOf } from '../support/folder.ts'

test('a file of data says what it holds, whatever its language', () => {
  const site = openSiteFolder(
    folderOf({
      'a.yml': 'title: A\nnested: { on: true }\n',
      'b.toml': 'title = "B"\nday = 2021-07-03\n',
      'c.json': '{ "title": "C" }',
      'd.py': "title = 'D'",
      'e.mjs': "export default { title: 'E' }",
      'f.md': '---\ntitle: F\n---\nText.',
      'g.txt': 'title: G',
    }),
  )
  expect(site.data('a.yml')).toEqual({ title: 'A', nested: { on: true } })
  expect(site.data('b.toml')).toEqual({ title: 'B', day: '2021-07-03' })
  for (const [file, title] of [
    ['c.json', 'C'],
    ['d.py', 'D'],
    ['e.mjs', 'E'],
    ['f.md', 'F'],
    ['g.txt', undefined],
    ['none.yml', undefined],
  ] as const) {
    expect(site.data(file)['title'], file).toBe(title)
  }
  expect(site.diagnostics).toEqual([])
})

test.each([
  ['is broken', 'a: [\nb', 2],
  [
    'has aliases without end',
    `${'a: &a [x]\n'}b: &b [${'*a,'.repeat(90)}]\nc: [${'*b,'.repeat(2e4)}]`,
    1,
  ],
  ['names a program', 'a: !!js/function "x"', 1],
  ['is too large', 'a: 1\n'.repeat(100_000), undefined],
])('a file that %s is reported, once, and says nothing', (_, text, line) => {
  const site = openSiteFolder(folderOf({ '_config.yml': text }))
  expect(site.data('_config.yml')).toEqual({})
  expect(site.data('_config.yml')).toEqual({})
  expect(site.diagnostics).toMatchObject([{ code: 'generator-config-broken', file: '_config.yml' }])
  if (line !== undefined) expect(site.diagnostics[0]?.line).toBeGreaterThan(0)
})

test('a folder in the place of a file is reported', () => {
  const site = openSiteFolder(folderOf({ 'hugo.toml/x': '' }))
  expect(site.data('hugo.toml')).toEqual({})
  expect(site.diagnostics).toHaveLength(1)
})

test('no path and no link leads out of the folder', () => {
  const outside = folderOf({ 'secret.yml': 'title: Secret' })
  const root = folderOf({ 'inside/a.yml': 'title: A' })
  symlinkSync(outside, join(root, 'link'))
  symlinkSync(join(outside, 'secret.yml'), join(root, '_config.yml'))
  symlinkSync(join(root, 'inside'), join(root, 'near'))
  const site = openSiteFolder(join(root))
  for (const path of [
    '_config.yml',
    'link/secret.yml',
    'inside/../../x',
    join(outside, 'secret.yml'),
  ]) {
    expect(site.has(path), path).toBe(false)
    expect(site.data(path), path).toEqual({})
  }
  expect(site.list('link')).toEqual([])
  expect(site.list('../')).toEqual([])
  expect(site.data('near/a.yml')).toEqual({ title: 'A' })
})
