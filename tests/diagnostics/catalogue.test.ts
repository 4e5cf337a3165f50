import { describe, expect, test } from 'vitest'
import type { Code } from '../../src/diagnostics/index.ts'
import { type CatalogueRow, catalogue } from '../../src/diagnostics/index.ts'

describe.each(Object.entries<CatalogueRow>(catalogue))('%s', (code, row) => {
  test('has a code of lower-case words', () => {
    expect(code).toMatch(/^[a-z]+[a-z0-9]*(?:-[a-z0-9]+)*$/)
  })

  test('says what is, what to do and why, without blame', () => {
    expect(row.message).not.toMatch(/[.!]$|please|you /i)
    expect(row.help).toMatch(/^[A-Z].*\.$/s)
    expect(row.why).toMatch(/^[A-Z].*\.$/s)
  })
})

test('codes are permanent', () => {
  const codes: readonly Code[] = [
    'config-missing',
    'config-not-found',
    'config-ignored',
    'config-broken',
    'config-invalid',
    'config-unknown',
    'posts-missing',
    'posts-none',
    'file-unreadable',
    'file-outside',
    'file-not-utf8',
    'control-characters',
    'front-matter-unclosed',
    'front-matter-language',
    'front-matter-large',
    'front-matter-broken',
    'front-matter-aliases',
    'front-matter-not-map',
    'field-invalid',
    'field-near-miss',
    'date-missing',
    'date-invalid',
    'date-skipped',
    'date-old',
    'updated-early',
    'updated-future',
    'id-invalid',
    'id-duplicate',
    'url-duplicate',
    'url-invalid',
    'slug-invalid',
    'permalink-failed',
    'author-unknown',
    'term-comma',
    'text-slow',
    'title-markup',
    'summary-long',
    'post-empty',
    'output-outside',
    'output-failed',
  ]
  expect(Object.keys(catalogue)).toEqual(expect.arrayContaining([...codes]))
})
