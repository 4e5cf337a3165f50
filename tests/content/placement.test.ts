import { describe, expect, test } from 'vitest'
import type { UserConfig } from '../../src/config/index.ts'
import { parsePost } from '../../src/content/index.ts'
import type { Post } from '../../src/model/index.ts'
import { aConfig, places, source } from '../support/builders.ts'

const languages = ['en', 'uk', 'pt-BR']

/** A post of the first collection, as its file and the config describe it. */
function post(path: string, rest: Omit<UserConfig, 'site'>, fields = ''): Post {
  const config = aConfig({ language: 'en' }, rest)
  const file = source(path, `---\ndate: 2025-05-17\n${fields}---\nText.\n`)
  const [first] = config.collections
  const collection = { name: first?.name ?? '', index: 0 }
  const { value, diagnostics } = parsePost({ ...file, collection }, config)
  expect(diagnostics).toEqual([])
  if (value?.published === undefined) throw new Error('the post has no date')
  return value
}

const placeOf = ({ language, url, id }: Post) =>
  `${language} ${new URL(url).pathname} ${id.replace('tag:example.org,2025-05-17:', '')}`

describe('a path may name a language', () => {
  test.each([
    ['kremlin.md', 'en /kremlin/ kremlin'],
    ['kremlin.uk.md', 'uk /uk/kremlin/ kremlin.uk'],
    ['kremlin.en.md', 'en /kremlin/ kremlin'],
    ['kremlin/index.md', 'en /kremlin/ kremlin'],
    ['kremlin/index.uk.md', 'uk /uk/kremlin/ kremlin.uk'],
    ['a/b/kremlin.UK.markdown', 'uk /uk/a/b/kremlin/ kremlin.uk'],
    ['uk/kremlin.md', 'uk /uk/kremlin/ kremlin.uk'],
    ['uk/a/index.md', 'uk /uk/a/ a.uk'],
    ['en/kremlin.md', 'en /kremlin/ kremlin'],
    ['uk/kremlin.en.md', 'en /uk/kremlin/ kremlin'],
    ['pt-br/kremlin.md', 'pt-BR /pt-BR/kremlin/ kremlin.pt-BR'],
    ['uk.md', 'en /uk/ uk'],
    ['a/uk/kremlin.md', 'en /a/uk/kremlin/ kremlin'],
    ['release-1.2.md', 'en /release-1.2/ release-1.2'],
    ['.uk.md', 'en /.uk/ .uk'],
    ['index.uk.md', 'uk /uk/index/ index.uk'],
    ['2025-05-17-kremlin.uk.md', 'uk /uk/kremlin/ kremlin.uk'],
  ])('%s: %s', (path, expected) => {
    expect(placeOf(post(path, { languages }))).toBe(expected)
  })

  test('only where the config lists it', () => {
    expect(placeOf(post('kremlin.uk.md', {}))).toBe('en /kremlin.uk/ kremlin.uk')
    expect(placeOf(post('uk/kremlin.md', {}))).toBe('en /uk/kremlin/ kremlin')
    expect(placeOf(post('kremlin.de.md', { languages }))).toBe('en /kremlin.de/ kremlin.de')
  })

  test('and the front matter goes before it', () => {
    const fields = 'language: ru\nurl: /other/\nid: tag:me,2020:x\n'
    expect(placeOf(post('kremlin.uk.md', { languages }, fields))).toBe('ru /other/ tag:me,2020:x')
  })

  test('whatever the permalink is', () => {
    const at = (permalink: NonNullable<UserConfig['permalink']>) =>
      new URL(post('a/kremlin.uk.md', { languages, permalink }).url).href
    expect(at('/:year/:slug.html')).toBe('https://example.org/uk/2025/kremlin.html')
    expect(at(({ path }) => `/x/${path}/`)).toBe('https://example.org/uk/x/a/kremlin/')
    expect(at(() => 'https://uk.example.org/a/')).toBe('https://uk.example.org/a/')
  })

  test('where the id is the permalink as well', () => {
    const { id } = post('kremlin.uk.md', { languages, identity: 'permalink' })
    expect(id).toBe('https://example.org/uk/kremlin/')
  })
})

describe('a collection', () => {
  const posts = { dir: 'content/uk', language: 'uk' }

  test('gives its posts a language', () => {
    expect(placeOf(post('kremlin.md', { posts }))).toBe('uk /kremlin/ kremlin')
    expect(placeOf(post('kremlin.md', { posts }, 'language: ru\n'))).toBe('ru /kremlin/ kremlin')
  })

  test('of one of the languages is told from the others', () => {
    expect(placeOf(post('kremlin.md', { posts, languages }))).toBe('uk /uk/kremlin/ kremlin.uk')
    const own = { ...posts, permalink: '/ua/:slug/' }
    expect(placeOf(post('kremlin.md', { posts: own, languages }))).toBe(
      'uk /ua/kremlin/ kremlin.uk',
    )
    expect(placeOf(post('kremlin.en.md', { posts, languages }))).toBe('en /kremlin/ kremlin')
  })

  test('gives its posts a permalink, before that of the config', () => {
    const config = { permalink: '/:slug/', posts: { dir: 'blog', permalink: '/blog/:slug/' } }
    expect(placeOf(post('a/b.md', config))).toBe('en /blog/b/ b')
    expect(placeOf(post('a/b.md', { ...config, posts: 'blog' }))).toBe('en /b/ b')
  })
})

describe('`defaults` of a collection', () => {
  const withDefaults = (defaults: object, fields = '') =>
    post('a.md', { posts: { dir: 'a', defaults: { ...defaults } } }, fields)
  const names = ({ authors }: Post) => authors.map(({ name }) => name)

  test('are front matter of posts that lack a field', () => {
    const defaults = { author: 'Mira', tags: ['sea'], draft: true }
    const found = withDefaults(defaults)
    expect([names(found), found.tags, found.withheld]).toEqual([['Mira'], ['sea'], 'draft'])
  })

  test('give way to the field under any of its names', () => {
    expect(names(withDefaults({ authors: ['Mira'] }, 'author: Yusuf\n'))).toEqual(['Yusuf'])
    expect(names(withDefaults({ author: 'Mira' }, 'authors: [Yusuf]\n'))).toEqual(['Yusuf'])
    expect(withDefaults({ draft: true }, 'draft: false\n').withheld).toBeUndefined()
    expect(withDefaults({ published: '2020-01-01' }).published).toBe(Date.UTC(2025, 4, 17))
  })

  test('stand for a field that is empty', () => {
    expect(names(withDefaults({ author: 'Mira' }, 'author:\n'))).toEqual(['Mira'])
  })

  test('are checked as front matter is', () => {
    const config = aConfig({}, { posts: { dir: 'a', defaults: { language: 'english' } } })
    const file = source('a.md', '---\ndate: 2025-05-17\n---\nText.\n')
    const collection = { name: 'a', index: 0 }
    const { diagnostics } = parsePost({ ...file, collection }, config)
    expect(places(diagnostics)).toEqual(['field-invalid'])
  })
})

test('a path that names the language of the site without its region names no other', () => {
  const config = aConfig({ language: 'en-GB' }, { languages: ['en', 'uk'] })
  const text = '---\ndate: 2025-05-17\n---\nText.\n'
  const found = ['a.en.md', 'en/b.md', 'c.uk.md'].map((path) => {
    const { value } = parsePost(source(path, text), config)
    return value?.published === undefined ? '' : placeOf(value)
  })
  expect(found).toEqual(['en-GB /a/ a', 'en-GB /b/ b', 'uk /uk/c/ c.uk'])
})
