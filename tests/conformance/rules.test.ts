import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '../../docs/format-rules.md'), 'utf8')
const rules = [...page.matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, id = '']) => id)
const tests = readdirSync(import.meta.dirname)
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n')
const ids = (text: string) => text.match(/(?<![\w%#+])[ADHJRTUX]\d{1,2}\b/g) ?? []

/** The ids at the beginning of a test's title, or of a rule that `testRules` takes. */
const held = [...tests.matchAll(/'((?:[A-Z]\d+(?:, | and )?)+)(?=[' ])/g)].flatMap(
  ([, list = '']) => {
    return ids(list)
  },
)

test('docs/format-rules.md has every rule once', () => {
  expect(rules.length).toBeGreaterThan(80)
  expect(rules).toEqual([...new Set(rules)])
})

test('every rule is held by a test', () => {
  expect(rules.filter((id) => !held.includes(id))).toEqual([])
})

test('every rule that is named in a test, or in another rule, is on the page', () => {
  const named = new Set([...ids(tests), ...ids(page)])
  expect([...named].filter((id) => !rules.includes(id))).toEqual([])
})
