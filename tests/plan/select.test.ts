import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type EntryId,
  isDated,
  type ParsedPost,
  type Post,
  timestamp,
} from '../../src/model/index.ts'
import {
  findDuplicates,
  type PlanOptions,
  reviewSelection,
  selectPosts,
} from '../../src/plan/select.ts'
import { aPost, messages, parsedOf, source } from '../support/builders.ts'

const now = timestamp(Date.UTC(2025, 5, 1))
const day = (number: number) => timestamp(Date.UTC(2025, 4, number))
const hours = (number: number) => timestamp(now + number * 3_600_000)
const slugs = (posts: readonly Post[]) => posts.map(({ slug }) => slug)

/** What is selected, with its posts, and what is said of it. */
const select = (posts: readonly ParsedPost[], options: PlanOptions) => {
  const parsed = parsedOf(posts)
  const selection = selectPosts(parsed, options)
  const postsAt = (places: Uint32Array) => {
    return Array.from(places, (place) => posts[place]).filter(isDated)
  }
  return {
    ...selection,
    posts: postsAt(selection.places.published),
    withdrawn: postsAt(selection.places.withdrawn),
    diagnostics: reviewSelection(selection.places, parsed.files),
  }
}

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
  expect(slugs(select(posts, { now, drafts: false }).posts)).toEqual(['due', 'new', 'old'])
})

test('drafts are published on demand, but not before their time', () => {
  expect(slugs(select(posts, { now, drafts: true }).posts)).toEqual(['due', 'new', 'draft', 'old'])
})

test('what is held back is counted, and the next future post announced', () => {
  const withheld = { expired: 1, 'not for feeds': 1 }
  const counts = { drafts: 2, withheld, future: 2, nextDue: hours(1) }
  expect(select(posts, { now, drafts: false })).toMatchObject(counts)
  expect(select(posts, { now, drafts: true })).toMatchObject({
    drafts: 0,
    future: 3,
    nextDue: hours(0.5),
  })
  expect(select([], { now, drafts: false })).toMatchObject({
    drafts: 0,
    future: 0,
    nextDue: undefined,
  })
})

test('ties are broken by id, whatever the order of the files', () => {
  const tied = ['a', 'B', 'b', 'z', 'ä'].map((slug) => aPost({ slug }))
  fc.assert(
    fc.property(fc.shuffledSubarray(tied, { minLength: 5 }), (shuffled) => {
      expect(slugs(select(shuffled, { now, drafts: false }).posts)).toEqual([
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
  } = select([...posts, aPost({ slug: 'changed', published: hours(2), updated: hours(3) })], {
    now,
    drafts: false,
    future: true,
  })
  expect(slugs(found)).toEqual(['later', 'changed', 'soon', 'due', 'new', 'old'])
  expect([future, diagnostics]).toEqual([0, []])
})

test('a post expires at its time, and not before', () => {
  const post = aPost({ slug: 'offer', published: day(1), expires: day(9) })
  expect(slugs(select([post], { now: timestamp(day(9) - 1), drafts: false }).posts)).toEqual([
    'offer',
  ])
  expect(select([post], { now: day(9), drafts: false })).toMatchObject({
    posts: [],
    withheld: { expired: 1 },
  })
})

test('the clock decides nothing but what is in the future, and what is over', () => {
  const past = posts.filter(({ published }) => published <= now)
  expect(select(past, { now, drafts: false })).toEqual(
    select(past, { now: hours(99_999), drafts: false }),
  )
})

test('a draft without a date is left out, and said to be where drafts are published', () => {
  const kind = 'kept back' as const
  const undated = [
    { kind, source: source('idea.md', ''), withheld: 'draft' },
    { kind, source: source('about.md', ''), withheld: 'not for feeds' },
  ]
  const before = select(undated, { now, drafts: false })
  expect(before).toMatchObject({ posts: [], drafts: 1, diagnostics: [] })
  const { posts, drafts, diagnostics } = select(undated, { now, drafts: true })
  expect({ posts, drafts }).toEqual({ posts: [], drafts: 1 })
  expect(diagnostics).toMatchObject([{ code: 'draft-undated', file: 'posts/idea.md', line: 1 }])
})

test('nobody is told of what was withdrawn before it was out', () => {
  const withdrawn = { time: now, reason: undefined }
  const out = aPost({ slug: 'out', withdrawn })
  const never = [{ withheld: 'draft' }, { published: hours(1) }].map((held) => {
    return aPost({ slug: 'never', withdrawn, ...held })
  })
  expect(select([out, ...never], { now, drafts: false })).toMatchObject({
    withdrawn: [out],
    posts: [],
  })
})

test('an update in the future is a warning', () => {
  const post = aPost({ slug: 'edited', updated: hours(2) })
  const { posts, diagnostics } = select([post], { now, drafts: false })
  expect(posts).toEqual([post])
  expect(diagnostics).toMatchObject([{ code: 'updated-future', file: 'posts/edited.md' }])
})

describe('two posts', () => {
  const id = 'tag:example.org,2025:x' as EntryId
  const a = aPost({ slug: 'a', id })
  const b = aPost({ slug: 'b', id })

  test('with one id are an error that names both files', () => {
    const found = findDuplicates(parsedOf([a, b]))
    expect(found).toMatchObject([{ code: 'id-duplicate', file: 'posts/b.md' }])
    expect(messages(found)).toEqual(['the id tag:example.org,2025:x is already used by posts/a.md'])
  })

  test('with one URL are an error that names both files', () => {
    const found = findDuplicates(parsedOf([a, aPost({ slug: 'b', url: a.url })]))
    expect(found).toMatchObject([{ code: 'url-duplicate', file: 'posts/b.md' }])
    expect(messages(found)).toEqual([
      'the URL https://example.org/a/ is already used by posts/a.md',
    ])
  })

  test('are found whatever the order of the files', () => {
    expect(findDuplicates(parsedOf([b, a]))).toEqual(findDuplicates(parsedOf([a, b])))
  })

  test('count as two even if one is a draft, in the future, or apart', () => {
    for (const held of [{ withheld: 'draft' }, { expires: hours(-1) }, { published: hours(1) }]) {
      expect(findDuplicates(parsedOf([a, { ...b, ...held }]))).toHaveLength(1)
    }
  })

  test('that differ are none, even if they have one number', () => {
    expect(findDuplicates(parsedOf(posts))).toEqual([])
    const { files, places, diagnostics } = parsedOf(posts)
    const alike = { ...files, idNumberAt: () => 1, urlNumberAt: () => 1 }
    expect(findDuplicates({ files: alike, places, diagnostics })).toEqual([])
  })
})

test('of three posts with one id the first is named in both errors', () => {
  const same = ['a', 'b', 'c'].map((slug) => ({
    ...aPost({ slug: 'same' }),
    source: source(`${slug}.md`, ''),
    url: aPost({ slug }).url,
  }))
  expect(
    findDuplicates(parsedOf(same)).map(({ file, message }) => `${file} ${message.slice(-18)}`),
  ).toEqual(['posts/b.md used by posts/a.md', 'posts/c.md used by posts/a.md'])
})
