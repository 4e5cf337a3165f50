import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type OutputFile, textFile } from '../../src/model/index.ts'
import { emit } from '../../src/output/index.ts'
import { filesIn, folderOf, read, stateOf } from '../support/folder.ts'
import { build, feeds, manifest, problems } from './builds.ts'

describe('refusing', () => {
  test.each([
    '',
    '.',
    '..',
    '../rss.xml',
    'a/../../rss.xml',
    'a/../rss.xml',
    './rss.xml',
    '/rss.xml',
    'a//rss.xml',
    'a/',
    'a\\rss.xml',
    '..\\rss.xml',
    'C:rss.xml',
    'c:/rss.xml',
    'rss.xml\0.png',
  ])('the path %j is no path inside', (path) => {
    const root = folderOf()
    const out = join(root, 'dist')
    const [problem] = problems(out, { 'good.xml': '', [path]: '' })
    expect(problem).toContain('output-outside')
    expect(problems(out, { [path]: '' }, true)).toHaveLength(1)
    expect(readdirSync(root)).toEqual([])
  })

  test('every bad path is named in one go', () => {
    const out = join(folderOf(), 'dist')
    expect(problems(out, { '../a': '', '/b': '', c: '', C: '', 'c/d': '' })).toHaveLength(4)
  })

  test.each([
    [['a.xml', 'a.xml'], 'output-failed a.xml: it would be the same file as a.xml'],
    [['a.xml', 'A.xml'], 'output-failed A.xml: it would be the same file as a.xml'],
    [['\u00e9', 'e\u0301'], 'output-failed e\u0301: it would be the same file as \u00e9'],
    [['tags/a', 'tags'], 'output-failed tags/a: its folder tags would be a file'],
    [['Tags', 'tags/a/b'], 'output-failed tags/a/b: its folder tags would be a file'],
  ])('%j cannot stand side by side', (paths, problem) => {
    const out = folderOf()
    const { value, diagnostics } = emit(
      paths.map((path) => textFile(path, '')),
      { out, dryRun: false },
    )
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ code, file, message }) => [code, file, message])).toEqual([
      [
        'output-failed',
        `${out}/${problem.split(' ')[1]?.slice(0, -1)}`,
        `the output cannot be written: ${problem.split(': ')[1]}`,
      ],
    ])
    expect(filesIn(out)).toEqual([])
  })

  test('a folder that is a link out of the output folder', () => {
    const root = folderOf({ 'dist/a.xml': 'old' })
    mkdirSync(join(root, 'elsewhere'))
    symlinkSync('../elsewhere', join(root, 'dist/tags'))
    symlinkSync('../nowhere', join(root, 'dist/broken'))
    const before = stateOf(root)
    const [problem] = problems(join(root, 'dist'), { 'a.xml': 'new', 'tags/b/c.xml': '' })
    expect(problem).toContain('output-outside tags/b/c.xml')
    expect(problems(join(root, 'dist'), { 'a.xml': 'new', 'broken/b/c.xml': '' })).toEqual([
      'output-failed broken/b/c.xml: broken is a broken link',
    ])
    expect(stateOf(root)).toEqual(before)
  })

  test.each([false, true])('a folder in the place of a file, dry run: %s', (dryRun) => {
    const out = folderOf({ 'rss.xml/own.txt': '', 'a.xml': 'old' })
    const before = stateOf(out)
    expect(problems(out, { 'a.xml': 'new', 'rss.xml': '' }, dryRun)).toEqual([
      'output-failed rss.xml: a folder has this name',
    ])
    expect(stateOf(out)).toEqual(before)
  })

  test.each([false, true])('a file in the place of a folder, dry run: %s', (dryRun) => {
    const out = folderOf({ tags: 'own', 'a.xml': 'old' })
    const before = stateOf(out)
    for (const path of ['tags/b.xml', 'tags/b/c.xml']) {
      expect(problems(out, { 'a.xml': 'new', [path]: '' }, dryRun)).toEqual([
        `output-failed ${path}: not a directory`,
      ])
    }
    expect(stateOf(out)).toEqual(before)
  })

  test.each([false, true])('a file in the place of the output folder, dry run: %s', (dryRun) => {
    const root = folderOf({ dist: '' })
    const { diagnostics } = build(join(root, 'dist'), feeds, { dryRun })
    expect(diagnostics).toMatchObject([{ code: 'output-failed' }])
    expect(read(root, 'dist')).toBe('')
  })

  test('a folder in the place of the manifest', () => {
    const out = folderOf({ [`${manifest}/own.txt`]: '' })
    expect(problems(out, feeds)).toEqual(['output-failed .feedwright.json: a folder has this name'])
  })

  test('a name that the disk does not take', () => {
    const root = folderOf()
    const path = `tags/${'a'.repeat(300)}`
    expect(problems(join(root, 'dist'), { ...feeds, [path]: '' })).toEqual([
      `output-failed ${path}: name too long`,
    ])
    expect(readdirSync(root)).toEqual([])
  })
})

test('a term that the disk does not take is named, with a post that has it', () => {
  const out = join(folderOf(), 'dist')
  const origin = { scope: 'tag', term: 'A\u001b', post: 'posts/a.md' } as const
  const output = { ...textFile(`tags/${'a'.repeat(300)}`, ''), origin }
  const { diagnostics } = emit([output], { out, dryRun: false })
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'the output cannot be written: name too long; it is a feed of the tag "A\\u001b", which posts/a.md has',
  ])
})

test('a fault of ours is no problem of the disk, and takes back what was done', () => {
  const out = folderOf()
  build(out, feeds)
  const before = stateOf(out)
  const broken: OutputFile = {
    ...textFile('tags/b.xml', 'x'),
    *pieces() {
      yield new Uint8Array()
      throw new TypeError('a fault')
    },
  }
  const files = [textFile('rss.xml', 'new'), broken]
  const memory = {
    hashOf: () => 'x',
    hashIn: () => undefined,
    written: () => new Map(),
    keep: () => {},
  }
  expect(() => emit(files, { out, dryRun: false, memory })).toThrow(new TypeError('a fault'))
  expect(stateOf(out)).toEqual(before)
})
