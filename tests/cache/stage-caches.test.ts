import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examineFiles, type FileList } from '../../src/cache/file-list.ts'
import { openPacks } from '../../src/cache/packs.ts'
import { openSectionFile, type Section, writeSectionFile } from '../../src/cache/section-file.ts'
import { openStageCaches } from '../../src/cache/stage-caches.ts'
import { parseConfig } from '../../src/config/index.ts'
import { parsePost } from '../../src/content/index.ts'
import {
  type ParsedPost,
  type Post,
  type Result,
  type SourceFile,
  sha256,
} from '../../src/model/index.ts'
import { createPostReader, withoutSource } from '../../src/per-post.ts'
import { aConfig, source } from '../support/builders.ts'
import { folderOf, put } from '../support/folder.ts'

const config = parseConfig(aConfig({ language: 'en' }))

const full = `---
title: "Тема: \\"quoted\\""
date: 2025-03-04T05:06:07Z
updated: 2025-04-05
summary: A summary.
authors: [{ name: Ann, url: https://ann.example }, Bob]
categories: [One, Two]
tags: [x, y, x1]
language: uk
image: { url: /a.png, alt: Alt }
link: https://elsewhere.example/
withdrawn: { date: 2025-05-06, reason: Wrong. }
---
Київ and words and more.
`

const texts = {
  'full.md': full,
  '2025-01-02-plain.md': 'Plain words.\n',
  'undated.md': '---\ndraft: true\n---\nLater.\n',
  'half.md': '---\ntitle: "half \\ud83d"\ndate: 2025-01-01\n---\nWords.\n',
  'warned.md': '---\ndate: 2025-01-01\ntgas: [x]\n---\nWords.\n',
  'wrong.md': '---\ndate: never\n---\nWords.\n',
}

/** Files with these texts, which lie in a folder. */
function postsIn(folder: string, all: Readonly<Record<string, string>> = texts): SourceFile[] {
  return Object.entries(all).map(([name, text]) => {
    put(folder, name, text)
    const location = join(folder, name)
    return { ...source(name, text), location, read: () => readFileSync(location) }
  })
}

/** The cache of a build that finds what is in a folder, and how the build saves it. */
function open(folder: string) {
  const index = openSectionFile(join(folder, 'index'), 'program')
  const state = openSectionFile(join(folder, 'state'), 'program')
  const packs = openPacks(folder, '0123456789abcdef')
  let list: FileList | undefined
  const examine = (sources: readonly SourceFile[]) => {
    list ??= examineFiles(sources, index, state)
    return list
  }
  const stages = openStageCaches({ index: () => index, state, packs, examine })
  const write = (file: string, sections: readonly Section[]) => {
    return writeSectionFile(join(folder, file), 'program', sections)
  }
  const save = (file: 'index' | 'state') => {
    const isIndexNew = file === 'index'
    const written = examine([]).written(isIndexNew)
    const known = isIndexNew ? stages.allSections(written, []) : stages.newSections(written)
    const own = [...written.sections, ...known]
    const seal = isIndexNew ? write('index', own) : index.seal()
    write('state', [['index', [Buffer.from(seal)]], ...written.list, ...(isIndexNew ? [] : own)])
  }
  return Object.assign(stages, { examine, save })
}

type OpenCache = ReturnType<typeof open>

const fileOf = (each: SourceFile) => ({ state: [], digest: sha256(each.read()) })

/** Parses what is not known, and says how many that were. */
function parse(stages: OpenCache, files: readonly SourceFile[]) {
  const known = stages.parse(files, config)
  let count = 0
  const results = files.map((each, place) => {
    const found = known.find(place)
    if (found === undefined) count += 1
    return found ?? known.keep(place, fileOf(each), parsePost(each, config))
  })
  return { results, count, posts: results.flatMap(({ value }) => (isDated(value) ? [value] : [])) }
}

function isDated(post: { readonly published?: unknown } | undefined): post is Post {
  return post?.published !== undefined
}

/** How often each word stands in each post: numbers of words differ from reader to reader. */
function countsOf(posts: readonly Post[], reader = createPostReader()) {
  const numbers = new Map<number, number>()
  return posts.map((post) =>
    Array.from(reader.wordCounts(post), (value, place) => {
      if (place % 2 === 1) return value
      numbers.set(value, numbers.get(value) ?? numbers.size)
      return numbers.get(value)
    }),
  )
}

test.each(['index', 'state'] as const)(
  'posts come back from the %s as they were parsed',
  (file) => {
    const folder = folderOf()
    const sources = postsIn(folder)
    const first = open(folder)
    const made = parse(first, sources)
    expect(made.count).toBe(Object.keys(texts).length)
    first.save(file)
    const again = parse(open(folder), sources)
    expect(again.count).toBe(0)
    const plain = sources.map((each) => parsePost(each, config))
    for (const results of [made.results, again.results]) {
      for (const [place, { value, ...rest }] of results.entries()) {
        const { value: expected, ...others } = plain[place] ?? {}
        expect(rest).toEqual(others)
        if (isDated(value) && isDated(expected)) {
          expect(value.source).toBe(sources[place])
          expect(withoutSource(value)).toEqual(withoutSource(expected))
        } else {
          expect(value).toEqual(expected)
        }
      }
    }
  },
)

test('posts that came, changed and went are known from build to build, whatever is written', () => {
  const folder = folderOf()
  const build = (all: Readonly<Record<string, string>>, file: 'index' | 'state') => {
    const sources = postsIn(folder, all)
    const stages = open(folder)
    const { results, count } = parse(stages, sources)
    const plain = sources.map((each) => parsePost(each, config))
    expect(results.map(titleOf)).toEqual(plain.map(titleOf))
    stages.save(file)
    return count
  }
  const titleOf = ({ value }: Result<ParsedPost>) => (isDated(value) ? value.title : undefined)
  const post = (title: string) => `---\ntitle: ${title}\ndate: 2025-01-01\n---\n`
  const [a, b, c] = [post('A'), post('B'), post('C')]
  for (const then of ['index', 'state'] as const) {
    expect(build({ 'a.md': a, 'c.md': c }, 'index')).toBe(2)
    expect(build({ 'a.md': a, 'b.md': b, 'c.md': c }, then)).toBe(1)
    expect(build({ 'a.md': a, 'b.md': post('D'), 'c.md': c }, then)).toBe(1)
    expect(build({ 'b.md': post('D'), 'c.md': c }, then)).toBe(0)
    expect(build({ 'a.md': b, 'b.md': post('D'), 'c.md': a }, 'state')).toBe(2)
    expect(build({ 'a.md': b, 'b.md': post('D'), 'c.md': a }, 'index')).toBe(0)
    expect(build({ 'a.md': b, 'b.md': post('D'), 'c.md': a }, then)).toBe(0)
    rmSync(join(folder, 'index'))
    rmSync(join(folder, 'state'))
  }
})

test('words are counted once, and found again by later builds', () => {
  const folder = folderOf()
  const sources = postsIn(folder)
  const first = open(folder)
  const { posts } = parse(first, sources)
  const expected = countsOf(posts)
  const words = posts.map((post) => createPostReader().words(post))
  expect(countsOf(posts, first.reader)).toEqual(expected)
  expect(posts.map((post) => first.reader.words(post))).toEqual(words)
  first.save('index')

  // one post changes; the others are not read again
  const later = postsIn(folder, { ...texts, 'full.md': full.replace('Київ', 'Львів and Київ') })
  const build = (stages: OpenCache) => {
    const { posts } = parse(stages, later)
    const unread = posts.filter(({ source }) => source.path !== 'full.md')
    for (const { source } of unread) source.read = () => Buffer.from('Something else entirely.')
    return [countsOf(posts, stages.reader), posts.map((post) => stages.reader.words(post))]
  }
  const right = parse(open(folderOf()), later).posts
  const rightCounts = [countsOf(right), right.map((post) => createPostReader().words(post))]
  for (const file of ['state', 'state', 'index', 'state'] as const) {
    const stages = open(folder)
    expect(build(stages)).toEqual(rightCounts)
    stages.save(file)
  }
})

test('what was counted in a file that has changed meanwhile is not found again', () => {
  const folder = folderOf()
  const first = open(folder)
  const sources = postsIn(folder).slice(1, 2)
  const changing = sources.map((each) => ({ ...each }))
  const [post] = parse(first, changing).posts
  for (const each of changing) each.read = () => Buffer.from('One two three four five.')
  expect(post && first.reader.words(post)).toBe(5)
  expect(post && first.reader.wordCounts(post)).toHaveLength(10)
  expect(first.hasChanged()).toBe(true)
  first.save('index')
  const second = open(folder)
  const [again] = parse(second, sources).posts
  expect(again && second.reader.words(again)).toBe(2)
  expect(again && second.reader.wordCounts(again)).toHaveLength(4)
  expect(second.hasChanged()).toBe(false)
})

test.each(['index', 'state'] as const)(
  'what a function of the config decides is not found in the %s',
  (file) => {
    const folder = folderOf()
    const sources = postsIn(folder)
    const permalink = () => '/x/'
    const build = () => {
      const stages = open(folder)
      const known = stages.parse(sources, { ...config, permalink })
      const found = sources.map((each, place) => {
        const result = known.find(place)
        known.keep(place, fileOf(each), parsePost(each, config))
        return result
      })
      stages.save(file)
      return found.filter((each) => each !== undefined)
    }
    expect(build()).toEqual([])
    expect(build()).toEqual([])
  },
)

test('of two builds at once, the state of one with the index of the other is no last build', () => {
  const folder = folderOf()
  const before = postsIn(folder)
  const [one, other] = [open(folder), open(folder)]
  parse(one, before)
  one.save('index')
  const after = postsIn(folder, { ...texts, 'full.md': full.replace('Київ', 'Львів') })
  parse(other, after)
  const state = readFileSync(join(folder, 'state'))
  other.save('index')
  writeFileSync(join(folder, 'state'), state)
  const third = open(folder)
  expect(third.examine(after).isSame).toBe(false)
  expect(parse(third, after).count).toBe(0)
  third.save('state')
  expect(open(folder).examine(after).isSame).toBe(true)
})
