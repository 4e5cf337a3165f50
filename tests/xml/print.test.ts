import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { XmlElement } from '../../src/xml/index.ts'
import {
  cleanText,
  element,
  escapeHtml,
  plainTextElement,
  print,
  textElement,
  type XmlNode,
  xmlDeclaration,
} from '../../src/xml/index.ts'
import { type ParsedElement, parseXml } from '../support/xml.ts'

const printed = (node: XmlNode | undefined) =>
  node !== undefined && 'name' in node ? print(node) : undefined
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ']]>',
        '&',
        '<',
        '>',
        '"',
        "'",
        '&amp;',
        '<![CDATA[',
        '\t',
        '\n',
        '\r',
        '\u0000',
        '\uD800',
      ),
    )
    .map((parts) => parts.join('')),
)

test('the declaration names XML 1.0 and UTF-8', () => {
  expect(xmlDeclaration).toBe('<?xml version="1.0" encoding="utf-8"?>')
})

test('elements are indented, and texts stay unchanged', () => {
  const entry = element('entry', { 'xml:lang': 'uk', count: 2, absent: undefined }, [
    textElement('title', ' a b '),
    element('link', { href: 'https://example.org/?a&b' }),
    { markup: '  <x/>\n' },
  ])
  expect(printed(entry)).toBe(`<entry xml:lang="uk" count="2">
  <title>a b</title>
  <link href="https://example.org/?a&amp;b"/>
  <x/>
</entry>
`)
})

describe('there is no element for', () => {
  test.each([
    ['no text', textElement('title', undefined)],
    ['an empty text', textElement('title', '')],
    ['a blank text', plainTextElement('title', ' \n\t')],
    ['a text of control characters', textElement('title', '\u0000 \u0007')],
    ['a blank text with attributes', textElement('title', '', { type: 'html' })],
    ['no children and no attributes', element('author', {})],
    ['absent children and attributes', element('author', { type: undefined }, [undefined])],
  ])('%s', (_, node) => {
    expect(node).toBeUndefined()
  })
})

describe('markup in a text is text', () => {
  const title = 'AT&T: <b> ]]> "q" \'a\' &amp;'
  test('with named references', () => {
    expect(printed(textElement('x', title))).toBe(
      '<x>AT&amp;T: &lt;b&gt; ]]&gt; "q" \'a\' &amp;amp;</x>\n',
    )
  })

  test('with hexadecimal references, which the RSS Profile asks for in plain text', () => {
    expect(printed(plainTextElement('x', title))).toBe(
      '<x>AT&#x26;T: &#x3C;b&#x3E; ]]&#x3E; "q" \'a\' &#x26;amp;</x>\n',
    )
  })

  test('in attributes, where tabs and line breaks are references too', () => {
    expect(printed(element('x', { a: '<"&\t\r\n>' }))).toBe(
      '<x a="&lt;&quot;&amp;&#9;&#10;&gt;"/>\n',
    )
  })

  test('in HTML', () => {
    expect(escapeHtml(title)).toBe('AT&amp;T: &lt;b&gt; ]]&gt; "q" \'a\' &amp;amp;')
  })

  test('even for readers that look at raw bytes', () => {
    const hostile = '<!DOCTYPE html><rss><channel><pubDate>]]><script>'
    expect(printed(textElement('x', hostile, { a: hostile }))).not.toMatch(/<[!rcs]/)
  })
})

describe('a strict parser reads what was printed', () => {
  test('in texts', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(textElement, plainTextElement), (value, make) => {
        fc.pre(cleanText(value).trim() !== '')
        const { children } = parseXml(printed(make('x', value)) ?? '')
        expect(children.join('')).toBe(cleanText(value).trim())
      }),
    )
  })

  test('in attributes', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const { attributes } = parseXml(printed(element('x', { value })) ?? '')
        expect(attributes).toEqual({ value: cleanText(value) })
      }),
    )
  })

  type Tree = string | readonly Tree[]
  const { anyTree } = fc.letrec<{ anyTree: Tree }>((tie) => ({
    anyTree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      anyText,
      fc.array(tie('anyTree')),
    ),
  }))
  const toElement = (tree: Tree): XmlElement =>
    typeof tree === 'string'
      ? { name: 'leaf', attributes: { tree }, children: [] }
      : { name: 'branch', attributes: {}, children: tree.map(toElement) }
  const toTree = ({ name, attributes, children }: ParsedElement): Tree =>
    name === 'leaf'
      ? (attributes['tree'] ?? '')
      : children.filter((child) => typeof child === 'object').map(toTree)
  const clean = (tree: Tree): Tree => (typeof tree === 'string' ? cleanText(tree) : tree.map(clean))

  test('at any depth', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(toTree(parseXml(print(toElement(tree))))).toEqual(clean(tree))
      }),
    )
  })
})
