import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedElements, globalAttributes } from '../../src/render/allow-list.ts'
import { parseHtml } from '../../src/render/parse-html.ts'
import { printHtml } from '../../src/render/print-html.ts'
import { hostileHtml, hostileMarkdown } from './hostile.ts'
import { arabicPage, clean, page, render } from './page.ts'
import { tagsOf } from './tags.ts'

const runs = { numRuns: 300 }

describe.each([
  ['left to right', page],
  ['right to left', arabicPage],
])('for any HTML, %s', (_, context) => {
  test('cleaning it twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostileHtml.map((html) => clean(html, context)),
          hostileMarkdown.map((text) => render(text, context)),
        ),
        (html) => {
          expect(clean(html, context)).toBe(html)
        },
      ),
      runs,
    )
  })

  test('parsing and printing it again changes nothing', () => {
    fc.assert(
      fc.property(hostileHtml, (hostile) => {
        const html = clean(hostile, context)
        expect(printHtml(parseHtml(html).children)).toBe(html)
      }),
      runs,
    )
  })

  test('only allowed elements and attributes are left, and a strict parser finds no fault', () => {
    fc.assert(
      fc.property(hostileHtml, (hostile) => {
        for (const { name, attributes } of tagsOf(clean(hostile, context))) {
          const allowed = { ...globalAttributes, ...allowedElements.get(name) }
          expect([...allowedElements.keys()]).toContain(name)
          expect(Object.keys(allowed)).toEqual(expect.arrayContaining(Object.keys(attributes)))
          expect(attributes['href'] ?? 'https://').toMatch(/^(?:https?|mailto|tel):/)
          expect(attributes['src'] ?? 'https://').toMatch(/^(?:https?:\/\/|data:image\/)/)
        }
      }),
      runs,
    )
  })
})
