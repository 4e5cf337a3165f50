import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type OutputFile, textFile } from '../../src/model/index.ts'
import { emit, type Output, type OutputMemory } from '../../src/output/index.ts'
import { filesIn, folderOf, read, stateOf } from '../support/folder.ts'
import { build, changes, feeds, manifest, problems } from './builds.ts'

describe('writing', () => {
  test('a first build makes the folder and everything in it', () => {
    const out = join(folderOf(), 'some/dist')
    expect(changes(out, feeds)).toEqual(['created rss.xml', 'created tags/a/feed.json'])
    expect(filesIn(out)).toEqual([manifest, 'rss.xml', 'tags/a/feed.json'])
    expect(read(out, 'rss.xml')).toBe('<rss/>')
  })

  test('a second build writes nothing', () => {
    const out = folderOf()
    build(out, feeds)
    const before = stateOf(out)
    expect(changes(out, feeds)).toEqual(['unchanged rss.xml', 'unchanged tags/a/feed.json'])
    expect(stateOf(out)).toEqual(before)
  })

  test('only files whose bytes differ are written', () => {
    const out = folderOf()
    build(out, feeds)
    const before = stateOf(join(out, 'tags'))
    const after = { ...feeds, 'rss.xml': '<rss></rss>' }
    expect(changes(out, after)).toEqual(['updated rss.xml', 'unchanged tags/a/feed.json'])
    expect(read(out, 'rss.xml')).toBe('<rss></rss>')
    expect(stateOf(join(out, 'tags'))).toEqual(before)
  })

  test('a file that is known by its digest is not made again', () => {
    const out = folderOf()
    let kept: ReadonlyMap<string, Output> = new Map()
    const memory: OutputMemory = {
      hashOf: (path, digest) => {
        const known = kept.get(path)
        return known?.digest === digest ? known.hash : undefined
      },
      hashIn: () => undefined,
      written: () => new Map(),
      keep: (outputs) => {
        kept = outputs
      },
    }
    const page = { ...textFile('rss.html', '<p>'), digest: 'facts' }
    emit([page], { out, dryRun: false, memory })
    const unprinted: OutputFile = {
      path: page.path,
      digest: page.digest,
      get size(): number {
        throw new Error('it was printed')
      },
      get text(): string {
        throw new Error('it was printed')
      },
      pieces() {
        throw new Error('it was printed')
      },
    }
    const { value } = emit([unprinted], { out, dryRun: false, memory })
    expect(value).toEqual([{ path: 'rss.html', change: 'unchanged' }])
  })

  test('the order of the artifacts does not show', () => {
    const [one, other] = [folderOf(), folderOf()]
    const reversed = Object.fromEntries(Object.entries(feeds).reverse())
    expect(changes(one, feeds)).toEqual(changes(other, reversed))
    expect(read(one, manifest)).toBe(read(other, manifest))
  })

  test('text is written as UTF-8', () => {
    const out = folderOf()
    build(out, { 'a.txt': 'Київ 😀' })
    expect(read(out, 'a.txt')).toBe('Київ 😀')
  })

  test('a name may begin with dots', () => {
    const out = folderOf()
    expect(changes(out, { '..a/...b.xml': '' })).toEqual(['created ..a/...b.xml'])
  })

  test.each([true, ['rss.xml']])(
    'a file that may be replaced is ours from then on: %j',
    (replace) => {
      const out = folderOf({ 'rss.xml': 'by hand', 'same.xml': 'same' })
      const files = { 'rss.xml': 'new', 'same.xml': 'same' }
      const { value, diagnostics } = build(out, files, { replace })
      expect(value?.map(({ change }) => change)).toEqual(['updated', 'unchanged'])
      expect(diagnostics).toEqual([])
      expect(build(out, { 'rss.xml': 'newer' }).ok).toBe(true)
      expect(changes(out, {})).toEqual(['removed rss.xml'])
    },
  )

  test('a replaced file keeps its mode', () => {
    const out = folderOf({ 'rss.xml': 'old' })
    chmodSync(join(out, 'rss.xml'), 0o640)
    build(out, feeds, { replace: true })
    expect(statSync(join(out, 'rss.xml')).mode & 0o777).toBe(0o640)
  })

  test('no hidden file is left behind', () => {
    const out = folderOf()
    build(out, feeds)
    build(out, { 'rss.xml': 'new' })
    expect(filesIn(out)).toEqual([manifest, 'rss.xml'])
  })

  test('a dry run says the same and touches nothing', () => {
    const out = folderOf()
    build(out, { ...feeds, 'old.xml': '' })
    const next = { 'rss.xml': 'new', 'new.xml': '', 'tags/a/feed.json': '{}' }
    const before = stateOf(out)
    const foretold = changes(out, next, true)
    expect(stateOf(out)).toEqual(before)
    expect(foretold).toEqual(changes(out, next))
    expect(foretold).toEqual([
      'created new.xml',
      'removed old.xml',
      'updated rss.xml',
      'unchanged tags/a/feed.json',
    ])
  })

  test('a dry run does not make the folder', () => {
    const root = folderOf()
    expect(changes(join(root, 'dist'), feeds, true)).toHaveLength(2)
    expect(readdirSync(root)).toEqual([])
  })

  test('nothing to publish makes no folder', () => {
    const root = folderOf()
    expect(changes(join(root, 'dist'), {})).toEqual([])
    expect(readdirSync(root)).toEqual([])
  })
})

describe('links', () => {
  test('the output folder may be a link', () => {
    const root = folderOf({ 'real/own.txt': '' })
    symlinkSync('real', join(root, 'dist'))
    build(join(root, 'dist'), feeds)
    expect(read(root, 'real/rss.xml')).toBe('<rss/>')
    expect(changes(join(root, 'dist'), {})).toHaveLength(2)
    expect(filesIn(join(root, 'real'))).toEqual([manifest, 'own.txt'])
  })

  test('an output that is a link is replaced, not written through', () => {
    const root = folderOf({ 'own.txt': '<rss/>', 'dist/a': '' })
    symlinkSync('../own.txt', join(root, 'dist/rss.xml'))
    expect(changes(join(root, 'dist'), { 'rss.xml': '<rss/>' })).toEqual(['updated rss.xml'])
    expect(lstatSync(join(root, 'dist/rss.xml')).isFile()).toBe(true)
    build(join(root, 'dist'), { 'rss.xml': 'new' })
    expect(read(root, 'own.txt')).toBe('<rss/>')
  })

  test('a linked folder that stays inside is written through, under its real name', () => {
    const out = folderOf({ 'topics/own.txt': '' })
    symlinkSync('topics', join(out, 'tags'))
    expect(changes(out, { 'tags/a.xml': '' })).toEqual(['created topics/a.xml'])
    expect(problems(out, { 'tags/a.xml': '', 'topics/a.xml': '' })).toEqual([
      'output-failed topics/a.xml: it would be the same file as topics/a.xml',
    ])
    expect(changes(out, { 'topics/a.xml': '' })).toEqual(['unchanged topics/a.xml'])
    expect(changes(out, {})).toEqual(['removed topics/a.xml'])
    expect(filesIn(out)).toContain('tags')
  })
})
