import { describe, expect, test } from 'vitest'
import type { UserConfig } from '../../src/config/index.ts'
import { parsePost } from '../../src/content/index.ts'
import { aConfig, parse, places, postOf, source } from '../support/builders.ts'

const day = '---\ndate: 2025-05-17\n'

function pathOf(fields: string, rest: Omit<UserConfig, 'site'> = {}): string {
  return new URL(postOf(`date: 2025-05-17\n${fields}`, { config: aConfig({}, rest) }).url).pathname
}

describe('a template of a permalink', () => {
  test.each([
    ['/t/{{ title | slugify }}/', '/t/creme-and-co/'],
    ['/{{title|slugify}}/index.html', '/creme-and-co/'],
    ['/{{- page.fileSlug -}}.html', '/a-post.html'],
    ["/{{ page.date | date: '%Y/%-m/%d' }}/", '/2025/5/17/'],
    ["/{{ page.date.toISOString().slice(0, 10).replaceAll('-', '/') }}/", '/2025/05/17/'],
    ['/{{ page.date.toISOString().slice(0, 10) }}/', '/2025-05-17/'],
    ['/{{ page.date.getFullYear() }}/x/', '/2025/x/'],
  ])('of plain words is worked out: %s', (template, path) => {
    expect(pathOf(`title: Crème & Co\npermalink: ${JSON.stringify(template)}`)).toBe(path)
  })

  test.each([
    '/{{ slug }}/',
    '/{{ title | slug }}/',
    '/{{ title | slugify | upper }}/',
    '/{{ page.date | dateFilter }}/',
    "/{{ page.date | date: '%e' }}/",
    '/{% if a %}x{% endif %}/',
    '/{{ title }/',
    '{{ constructor }}',
  ])('of other words leaves the post out, with a warning: %s', (template) => {
    const text = `${day}title: 日本\npermalink: ${JSON.stringify(template)}\n---\nText.`
    const { ok, value, diagnostics } = parsePost(source('a-post.md', text), aConfig())
    expect(ok).toBe(true)
    expect(value).toMatchObject({ kind: 'kept back', withheld: 'at an unknown address' })
    expect(places(diagnostics)).toEqual(['permalink-template 4:13'])
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
  })

  test('of a draft says nothing', () => {
    const text = `${day}draft: true\npermalink: "/{{ x }}/"\n---\nText.`
    const { value, diagnostics } = parsePost(source('a-post.md', text), aConfig())
    expect([value?.withheld, diagnostics]).toEqual(['draft', []])
  })
})

describe('Jekyll', () => {
  const config = aConfig({ timezone: 'Europe/Kyiv' }, { generator: 'jekyll' })
  test.each([
    ['2022-03-07 23:15:00', '2022-03-07T23:15:00.000Z'],
    ['2022-03-07T23:15:00', '2022-03-07T23:15:00.000Z'],
    ['2022-03-07 23:15', '2022-03-07T21:15:00.000Z'],
    ['2022-03-07 23:15:00 +0100', '2022-03-07T22:15:00.000Z'],
    ['2022-03-07', '2022-03-06T22:00:00.000Z'],
  ])('reads %s as %s', (date, time) => {
    const { published } = postOf(`date: ${date}`, { config })
    expect(new Date(published).toISOString()).toBe(time)
  })

  test('splits tags and categories at spaces, unless there are commas or the name is singular', () => {
    const fields = 'date: 2025-05-17\ntags: street winter\ncategory: street life'
    expect(postOf(fields, { config })).toMatchObject({
      tags: ['street', 'winter'],
      categories: ['street life'],
    })
    const others = 'date: 2025-05-17\ntags: street life, winter\ncategories: a b'
    expect(postOf(others, { config })).toMatchObject({
      tags: ['street life', 'winter'],
      categories: ['a', 'b'],
    })
    expect(postOf(fields).tags).toEqual(['street winter'])
  })
})

test('Zola and Gatsby end the path of a post as they end the others', () => {
  const fields = { url: 'path' }
  const zola = { generator: 'zola', fields } as const
  expect(pathOf('path: special/place', zola)).toBe('/special/place/')
  expect(pathOf('path: /special/place.html', zola)).toBe('/special/place.html')
  expect(pathOf('url: /special/place', zola)).toBe('/special/place')
  const gatsby = { generator: 'gatsby', fields, permalink: '/:file_path' } as const
  expect(pathOf('path: /special/place', gatsby)).toBe('/special/place')
  expect(pathOf('path: /special/place', { fields })).toBe('/special/place')
})

test('Pelican tells a post from its translation by the language alone', () => {
  const config = aConfig(
    { language: 'en' },
    { generator: 'pelican', permalink: '/:language/:slug/' },
  )
  const post = (language: string) => {
    const head = `Title: x\nDate: 2025-05-17\nSlug: pot\nLang: ${language}\n`
    return parse(`${head}\nText.`, { config }).value
  }
  expect(post('en')).toMatchObject({ url: 'https://example.org/pot/' })
  expect(post('uk')).toMatchObject({ url: 'https://example.org/uk/pot/' })
  expect(post('uk')?.id).not.toBe(post('en')?.id)
})
