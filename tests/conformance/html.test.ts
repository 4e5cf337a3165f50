import { describe, expect, test } from 'vitest'
import { wordSet } from '../../src/model/index.ts'
import { type Document, elements, items, json, texts } from './document.ts'
import {
  type Fragment,
  fragments,
  type HtmlElement,
  htmlElements,
  htmlText,
  parseErrors,
} from './html.ts'
import { feedsOf, feedsOfPost, post } from './publications.ts'
import { type Rule, repeated, testRules, unless } from './rules.ts'

/** `docs/format-rules.md`, HTML: all of it, in all formats. */
const formats = ['rss', 'atom', 'json'] as const

/** Attributes that hold a URL. */
const urlAttributes =
  'href src poster cite data action formaction background longdesc usemap ping'.split(' ')

/** The elements that the validator takes for unsafe. */
const unsafe = wordSet(`
  script style iframe object embed param applet link meta base basefont title slot frame frameset
  noframes isindex xmp plaintext listing comment html head body bdo
`)

/** HTML's own elements that it knows; there is no SVG, no MathML and no custom element among them. */
const known = wordSet(`
  a abbr address area article aside audio b bdi big blockquote br button canvas caption center
  cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset
  figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend
  li main map mark menu meter nav noscript ol optgroup option output p picture pre progress q rp
  rt ruby s samp section select small source span strike strong sub summary sup table tbody td
  template textarea tfoot th thead time tr track tt u ul var video wbr
`)

/** The URLs in an element: of `srcset` each candidate. */
function urlsIn({ attributes }: HtmlElement): readonly string[] {
  const srcsets = ['srcset', 'imagesrcset'].flatMap((name) =>
    (attributes.get(name) ?? '')
      .split(', ')
      .map((candidate) => candidate.trim().split(' ')[0] ?? ''),
  )
  const others = urlAttributes.flatMap((name) => attributes.get(name) ?? [])
  return [...others, ...srcsets.filter((url) => url !== '')]
}

/** A rule that every piece of HTML must keep. */
function fragmentRule(
  rule: Pick<Rule, 'id' | 'says' | 'brokenBy'>,
  violations: (fragment: Fragment) => readonly string[],
): Rule {
  return {
    ...rule,
    formats,
    violations: (document) =>
      fragments(document).flatMap((fragment) => {
        return violations(fragment).map((violation) => `${fragment.place}: ${violation}`)
      }),
  }
}

/** A rule that every element of HTML must keep. */
function elementRule(
  rule: Pick<Rule, 'id' | 'says' | 'brokenBy'>,
  isRight: (element: HtmlElement) => boolean,
): Rule {
  return fragmentRule(rule, ({ html }) =>
    unless(htmlElements(html), isRight, ({ name, attributes }) => {
      return `${name} ${[...attributes].join(' ')}`
    }),
  )
}

const absolute = /^(?:https?:\/\/[^/]|mailto:|tel:|data:image\/)/

const rules: readonly Rule[] = [
  elementRule(
    {
      id: 'H1',
      says: 'every URL in every attribute is absolute',
      brokenBy: [
        [/(&lt;img src=")https:\/\/[^/]*/, '$1'],
        [/(&lt;video src=")https:/, '$1'],
        [/(srcset="[^"]*, )https:\/\/[^/]*/, '$1'],
        [/(poster=)"[^"]*"/, '$1"p.png"'],
        [/(<a href=)\\"https[^"]*"/, '$1\\"../up/\\"'],
      ],
    },
    (element) => urlsIn(element).every((url) => absolute.test(url)),
  ),
  elementRule(
    {
      id: 'H2',
      says: 'links to a part of a page name the page',
      brokenBy: [
        [/&lt;a href="[^"#]*#/, '&lt;a href="#'],
        [/&lt;a href="[^"]*"/, '&lt;a href=""'],
        [/&lt;a href="https:/, '&lt;a href="'],
      ],
    },
    ({ name, attributes }) => name !== 'a' || !/^(?:#|\?|\/|$)/.test(attributes.get('href') ?? '#'),
  ),
  elementRule(
    {
      id: 'H3',
      says: 'no element is one that readers take for unsafe',
      brokenBy: [
        [/&lt;p&gt;/, '&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;'],
        [/&lt;(\/?)em&gt;/g, '&lt;$1bdo&gt;'],
        [/<p>/, '<iframe src=\\"https://example.org/\\"></iframe><p>'],
      ],
    },
    ({ name }) => !unsafe.has(name),
  ),
  elementRule(
    {
      id: 'H4',
      says: 'every element is one of HTML, and none is a drawing or a formula',
      brokenBy: [
        [/&lt;(\/?)em&gt;/g, '&lt;$1my-element&gt;'],
        [/&lt;p&gt;/, '&lt;svg&gt;&lt;/svg&gt;&lt;p&gt;'],
        [/<p>/, '<math><mi>x</mi></math><p>'],
      ],
    },
    ({ name }) => known.has(name) || unsafe.has(name),
  ),
  elementRule(
    {
      id: 'H5',
      says: 'nothing runs a script',
      brokenBy: [
        [/&lt;p&gt;/, '&lt;p onclick="x()"&gt;'],
        [/&lt;a href="[^"]*"/, '&lt;a href=" JavaScript:alert(1)"'],
      ],
    },
    (element) =>
      [...element.attributes.keys()].every((name) => !name.startsWith('on')) &&
      urlsIn(element).every((url) => !/^\s*(?:javascript|vbscript|data:text):?/i.test(url)),
  ),
  elementRule(
    {
      id: 'H6',
      says: 'nothing has a style',
      brokenBy: [[/&lt;p&gt;/, '&lt;p style="position: fixed"&gt;']],
    },
    ({ attributes }) => !attributes.has('style'),
  ),
  fragmentRule(
    {
      id: 'H7',
      says: 'a strict parser has nothing to say, nor to mend',
      brokenBy: [
        [/&amp;amp;/, '&amp;'],
        [/&lt;\/strong&gt;/, ''],
        [/&lt;p&gt;/, '&lt;p&gt;&lt;div&gt;&lt;/div&gt;'],
        [/&lt;p&gt;/, '&lt;p/&gt;'],
        [/&lt;p&gt;/, '&lt;p lang="en" lang="en"&gt;'],
        [/&lt;\/?tbody&gt;/g, ''],
        [/(<p>)([^<]+)/, '$1<b><i>$2</b></i>'],
        [/<p>/, '<!-- a -- b --><p>'],
        [/<\/p>/, '</br></p>'],
      ],
    },
    ({ html }) => parseErrors(html),
  ),
  elementRule(
    {
      id: 'H8',
      says: 'nothing needs the page around it: no class, no data of scripts, and every image has its alt',
      brokenBy: [
        [/&lt;p&gt;/, '&lt;p class="lead"&gt;'],
        [/(&lt;img) src/, '$1 data-src'],
        [/ alt="[^"]*"/, ''],
      ],
    },
    ({ name, attributes }) =>
      [...attributes.keys()].every((each) => !/^(?:class|hidden|loading|data-.*)$/.test(each)) &&
      (name !== 'img' || (attributes.has('alt') && attributes.has('src'))),
  ),
  {
    id: 'H8',
    says: 'no id is there twice in a feed',
    formats,
    // in RSS a text that is not summarised stands in the description, never in both
    violations: (document) =>
      repeated(
        fragments(document).flatMap(({ html }) =>
          htmlElements(html).flatMap(({ attributes }) => attributes.get('id') ?? []),
        ),
      ),
    brokenBy: [[/id="fn(?:ref)?-[^"]*"/g, 'id="fn1"']],
  },
  {
    id: 'H12',
    says: 'no element and no member is there with nothing in it',
    formats,
    violations: (document) =>
      document.format === 'json'
        ? unless(
            texts(json(document)),
            ([, text]) => text.trim() !== '',
            ([path]) => path,
          )
        : unless(
            elements(document),
            ({ name, text, children, attributes }) =>
              // its presence says it all
              name === 'fh:archive' ||
              children.length > 0 ||
              text.trim() !== '' ||
              [...attributes.keys()].some((name) => name !== 'type'),
            ({ path }) => path,
          ),
    brokenBy: [
      [/<summary type="text">[^<]*<\/summary>/, '<summary type="text"></summary>'],
      [/<description>[^<]*/, '<description>'],
      [/"summary": "[^"]*"/, '"summary": ""'],
      [/<subtitle>[^<]*<\/subtitle>/, '<subtitle/>'],
    ],
  },
]

testRules(rules)

/** What a post becomes in all three formats, which are the same. */
async function contentOf(body: string, yaml = ''): Promise<string> {
  const { rss, atom, json: jsonFeed } = await feedsOfPost(yaml, body)
  const found = [rss, atom, jsonFeed].map((each) => fragments(each).at(-1)?.html)
  expect(new Set(found).size).toBe(1)
  return found[0] ?? ''
}

describe('H1, H2 the base of a reference is the page of the post', () => {
  test.each([
    ['#part', 'https://example.org/post/#part'],
    ['?x=1', 'https://example.org/post/?x=1'],
    ['', 'https://example.org/post/'],
    ['../up/', 'https://example.org/up/'],
    ['/root', 'https://example.org/root'],
    ['//cdn.example/x', 'https://cdn.example/x'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
  ])('"%s"', async (reference, url) => {
    expect(await contentOf(`<a class=x href="${reference}">text</a>`)).toContain(
      `<a href="${url}">`,
    )
  })

  test.each([
    ['<video src="/v.mp4" poster="p.png"></video>', 'poster="https://example.org/post/p.png"'],
    ['<img srcset="a.png 1x, /b.png 2x" src="a.png">', 'https://example.org/b.png 2x"'],
    ['<blockquote cite="/source">Words.</blockquote>', 'cite="https://example.org/source"'],
    ['A note.[^1]\n\n[^1]: The note.', 'href="https://example.org/post/#fn-'],
  ])('%s', async (body, expected) => {
    expect(await contentOf(body)).toContain(expected)
  })
})

test.each([
  ['AT&T', 'AT&T'],
  ['a < b', 'a < b'],
  ['&copy 2025 <b>x</b>', '&copy 2025 x'],
  ['<div>?a=1&copy=2 &lt</div>', '?a=1©=2 <'],
  ['<p>a<b>b<i>c</b>d</i>', 'abcd'],
  ['<p><div>a</div></p>', 'a'],
  ['<p/>a<span/>b', 'ab'],
  ['</br>one<br/>two</b>', 'onetwo'],
  ['<tr><td>a</td></tr>', 'a'],
  ['<table><tr><td>a</td></tr></table>', 'a'],
  ['<ul><p>a<li>b</ul>', 'ab'],
  ['<h2>a<h3>b</h2>', 'ab'],
  ['<a href="/x">a<a href="/y">b</a></a>', 'ab'],
  ['<p lang="en" lang="fr">a</p>', 'a'],
  ['a <!-- x -- y --> b', 'a  b'],
  ['<!DOCTYPE html>\n\na', 'a'],
  ['<?php echo 1 ?>\n\na', 'a'],
])('H7 %s is mended', async (body, text) => {
  const html = await contentOf(body)
  expect(parseErrors(html)).toEqual([])
  expect(htmlText(html).trim()).toBe(text)
})

test.each([
  ['a script and its text', '<script>alert(1)</script>'],
  ['a style and its text', '<style>p { color: red }</style>'],
  ['a form', '<form><input value="x"><button>Send</button></form>'],
  ['a link to a style', '<link rel="stylesheet" href="x.css">'],
])('H3 of %s nothing is left', async (_, markup) => {
  expect(await contentOf(`before\n\n${markup}\n\nafter`)).toMatch(
    /^<p>before<\/p>\s*<p>after<\/p>$/,
  )
})

test('H4 of what is no HTML the text stays', async () => {
  expect(
    await contentOf('a <my-element>b</my-element> <nobr>c</nobr> <bdo dir="rtl">d</bdo>'),
  ).toBe('<p>a b c <span dir="rtl">d</span></p>')
})

test('H8 a lazy image has its source again, and keeps its alt and its size', async () => {
  const lazy =
    '<img data-src="/a.png" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="A" width=2 height=3>'
  expect(await contentOf(lazy)).toContain(
    '<img src="https://example.org/a.png" alt="A" width="2" height="3">',
  )
})

test('H9 an embedded video becomes a link to it', async () => {
  const frame = '<iframe src="https://www.youtube.com/embed/abc123" allowfullscreen></iframe>'
  expect(await contentOf(`Look:\n\n${frame}`)).toContain(
    '<a href="https://www.youtube.com/watch?v=abc123">',
  )
})

test('H10 the content is whole, and a summary stands beside it', async () => {
  const body = 'The first paragraph.\n\nThe second paragraph.'
  expect(await contentOf(body)).toBe('<p>The first paragraph.</p>\n<p>The second paragraph.</p>')
  const summaries = async (
    posts: Readonly<Record<string, string>>,
  ): Promise<readonly unknown[]> => {
    const { json: feed } = await feedsOf(posts)
    return items(feed).map(({ summary }) => summary)
  }
  expect(await summaries({ 'a.md': post('', body) })).toEqual(['The first paragraph.'])
})

test.each([
  ['ar', 'مرحبا', '<div lang="ar" dir="rtl"><p>مرحبا</p></div>'],
  ['he-IL', 'שלום', '<div lang="he-IL" dir="rtl"><p>שלום</p></div>'],
  ['uk', 'Вітаю', '<p>Вітаю</p>'],
])('H11 the direction of a post in %s is said in its HTML', async (language, text, expected) => {
  expect(await contentOf(text, `language: ${language}`)).toBe(expected)
})

test('H12 what is blank in a post or in the config is left out', async () => {
  const {
    rss,
    atom,
    json: feed,
  } = await feedsOfPost('title: ""\nsummary: " "\ntags: [""]', 'Text.')
  const names = (document: Document) => elements(document).map(({ path }) => path)
  expect(names(rss)).not.toContain('rss/channel/item/title')
  expect(names(rss)).not.toContain('rss/channel/item/category')
  expect(names(atom)).not.toContain('feed/subtitle')
  expect(names(atom)).not.toContain('feed/entry/summary')
  expect(Object.keys(items(feed)[0] ?? {})).not.toEqual(expect.arrayContaining(['title']))
})
