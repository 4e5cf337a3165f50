import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EntryId, type Post, timestamp } from '../../src/model/index.ts'
import { createPostReader } from '../../src/per-post.ts'
import { findDuplicates, selectPosts } from '../../src/plan/select.ts'
import { aPost, messages, source } from '../support/builders.ts'

const reader = createPostReader()
const now = timestamp(Date.UTC(2025, 5, 1))
const day = (number: number) => timestamp(Date.UTC(2025, 4, number))
const hours = (number: number) => timestamp(now + number * 3_600_000)
const slugs = (posts: readonly Post[]) => posts.map(({ slug }) => slug)

const posts = [
  aPost({ slug: 'old', published: day(1) }),
  aPost({ slug: 'draft', published: day(2), withheld: 'draft' }),
  aPost({ slug: 'new', published: day(3) }),
  aPost({ slug: 'apart', published: day(4), withheld: 'not for feeds' }),
  aPost({ slug: 'over', published: day(5), expires: now }),
  aPost({ slug: 'due', published: now }),
  aPost({ slug: 'later', published: hours(48) }),
  aPost({ slug: 'soon', published: hours(1) }),
  aPost({ slug: 'future draft', published: hours(0.5), withheld: 'draft' }),
]

test('posts are published newest first, without what is kept back, future or over', () => {
  expect(slugs(selectPosts(posts, { now, drafts: false }).posts)).toEqual(['due', 'new', 'old'])
})

test('drafts are published on demand, but not before their time', () => {
  expect(slugs(selectPosts(posts, { now, drafts: true }).posts)).toEqual([
    'due',
    'new',
    'draft',
    'old',
  ])
})

test('what is held back is counted, and the next future post announced', () => {
  const withheld = { expired: 1, 'not for feeds': 1 }
  const counts = { drafts: 2, withheld, future: 2, nextDue: hours(1) }
  expect(selectPosts(posts, { now, drafts: false })).toMatchObject(counts)
  expect(selectPosts(posts, { now, drafts: true })).toMatchObject({
    drafts: 0,
    future: 3,
    nextDue: hours(0.5),
  })
  expect(selectPosts([], { now, drafts: false })).toMatchObject({
    drafts: 0,
    future: 0,
    nextDue: undefined,
  })
})

test('ties are broken by id, whatever the order of the files', () => {
  const tied = ['a', 'B', 'b', 'z', 'ä'].map((slug) => aPost({ slug }))
  fc.assert(
    fc.property(fc.shuffledSubarray(tied, { minLength: 5 }), (shuffled) => {
      expect(slugs(selectPosts(shuffled, { now, drafts: false }).posts)).toEqual([
        'B',
        'a',
        'b',
        'z',
        'ä',
      ])
    }),
  )
})

test('posts in the future are published on demand, and what is over is over all the same', () => {
  const {
    posts: found,
    future,
    diagnostics,
  } = selectPosts([...posts, aPost({ slug: 'changed', published: hours(2), updated: hours(3) })], {
    now,
    drafts: false,
    future: true,
  })
  expect(slugs(found)).toEqual(['later', 'changed', 'soon', 'due', 'new', 'old'])
  expect([future, diagnostics]).toEqual([0, []])
})

test('a post expires at its time, and not before', () => {
  const post = aPost({ slug: 'offer', published: day(1), expires: day(9) })
  expect(slugs(selectPosts([post], { now: timestamp(day(9) - 1), drafts: false }).posts)).toEqual([
    'offer',
  ])
  expect(selectPosts([post], { now: day(9), drafts: false })).toMatchObject({
    posts: [],
    withheld: { expired: 1 },
  })
})

test('the clock decides nothing but what is in the future, and what is over', () => {
  const past = posts.filter(({ published }) => published <= now)
  expect(selectPosts(past, { now, drafts: false })).toEqual(
    selectPosts(past, { now: hours(99_999), drafts: false }),
  )
})

test('a draft without a date is left out, and said to be where drafts are published', () => {
  const kind = 'kept back' as const
  const undated = [
    { kind, source: source('idea.md', ''), withheld: 'draft' },
    { kind, source: source('about.md', ''), withheld: 'not for feeds' },
  ]
  const before = selectPosts(undated, { now, drafts: false })
  expect(before).toMatchObject({ posts: [], drafts: 1, diagnostics: [] })
  const { posts, drafts, diagnostics } = selectPosts(undated, { now, drafts: true })
  expect({ posts, drafts }).toEqual({ posts: [], drafts: 1 })
  expect(diagnostics).toMatchObject([{ code: 'draft-undated', file: 'posts/idea.md', line: 1 }])
})

test('nobody is told of what was withdrawn before it was out', () => {
  const withdrawn = { time: now, reason: undefined }
  const out = aPost({ slug: 'out', withdrawn })
  const never = [{ withheld: 'draft' }, { published: hours(1) }].map((held) => {
    return aPost({ slug: 'never', withdrawn, ...held })
  })
  expect(selectPosts([out, ...never], { now, drafts: false })).toMatchObject({
    withdrawn: [out],
    posts: [],
  })
})

test('an update in the future is a warning', () => {
  const post = aPost({ slug: 'edited', updated: hours(2) })
  const { posts, diagnostics } = selectPosts([post], { now, drafts: false })
  expect(posts).toEqual([post])
  expect(diagnostics).toMatchObject([{ code: 'updated-future', file: 'posts/edited.md' }])
})

describe('two posts', () => {
  const id = 'tag:example.org,2025:x' as EntryId
  const a = aPost({ slug: 'a', id })
  const b = aPost({ slug: 'b', id })

  test('with one id are an error that names both files', () => {
    const found = findDuplicates([a, b], reader)
    expect(found).toMatchObject([{ code: 'id-duplicate', file: 'posts/b.md' }])
    expect(messages(found)).toEqual(['the id tag:example.org,2025:x is already used by posts/a.md'])
  })

  test('with one URL are an error that names both files', () => {
    const found = findDuplicates([a, aPost({ slug: 'b', url: a.url })], reader)
    expect(found).toMatchObject([{ code: 'url-duplicate', file: 'posts/b.md' }])
    expect(messages(found)).toEqual([
      'the URL https://example.org/a/ is already used by posts/a.md',
    ])
  })

  test('are found whatever the order of the files', () => {
    expect(findDuplicates([b, a], reader)).toEqual(findDuplicates([a, b], reader))
  })

  test('count as two even if one is a draft, in the future, or apart', () => {
    for (const held of [{ withheld: 'draft' }, { expires: hours(-1) }, { published: hours(1) }]) {
      expect(findDuplicates([a, { ...b, ...held }], reader)).toHaveLength(1)
    }
  })

  test('that differ are none, even if they have one number', () => {
    expect(findDuplicates(posts, reader)).toEqual([])
    expect(findDuplicates(posts, { idNumber: () => 1, urlNumber: () => 1 })).toEqual([])
  })
})

test('of three posts with one id the first is named in both errors', () => {
  const same = ['a', 'b', 'c'].map((slug) => ({
    ...aPost({ slug: 'same' }),
    source: source(`${slug}.md`, ''),
    url: aPost({ slug }).url,
  }))
  expect(
    findDuplicates(same, reader).map(({ file, message }) => `${file} ${message.slice(-18)}`),
  ).toEqual(['posts/b.md used by posts/a.md', 'posts/c.md used by posts/a.md'])
})
