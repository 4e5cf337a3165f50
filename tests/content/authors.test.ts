import { describe, expect, test } from 'vitest'
import { aConfig, messages, places, postOf, problemsOf } from '../support/builders.ts'

const mira = { name: 'Mira Solberg', url: 'https://example.org/mira', avatar: '/mira.jpg' }
const yusuf = { name: 'Yusuf Demir', email: 'yusuf@example.org' }
const config = aConfig({ authors: { 'mira-solberg': mira, yusuf } })

describe('an author is', () => {
  test.each<[text: string, ...authors: object[]]>([
    [
      'mira-solberg',
      {
        name: 'Mira Solberg',
        url: 'https://example.org/mira',
        avatar: 'https://example.org/mira.jpg',
      },
    ],
    [
      'Mira Solberg',
      {
        name: 'Mira Solberg',
        url: 'https://example.org/mira',
        avatar: 'https://example.org/mira.jpg',
      },
    ],
    ['Yusuf Demir <private@example.com>', yusuf],
    ['[yusuf, Ada Byron]', yusuf, { name: 'Ada Byron' }],
    ['[yusuf, Yusuf Demir, yusuf]', yusuf],
    ['yusuf, mira-solberg', yusuf, { ...mira, avatar: 'https://example.org/mira.jpg' }],
    ['Doe, Jane', { name: 'Doe, Jane' }],
    ['Ada Byron', { name: 'Ada Byron' }],
    ['Ada Byron <ada@example.org>', { name: 'Ada Byron', email: 'ada@example.org' }],
    ['"[Ada Byron](https://ada.example/)"', { name: 'Ada Byron', url: 'https://ada.example/' }],
    ['"[Ada Byron](/ada)"', { name: 'Ada Byron', url: 'https://example.org/ada' }],
    ['"[Ada Byron](mailto:a@b.example)"', { name: 'Ada Byron' }],
    ['"[Yusuf Demir](https://other.example/)"', yusuf],
    ['[{ key: yusuf, title: Editor }]', yusuf],
    [
      '{ name: Ada Byron, image_url: https://example.com/a.png }',
      { name: 'Ada Byron', avatar: 'https://example.com/a.png' },
    ],
    ['deadmau5 & Kaskade', { name: 'deadmau5 & Kaskade' }],
    ['Ада', { name: 'Ада' }],
    [
      '{ name: Ada Byron, url: /ada, email: a@example.org }',
      { name: 'Ada Byron', url: 'https://example.org/ada', email: 'a@example.org' },
    ],
    [
      '[{ name: Ada Byron, avatar: https://example.com/a.png }]',
      { name: 'Ada Byron', avatar: 'https://example.com/a.png' },
    ],
  ])('%s', (text, ...authors) => {
    expect(postOf(`author: ${text}`, { config }).authors).toEqual(authors)
  })
})

describe('where nobody is named', () => {
  test('the only author of the config speaks', () => {
    expect(postOf('', { config: aConfig({ authors: { yusuf } }) }).authors).toEqual([yusuf])
  })

  test('or else the site', () => {
    const site = [{ name: 'Example', url: 'https://example.org/' }]
    expect(postOf('authors: []', { config }).authors).toEqual(site)
    expect(postOf('').authors).toEqual(site)
  })
})

describe('a key that the config does not know is an error', () => {
  test.each([
    [
      'mira-solber',
      '`mira-solber` is not a key of `authors` in the config; did you mean `mira-solberg`?',
    ],
    ['ada', '`ada` is not a key of `authors` in the config'],
    ['constructor', '`constructor` is not a key of `authors` in the config'],
  ])('%s', (text, message) => {
    const found = problemsOf(`authors:\n  - Ada Byron\n  - ${text}`, { config })
    expect(places(found)).toEqual(['author-unknown 4:5'])
    expect(messages(found)).toEqual([message])
  })

  test('unless it knows none at all', () => {
    expect(postOf('author: ada').authors).toEqual([{ name: 'ada' }])
  })
})

describe('what an author says of themselves is checked', () => {
  test.each([
    ['url: "@mira"', 'url-invalid'],
    ['avatar: "data:image/png,"', 'url-invalid'],
    ['email: mira at example', 'field-invalid'],
  ])('%s', (text, code) => {
    expect(problemsOf(`author: { name: Mira, ${text} }`)).toMatchObject([{ code, line: 2 }])
  })
})
