import { describe, expect, test } from 'vitest'
import { parsePost, readBody } from '../../src/content/index.ts'
import { aConfig, parse, places, source } from '../support/builders.ts'

const body = (text: string, name = 'x.md') => readBody(source(name, text)).value

describe('fields that no fence opens are read', () => {
  test.each([
    ['as Pelican has them', 'Title: Night train\nDate: 2025-05-17\nTags: rail\n\n'],
    ['with capitals of any kind', 'title: Night train\nDATE: 2025-05-17\nTAGS: rail\n\n'],
    ['after empty lines', '\n\nTitle: Night train\nDate: 2025-05-17\nTags: rail\n\n'],
    ['with a text over two lines', 'Title: Night\n    train\nDate: 2025-05-17\nTags: rail\n\n'],
    ['before a text without an empty line', 'Title: Night train\nDate: 2025-05-17\nTags: rail\n'],
    ['as Hexo takes YAML', 'title: Night train\ndate: 2025-05-17\ntags:\n- rail\n---\n'],
    [
      'as Hexo takes JSON',
      '"title": "Night train",\n"date": "2025-05-17",\n"tags": ["rail"]\n;;;\n',
    ],
    [
      'as Hexo takes JSON with a fence',
      ';;;\n"title": "Night train",\n"date": "2025-05-17",\n"tags": ["rail"]\n;;;\n',
    ],
  ])('%s', (_, head) => {
    const { value, diagnostics } = parse(`${head}Text.\n`)
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      title: 'Night train',
      published: Date.UTC(2025, 4, 17),
      tags: ['rail'],
    })
    expect(body(`${head}Text.\n`)).toBe('Text.\n')
  })

  test('as plain text, in which a colon or a sign means nothing', () => {
    const head =
      "Title: C++ & Rust: What's [New]?\nDate: 2025-05-17\nAuthors: Mira Holt; Anna Lind\n"
    expect(parse(`${head}\nText.`).value).toMatchObject({
      title: "C++ & Rust: What's [New]?",
      authors: [{ name: 'Mira Holt' }, { name: 'Anna Lind' }],
    })
  })

  test('with the date of the file’s name', () => {
    const file = source('2025-05-17-train.md', 'Title: Night train\n\nText.')
    expect(readBody(file).value).toBe('Text.')
  })
})

describe('a post that such a head keeps back is not published', () => {
  test.each([
    ['Title: x\nDate: 2025-05-17\nStatus: draft\n\nText.', 'draft'],
    ['Title: x\nStatus: draft\nText.', 'draft'],
    ['Title: x\nStatus: hidden\n\nText.', 'private'],
    ['title: x\ntags:\n- a\ndraft: true\n\n---\nText.', 'draft'],
    ['title: x\ndate: 2025-05-17\npublished: false\n---\nText.', 'draft'],
    ['"title": "x",\n"draft": true\n;;;\nText.', 'draft'],
    [';;;\n"title": "x",\n"private": true\n;;;\nText.', 'private'],
  ])('%j', (text, withheld) => {
    expect(parsePost(source('x.md', text), aConfig()).value?.withheld).toBe(withheld)
  })
})

describe('other beginnings are text', () => {
  test.each([
    'Note: this is no title\nDate: 2025-05-17\n\nText.',
    'Title: a word with a colon\n\nText.',
    'title: of a section\n---\nText.',
    '"Title": she said.\n\nText.',
    'https://example.org\nTitle: x\nDate: 2025-05-17\n\nText.',
    'Text.\nTitle: x\nDate: 2025-05-17\n\nText.',
  ])('%j', (text) => {
    expect(body(text)).toBe(text)
  })

  test('with fences around the fields', () => {
    const text = '---\ndate: 2025-05-17\n---\nTitle: x\nStatus: draft\n\nText.'
    expect(body(text)).toBe('Title: x\nStatus: draft\n\nText.')
    expect(parse(text).value).toMatchObject({ title: undefined, withheld: undefined })
  })
})

test('what is wrong with such a head has its place', () => {
  const json = parse('"title": "x",\n"date" "2025-05-17"\n;;;\nText.')
  expect(places(json.diagnostics)).toEqual(['front-matter-broken 2:8'])
  const large = parse(`Title: x\nDate: 2025-05-17\n${'a: b\n'.repeat(3000)}\nText.`)
  expect(places(large.diagnostics)).toEqual(['front-matter-large 1:1'])
  const twice = parse('Title: x\nDate: 2025-05-17\nTitle: y\n\nText.')
  expect(places(twice.diagnostics)).toEqual(['key-duplicate 3:1'])
})
