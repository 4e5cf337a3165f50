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
  type ParsedFiles,
  type ParsedPost,
  type Post,
  parsedFiles,
  type Result,
  type SourceFile,
  sha256,
  timestamp,
} from '../../src/model/index.ts'
import { createPostReader, withoutSource } from '../../src/per-post.ts'
import { selectPosts } from '../../src/plan/select.ts'
import { aConfig, parsedOf, source } from '../support/builders.ts'
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

const selection = selectPosts(parsedOf([]), { now: timestamp(0), drafts: false })

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
  const stages = openStageCaches({
    index: () => index,
    state,
    packs,
    examine,
    earlier: { selection: () => selection, texts: () => new Float64Array() },
  })
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
  const missing = known.missing()
  for (const place of missing) {
    const each = files[place]
    if (each !== undefined) known.keep(place, fileOf(each), parsePost(each, config))
  }
  const results = known.files.slice()
  return {
    results,
    files: known.files,
    count: missing.length,
    posts: results.flatMap(({ value }) => (isDated(value) ? [value] : [])),
  }
}

function isDated(post: { readonly published?: unknown } | undefined): post is Post {
  return post?.published !== undefined
}

/** What planning is told of all posts. */
function planned(files: ParsedFiles) {
  return files.sources.map((_, place) => {
    const { published, updated } = files.timesAt(place) ?? {}
    const value = files.at(place)?.value
    if (published !== undefined) expect({ published, updated }).toEqual(timesOf(value))
    return [
      files.hasProblems(place),
      files.idAt(place),
      files.idNumberAt(place),
      files.urlNumberAt(place),
    ]
  })
}

function timesOf(value: ParsedPost | undefined) {
  return isDated(value) ? { published: value.published, updated: value.updated } : undefined
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
    const facts = planned(parsedFiles(sources, plain))
    expect(planned(made.files)).toEqual(facts)
    expect(planned(again.files)).toEqual(facts)
    // known without the post, which is neither kept back nor withdrawn
    expect(again.files.sources[1]?.path).toBe('2025-01-02-plain.md')
    expect([0, 1].map((place) => again.files.timesAt(place) !== undefined)).toEqual([false, true])
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

test.each<[change: string, isAlike: boolean, by: (text: string) => string]>([
  ['nothing', true, (text) => text],
  ['the text', true, (text) => `${text}More.\n`],
  ['the summary', true, (text) => text.replace('A summary', 'Another one')],
  ['the tags', true, (text) => text.replace('[x, y, x1]', '[x]')],
  ['the title', false, (text) => text.replace('Тема', 'Title')],
  ['the day', false, (text) => text.replace('2025-03-04', '2025-03-05')],
  ['the time of the last change', false, (text) => text.replace('2025-04-05', '2025-04-06')],
  ['the id', false, (text) => text.replace('language:', 'id: urn:x:1\nlanguage:')],
  ['the URL', false, (text) => text.replace('language:', 'slug: other\nlanguage:')],
  ['that it is a draft', false, (text) => text.replace('language:', 'draft: true\nlanguage:')],
  ['when it was withdrawn', false, (text) => text.replace('2025-05-06', '2025-05-07')],
  ['an error', false, (text) => text.replace('2025-03-04T05:06:07Z', 'never')],
])('what was selected is known again where one post changes: %s', (_, isAlike, by) => {
  for (const file of ['index', 'state'] as const) {
    const folder = folderOf()
    const first = open(folder)
    parse(first, postsIn(folder))
    first.save(file)
    const second = open(folder)
    expect(second.selected()).toBeUndefined()
    const { count } = parse(second, postsIn(folder, { ...texts, 'full.md': by(full) }))
    expect([count, second.selected()]).toEqual([
      by(full) === full ? 0 : 1,
      isAlike ? selection : undefined,
    ])
  }
})

test('what was selected of other files is not known', () => {
  const folder = folderOf()
  const first = open(folder)
  parse(first, postsIn(folder))
  first.save('index')
  const { 'full.md': _, ...less } = texts
  for (const others of [less, { ...texts, 'more.md': full }, { ...less, 'other.md': full }]) {
    const second = open(folder)
    parse(second, postsIn(folder, others))
    expect(second.selected()).toBeUndefined()
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
      const missing = known.missing()
      for (const [place, each] of sources.entries()) {
        known.keep(place, fileOf(each), parsePost(each, config))
      }
      stages.save(file)
      return missing
    }
    expect(build()).toHaveLength(sources.length)
    expect(build()).toHaveLength(sources.length)
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
  expect(third.examine(after).changed).toBeUndefined()
  expect(parse(third, after).count).toBe(0)
  third.save('state')
  expect(open(folder).examine(after).changed?.size).toBe(0)
})
