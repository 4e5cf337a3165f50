import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPacks } from '../../src/cache/packs.ts'
import { openSectionFile, type Section, writeSectionFile } from '../../src/cache/section-file.ts'
import { type OpenStageCaches, openStageCaches } from '../../src/cache/stage-caches.ts'
import { parseConfig } from '../../src/config/index.ts'
import { parsePost } from '../../src/content/index.ts'
import { type Post, type SourceFile, sha256 } from '../../src/model/index.ts'
import { createPostReader, withoutSource } from '../../src/per-post.ts'
import { aConfig, source } from '../support/builders.ts'
import { folderOf } from '../support/folder.ts'

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

const sources = [
  source('full.md', full),
  source('2025-01-02-plain.md', 'Plain words.\n'),
  source('undated.md', '---\ndraft: true\n---\nLater.\n'),
  source('warned.md', '---\ndate: 2025-01-01\ntgas: [x]\n---\nWords.\n'),
  source('wrong.md', '---\ndate: never\n---\nWords.\n'),
]

/** The cache of a build that finds what is in a folder; posts have been examined if they are given. */
function open(folder: string, examined?: readonly SourceFile[]): OpenStageCaches {
  const sections = (name: string) => openSectionFile(join(folder, name), 'program')
  return openStageCaches({
    index: () => sections('index'),
    state: sections('state'),
    packs: openPacks(folder, '0123456789abcdef'),
    known: (files) => (examined ?? files).map(fileOf),
  })
}

const fileOf = (each: SourceFile) => ({ state: '', digest: sha256(each.read()) })

/** Parses what is not known, and says how many that were. */
function parse(stages: OpenStageCaches, files = sources) {
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

const save = (folder: string, file: string, sections: readonly Section[]) => {
  writeSectionFile(join(folder, file), 'program', sections)
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

test.each(['index', 'state'])('posts come back from the %s as they were parsed', (file) => {
  const folder = folderOf()
  const first = open(folder)
  const made = parse(first)
  expect(made.count).toBe(5)
  save(folder, file, file === 'index' ? first.allSections([]) : first.newSections())
  const again = parse(open(folder))
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
})

test('words are counted once, and found again by later builds', () => {
  const folder = folderOf()
  const first = open(folder)
  const { posts } = parse(first)
  const expected = countsOf(posts)
  const words = posts.map((post) => createPostReader().words(post))
  expect(countsOf(posts, first.reader)).toEqual(expected)
  expect(posts.map((post) => first.reader.words(post))).toEqual(words)
  save(folder, 'index', first.allSections([]))

  // one post changes; the others are not read again
  const changed = source('full.md', full.replace('Київ', 'Львів and Київ'))
  const unread = sources.slice(1).map((each) => {
    return { ...each, read: () => Buffer.from('Something else entirely.') }
  })
  const later = [changed, ...unread]
  const examined = [changed, ...sources.slice(1)]
  const build = (stages: OpenStageCaches) => {
    const known = stages.parse(later, config)
    const parsed = later.flatMap((each, place) => {
      const { value } =
        known.find(place) ?? known.keep(place, fileOf(each), parsePost(each, config))
      return isDated(value) ? [value] : []
    })
    return [countsOf(parsed, stages.reader), parsed.map((post) => stages.reader.words(post))]
  }
  const right = parse(open(folderOf()), examined).posts
  const rightCounts = [countsOf(right), right.map((post) => createPostReader().words(post))]
  const second = open(folder, examined)
  expect(build(second)).toEqual(rightCounts)
  save(folder, 'state', second.newSections())
  expect(build(open(folder, examined))).toEqual(rightCounts)
  const third = open(folder, examined)
  build(third)
  save(folder, 'index', third.allSections([]))
  expect(build(open(folder, examined))).toEqual(rightCounts)
})

test('what was counted in a file that has changed meanwhile is not found again', () => {
  const folder = folderOf()
  const first = open(folder)
  const changing = { ...(sources[1] ?? source('', '')) }
  const [post] = parse(first, [changing]).posts
  changing.read = () => Buffer.from('One two three four five.')
  expect(post && first.reader.words(post)).toBe(5)
  expect(post && first.reader.wordCounts(post)).toHaveLength(10)
  expect(first.hasChanged()).toBe(true)
  save(folder, 'state', first.newSections())
  save(folder, 'index', first.allSections([]))
  const second = open(folder)
  const [again] = parse(second, [sources[1] ?? changing]).posts
  expect(again && second.reader.words(again)).toBe(2)
  expect(again && second.reader.wordCounts(again)).toHaveLength(4)
  expect(second.hasChanged()).toBe(false)
})

test('what a function of the config decides is not found again', () => {
  const folder = folderOf()
  const permalink = () => '/x/'
  const first = open(folder)
  const build = (stages: OpenStageCaches) => {
    const known = stages.parse(sources, { ...config, permalink })
    const found = known.find(0)
    known.keep(0, { state: '', digest: 'x' }, parsePost(sources[0] ?? source('', ''), config))
    return found
  }
  expect(build(first)).toBeUndefined()
  save(folder, 'state', first.newSections())
  save(folder, 'index', first.allSections([]))
  expect(build(open(folder))).toBeUndefined()
})
