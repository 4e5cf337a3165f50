import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { maxLength, reviewText } from '../../src/render/markdown-limits.ts'
import constructs from '../support/constructs.json' with { type: 'json' }
import { pathologies } from '../support/pathological.ts'
import { page as context } from './page.ts'

const excessOf = (markdown: string) => {
  const { excess } = reviewText(markdown)
  const [found] = excess ? [excess] : renderMarkdown(markdown, context).diagnostics
  return found && `${found.code} ${found.line}`
}

const prose = 'It was *said* that `a_b` and [this](https://example.org/a_b) are **one**. '.repeat(9)

describe('a text that takes the parser too long is refused, at its line', () => {
  test.each([
    ['list items in list items', 256_000],
    ['blank lines in deep lists', 256_000],
    ['images in images', 256_000],
    ['comments that begin', 256_000],
    ['tabs', 256_000],
  ])('%s', (name, length) => {
    const text = pathologies[name]?.(length) ?? ''
    expect(excessOf(text)).toMatch(/^text-too-complex \d+$/)
    const [, line] = excessOf(`${prose}\n\n${prose}\n\n${text}`)?.split(' ') ?? []
    expect(Number(line)).toBeGreaterThanOrEqual(5)
  })
})

describe('a text that becomes many times its size is refused, at its line', () => {
  test.each([
    ['rows that are filled up', 16_000],
    ['one long definition, many references', 16_000],
    ['one footnote again and again', 12_000],
  ])('%s', (name, length) => {
    const text = pathologies[name]?.(length) ?? ''
    expect(excessOf(text)).toMatch(/^text-expands \d+$/)
  })

  test('the line is that of the table', () => {
    const table = pathologies['rows that are filled up']?.(16_000) ?? ''
    expect(excessOf(`${prose}\n\n${table}`)).toBe('text-expands 3')
  })
})

/** Classes that it takes minutes for alone, without our ways to pair emphasis, join text and set events aside. */
const slowWithMicromark = [
  'underlined headings',
  'lazy lines',
  'items after nested items',
  'quotes and paragraphs',
  'openers without closers',
  'closers without openers',
  'emphasis in strong emphasis',
  'closers that fit no opener',
  'one long run',
  'strikethrough of two kinds',
  'ampersands',
]

describe('what articles have is not refused', () => {
  test.each<readonly [string, string]>([
    ['a page of prose', prose],
    ['long prose', `${prose}\n\n`.repeat(1000)],
    ['a paragraph of a novel', prose.repeat(20)],
    [
      'code without a blank line',
      `\`\`\`\n${'const a_b = [x * y, <z>] // _\n'.repeat(5000)}\`\`\`\n`,
    ],
    ['a table of a thousand rows', `| a | b |\n|---|---|\n${'| [x](y) | *z* |\n'.repeat(1000)}`],
    ['a tight list of links', '- [a_b](https://example.org/a_b) *c*\n'.repeat(3000)],
    ['a list with long items', `- ${prose}\n  ${prose}\n`.repeat(200)],
    ['definitions at the end', `[a]\n\n${'[a]: https://example.org/_/ "A *b*"\n'.repeat(2000)}`],
    ['a mail with replies', `${'> > > > > > > a\n'.repeat(500)}`],
    [
      'a long line of HTML',
      `${'<p>Some prose here. <em>a</em> <a href="/x">b</a></p>'.repeat(1500)}`,
    ],
    ['indented code', '    2025-01-01 [INFO] [worker_1] id=a_b GET /api/*\n'.repeat(1500)],
    ['headings', `${`Heading\n=======\n\n${prose}\n\n`.repeat(300)}`],
    ...slowWithMicromark.map((name) => [name, pathologies[name]?.(256_000) ?? ''] as const),
  ])('%s', (_, text) => {
    expect(reviewText(text).excess).toBeUndefined()
  })
})

test('whatever is mixed, what it becomes is in proportion', () => {
  const text = fc
    .array(fc.constantFrom(...constructs), { minLength: 1, maxLength: 60 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (part, count) => {
      const markdown = part.repeat(count)
      const content = renderMarkdown(markdown, context).value?.content ?? ''
      expect(content.length).toBeLessThanOrEqual(maxLength(markdown.length) + 100_000)
    }),
    { numRuns: 300 },
  )
})
