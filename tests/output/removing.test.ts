import { linkSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, folderOf, put, read, stateOf } from '../support/folder.ts'
import { build, changes, feeds, manifest, problems } from './builds.ts'

describe('removing', () => {
  test('what an earlier build wrote goes, with the folders that it leaves empty', () => {
    const out = folderOf()
    build(out, { ...feeds, 'tags/b/c/feed.json': '{}' })
    expect(changes(out, feeds)).toEqual([
      'unchanged rss.xml',
      'unchanged tags/a/feed.json',
      'removed tags/b/c/feed.json',
    ])
    expect(readdirSync(join(out, 'tags'))).toEqual(['a'])
  })

  test('the output folder itself stays', () => {
    const out = folderOf()
    build(out, feeds)
    build(out, {})
    expect(readdirSync(out)).toEqual([manifest])
  })

  test('files and folders of others stay', () => {
    const out = folderOf({ CNAME: 'example.org', 'tags/a/note.txt': '', '_own/.keep': '' })
    mkdirSync(join(out, 'empty'))
    build(out, feeds)
    build(out, {})
    expect(filesIn(out)).toEqual([manifest, 'CNAME', '_own/.keep', 'tags/a/note.txt'])
    expect(readdirSync(out)).toContain('empty')
  })

  test('a file that was changed since it was written stays', () => {
    const out = folderOf()
    build(out, feeds)
    put(out, 'rss.xml', 'by hand')
    expect(changes(out, {})).toEqual(['removed tags/a/feed.json'])
    expect(read(out, 'rss.xml')).toBe('by hand')
  })

  test('a file that has gone already is not missed', () => {
    const out = folderOf()
    build(out, feeds)
    rmSync(join(out, 'tags'), { recursive: true })
    expect(changes(out, { 'rss.xml': '<rss/>' })).toEqual(['unchanged rss.xml'])
    expect(read(out, manifest)).not.toContain('tags')
  })

  test('what became a folder, a link or lies below a file is not ours any more', () => {
    const out = folderOf({ 'target.txt': 'link' })
    build(out, { folder: 'folder', link: 'link', 'a/b': 'b' })
    rmSync(join(out, 'folder'))
    rmSync(join(out, 'link'))
    rmSync(join(out, 'a'), { recursive: true })
    put(out, 'folder/own.txt', '')
    symlinkSync('target.txt', join(out, 'link'))
    put(out, 'a', 'own')
    expect(changes(out, {})).toEqual([])
    expect(filesIn(out)).toEqual([manifest, 'a', 'folder/own.txt', 'link', 'target.txt'])
  })

  test('a folder that became a link is not followed to remove files', () => {
    const root = folderOf()
    const out = join(root, 'dist')
    build(out, { 'tags/feed.json': '{}' })
    build(join(root, 'other'), { 'feed.json': '{}' })
    rmSync(join(out, 'tags'), { recursive: true })
    symlinkSync('../other', join(out, 'tags'))
    expect(changes(out, {})).toEqual([])
    expect(read(root, 'other/feed.json')).toBe('{}')
  })

  test('where case does not count, a file that changes only in case stays', () => {
    const out = folderOf()
    build(out, { 'Tags.xml': 'same' })
    // Two names of one file are what such a disk shows.
    linkSync(join(out, 'Tags.xml'), join(out, 'tags.xml'))
    expect(changes(out, { 'tags.xml': 'same' })).toEqual(['unchanged tags.xml'])
    expect(filesIn(out)).toContain('Tags.xml')
  })

  test('where case counts, the file of the old case goes', () => {
    const out = folderOf()
    build(out, { 'Tags.xml': 'same' })
    expect(changes(out, { 'tags.xml': 'same' })).toEqual(['removed Tags.xml', 'created tags.xml'])
  })
})

describe('the manifest', () => {
  const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' // of nothing

  test('it names every output with its hash, by path, and no time', () => {
    const out = folderOf()
    build(out, { 'b.xml': '', 'a.xml': '' })
    const files = { 'a.xml': hash, 'b.xml': hash }
    expect(read(out, manifest)).toBe(`${JSON.stringify({ version: 1, files }, null, 2)}\n`)
  })

  test('a lost manifest is written again, and the feeds are left as they are', () => {
    const out = folderOf()
    build(out, feeds)
    const text = read(out, manifest)
    rmSync(join(out, manifest))
    const before = stateOf(out)
    expect(changes(out, feeds)).toEqual(['unchanged rss.xml', 'unchanged tags/a/feed.json'])
    expect(read(out, manifest)).toBe(text)
    rmSync(join(out, manifest))
    expect(stateOf(out)).toEqual(before)
  })

  test.each([
    ['damaged', '{"version":1,"files":{"own.txt"'],
    ['empty', ''],
    ['not a map', '[]'],
    ['null', 'null'],
    ['without files', '{"version":1}'],
    ['with files of the wrong kind', '{"version":1,"files":"own.txt"}'],
    ['of another version', `{"version":2,"files":{"own.txt":"${hash}"}}`],
    ['with something else for a hash', '{"version":1,"files":{"own.txt":true}}'],
    ['with a short hash', `{"version":1,"files":{"own.txt":"${hash.slice(1)}"}}`],
    ...['../own.txt', '/own.txt', 'a/../../own.txt', 'a\\\\own.txt', 'C:own.txt', './own.txt'].map(
      (path) => [
        `with the path ${path}`,
        `{"version":1,"files":{"${path}":"${hash}","own.txt":"${hash}"}}`,
      ],
    ),
  ])('a manifest that is %s counts as none', (_, text) => {
    const root = folderOf({ 'own.txt': '', 'dist/own.txt': '', [`dist/${manifest}`]: text ?? '' })
    expect(changes(join(root, 'dist'), feeds)).toEqual([
      'created rss.xml',
      'created tags/a/feed.json',
    ])
    expect(filesIn(root)).toContain('own.txt')
    expect(filesIn(root)).toContain('dist/own.txt')
    expect(changes(join(root, 'dist'), {})).toHaveLength(2)
  })

  test('it does not reach what lies behind a link', () => {
    const text = `{"version":1,"files":{"up/own.txt":"${hash}"}}`
    const root = folderOf({ 'own.txt': '', [`dist/${manifest}`]: text })
    symlinkSync('..', join(root, 'dist/up'))
    expect(changes(join(root, 'dist'), {})).toEqual([])
    expect(filesIn(root)).toContain('own.txt')
  })

  test('one that is a link is not read, and replaced instead of written through', () => {
    const text = `{"version":1,"files":{"own.txt":"${hash}"}}`
    const root = folderOf({ 'dist/own.txt': '', 'manifest.json': text })
    symlinkSync('../manifest.json', join(root, 'dist', manifest))
    expect(changes(join(root, 'dist'), { 'rss.xml': '' })).toEqual(['created rss.xml'])
    expect(read(root, 'manifest.json')).toBe(text)
    expect(lstatSync(join(root, 'dist', manifest)).isFile()).toBe(true)
  })

  test('it is ours alone to write', () => {
    const out = folderOf()
    expect(problems(out, { [manifest]: '' })).toEqual([
      'output-failed .feedwright.json: it would be the same file as .feedwright.json',
    ])
    expect(problems(out, { [`${manifest}/a`]: '' })).toEqual([
      'output-failed .feedwright.json/a: its folder .feedwright.json would be a file',
    ])
  })
})
