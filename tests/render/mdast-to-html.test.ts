import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { toHast } from 'mdast-util-to-hast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { expect, test } from 'vitest'
import { listHandlers } from '../../src/render/mdast-to-html.ts'
import { render } from './page.ts'

/** A comment is removed, but makes the whole text go through the HTML parser. */
const asHtml = (markdown: string) => render(`<!-- -->\n\n${markdown}`)
const asTree = (markdown: string) => render(markdown)

const posts = join(import.meta.dirname, '../../posts')
const articles = readdirSync(posts, { recursive: true, encoding: 'utf8' }).filter((file) => {
  return file.endsWith('.md')
})

test.each(articles)('%s gives the same with an HTML parser and without one', (file) => {
  const body = readFileSync(join(posts, file), 'utf8').replace(/^(---|\+\+\+)[\s\S]*?\n\1\n/, '')
  expect(asTree(body)).toBe(asHtml(body))
})

const pieces = fc.constantFrom(
  ...[
    '# a\n',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '> ',
    '*',
    '**',
    '`',
    '```\n',
    '~~',
    '| ',
    '|-|-|\n',
    '[^1]',
  ],
  ...[
    '[^1]: note\n',
    '[x] ',
    '[a](b)',
    '![a](b "c")',
    'www.example.org ',
    'a&amp;b',
    '\u00A0',
    '\t',
  ],
  ...['word ', '---\n', '\\', '    code\n', '&#8;', '"', "'", '日本 ', '👩‍💻', '[a]: /b\n', '[a]'],
)

test('any Markdown without HTML gives the same either way', () => {
  const markdown = fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(markdown, (text) => {
      expect(asTree(text)).toBe(asHtml(text))
    }),
    { numRuns: 2000, seed: 7 },
  )
})

test.each([
  '[a]\n\n> [a]: /first\n\n[a]: /second',
  '- [A][b]\n\n  [B]: /b "title"\n\n![c]\n\n[c]: /c',
  'a[^1] b[^2] c[^1]\n\n> [^2]: [d]\n\n[^1]: note\n\n    [d]: /d',
  '[^1]: unused\n\n[none]',
])('definitions are found wherever they stand: %j', (markdown) => {
  expect(asTree(markdown)).toBe(asHtml(markdown))
})

test('lists are loose or tight as by default', () => {
  const lists = fc.constantFrom('- ', '1. ', '- [ ] ', '  ', '> ', 'a', '\n', '\n\n', '    b\n')
  const processor = remark().use(remarkGfm)
  fc.assert(
    fc.property(fc.array(lists, { maxLength: 25 }), (parts) => {
      const parse = () => processor.parse(parts.join(''))
      expect(toHast(parse(), { handlers: listHandlers })).toEqual(toHast(parse()))
    }),
    { numRuns: 500 },
  )
})
