import { describe, expect, test } from 'vitest'
import { messages, parse, postOf, problemsOf } from '../support/builders.ts'

describe('tags', () => {
  test.each<[text: string, ...tags: string[]]>([
    ['[rail, night trains]', 'rail', 'night trains'],
    ['rail, night trains,, ', 'rail', 'night trains'],
    ['rail', 'rail'],
    ['[Rail, rail, RAIL, " rail "]', 'Rail'],
    ['[]', ...[]],
    ['[b, null, a, "", [c, [d]]]', 'b', 'a', 'c', 'd'],
    ['[2025, 1.10, on]', '2025', '1.10', 'on'],
    ['["C#", "R&D", <b>, 日本]', 'C#', 'R&D', '<b>', '日本'],
  ])('%s', (text, ...tags) => {
    expect(postOf(`tags: ${text}`).tags).toEqual(tags)
  })
})

describe('categories', () => {
  test.each<[text: string, ...categories: string[]]>([
    ['Culture', 'Culture'],
    ['[[Diary, Games], [Life]]', 'Diary', 'Games', 'Life'],
  ])('%s', (text, ...categories) => {
    expect(postOf(`categories: ${text}`).categories).toEqual(categories)
  })
})

test('a comma in a term is taken out with a warning', () => {
  const { value, diagnostics } = parse(
    '---\ndate: 2025-05-17\ntags: ["war, peace", "war,peace", ","]\ncategory: News, World\n---\nText.',
  )
  expect(value).toMatchObject({ tags: ['war peace'], categories: ['News World'] })
  expect(messages(diagnostics)).toContain(
    '`News, World` contains a comma; the feeds say `News World`',
  )
  expect(diagnostics).toHaveLength(4)
})

test('numbers of JSON and TOML are terms', () => {
  expect(parse('{\n"date": "2025-05-17",\n"tags": [2025]\n}\nText.').value?.tags).toEqual(['2025'])
})

test('a truth value is none', () => {
  expect(messages(problemsOf('tags: [a, true]'))).toEqual([
    '`tags` is the boolean true, but must be a list of texts, or texts with commas between them',
  ])
})

test.each(['tags', 'categories', 'authors'])(
  'more %s than any article has are refused',
  (field) => {
    const list = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`).join()
    expect(messages(problemsOf(`${field}: [${list(200)}]`))).toEqual([])
    expect(messages(problemsOf(`${field}: [${list(201)}]`))).toEqual([
      `\`${field}\` has 201 entries; the limit is 200`,
    ])
  },
)
