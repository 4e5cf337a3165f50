import { describe, expect, test } from 'vitest'
import { messages, parse, postOf, problemsOf } from '../support/builders.ts'

describe('tags', () => {
  test.each<[written: string, ...tags: string[]]>([
    ['[rail, night trains]', 'rail', 'night trains'],
    ['rail, night trains,, ', 'rail', 'night trains'],
    ['rail', 'rail'],
    ['[Rail, rail, RAIL, " rail "]', 'Rail'],
    ['[]', ...[]],
    ['[b, null, a, "", [c, [d]]]', 'b', 'a', 'c', 'd'],
    ['[2025, 1.10, on]', '2025', '1.10', 'on'],
    ['["C#", "R&D", <b>, 日本]', 'C#', 'R&D', '<b>', '日本'],
  ])('%s', (written, ...tags) => {
    expect(postOf(`tags: ${written}`).tags).toEqual(tags)
  })
})

describe('categories', () => {
  test.each<[written: string, ...categories: string[]]>([
    ['Culture', 'Culture'],
    ['[[Diary, Games], [Life]]', 'Diary', 'Games', 'Life'],
  ])('%s', (written, ...categories) => {
    expect(postOf(`categories: ${written}`).categories).toEqual(categories)
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
