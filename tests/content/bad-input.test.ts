import { describe, expect, test } from 'vitest'
import { parsePost } from '../../src/content/index.ts'
import { hasErrors } from '../../src/diagnostics/index.ts'
import { timestamp } from '../../src/model/index.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { aConfig, messages, parse, places, source } from '../support/builders.ts'

/** YAML front matter with a title and a date, into which a line is put that is wrong: line 4. */
const withLine = (line: string) =>
  `---\ntitle: Night train\ndate: 2025-05-17\n${line}\n---\nText.\n`

describe('an error has a permanent code and a place, and leaves no post', () => {
  test.each<[what: string, text: string, ...found: string[]]>([
    ['front matter that is never closed', '---\ntitle: x\n\nText.', 'front-matter-unclosed 1:1'],
    ['TOML that is never closed', '+++\ntitle = "x"\n', 'front-matter-unclosed 1:1'],
    ['bare JSON that is never closed', '{\n "title": "x"\n', 'front-matter-unclosed 1:1'],
    ['a fence that goes on', '---\ntitle: x\n---text\n', 'front-matter-broken 3:1'],
    ['front matter behind a blank line', `\n${withLine('draft: true')}`, 'front-matter-late 2:1'],
    ['front matter behind a space', ` ${withLine('draft: true')}`, 'front-matter-late 1:2'],
    ['TOML behind a blank line', '\n+++\ntitle = "x"\n+++\n', 'front-matter-late 2:1'],
    ['a date that is a word', '---\ntitle: x\ndate: soon\n---\nText.', 'date-invalid 3:7'],
    ['a list', '---\n- title\n- date\n---\n', 'front-matter-not-map 2:1'],
    ['a text', '---\njust words\n---\n', 'front-matter-not-map 2:1'],
    ['JSON that is a number', '---json\n5\n---\n', 'front-matter-not-map 2:1'],
    ['broken YAML', '---\ntitle: x\nsummary: a: b\n---\n', 'front-matter-broken 3:11'],
    ['a switch written twice', withLine('draft: true\ndraft: false'), 'switch-duplicate 5:1'],
    ['a key written twice in a map', withLine('x:\n  a: 1\n  a: 2'), 'front-matter-broken 6:3'],
    ['a YAML tag', '---\ntitle: !!js/function x\n---\n', 'front-matter-broken 2:23'],
    ['broken TOML', '+++\ntitle = "x"\ndate = \n+++\n', 'front-matter-broken 3:8'],
    ['broken JSON', '---json\n{ "title": "x",\n  date: 1 }\n---\n', 'front-matter-broken 3:3'],
    ['a trailing comma', '{\n "title": "x",\n}\n', 'front-matter-broken 3:1'],
    ['a list of dates', '---\ndate: [2025-05-17]\n---\nText.', 'field-invalid 2:1'],
    ['no title and no text', '---\ndate: 2025-05-17\n---\n\n', 'post-empty'],
    ['31 February', '---\ndate: 2025-02-31\n---\nText.', 'date-invalid 2:7'],
    ['31 February in TOML', '+++\ndate = 2025-02-31\n+++\nText.', 'date-invalid 2:8'],
    ['Invalid Date', '---\ndate: Invalid Date\n---\nText.', 'date-invalid 2:7'],
    ['an update that is no date', withLine('lastmod: soon'), 'date-invalid 4:10'],
    ['a slug that climbs', withLine('slug: ../x'), 'slug-invalid 4:7'],
    ['a slug of another host', withLine('slug: //x'), 'slug-invalid 4:7'],
    ['a slug that is a list', withLine('slug: [a, b]'), 'field-invalid 4:1'],
    [
      'a title that is a truth value',
      withLine('').replace('Night train', 'true'),
      'field-invalid 2:1',
    ],
    ['an id that is no URI', withLine('guid: x42'), 'id-invalid 4:7'],
    ['an id that is too long', withLine(`id: tag:${'x'.repeat(200)}`), 'id-invalid 4:5'],
    ['a pattern for a URL', withLine('url: /:year/a/'), 'url-invalid 4:6'],
    ['a URL that is a style', withLine('permalink: pretty'), 'url-invalid 4:12'],
    ['a link that is a path', withLine('link: /elsewhere'), 'url-invalid 4:7'],
    ['a link that is no web page', withLine('link: javascript:alert(1)'), 'url-invalid 4:7'],
    ['an image that is data', withLine('image: data:image/png;base64,AA'), 'url-invalid 4:8'],
    ['the name of a language', withLine('lang: english'), 'field-invalid 4:7'],
    [
      'an author without a name',
      withLine('author: { url: https://example.org }'),
      'field-invalid 4:1',
    ],
    ['tags that are maps', withLine('tags: [{ name: x }]'), 'field-invalid 4:1'],
  ])('%s', (_, text, ...found) => {
    const { value, diagnostics } = parse(text)
    expect(places(diagnostics)).toEqual(found)
    expect(value).toBeUndefined()
    expect(hasErrors(diagnostics)).toBe(true)
  })
})

test.each(['image: /a.jpg', 'link: https://example.com/'])(
  'a post may be no more than: %s',
  (yaml) => {
    expect(parse(`---\ndate: 2025-05-17\n${yaml}\n---\n`).diagnostics).toEqual([])
  },
)

describe('a warning keeps the post', () => {
  test.each<[what: string, text: string, ...found: string[]]>([
    ['a date before 1990', '---\ndate: 1989-12-31\n---\nText.', 'date-old 2:7'],
    ['a mistyped field', withLine('athor: Mira'), 'field-near-miss 4:1'],
    ['an update before the date', withLine('updated: 2025-05-16'), 'updated-early 4:10'],
    ['an id that is a number', withLine('id: 42'), 'id-number 4:5'],
    ['a field written twice', withLine('title: x'), 'key-duplicate 4:1'],
    ['an image that is only a name', withLine('image: cover.png'), 'image-unfound 4:8'],
    ['a tag with a comma', withLine('tags: ["war, peace"]'), 'term-comma 4:9'],
    ['markup in a title', withLine('').replace('Night train', 'The <b> tag'), 'title-markup 2:12'],
    ['a control character', withLine('summary: a\u0007b'), 'control-characters 4:11'],
  ])('%s', (_, text, ...found) => {
    const { value, diagnostics } = parse(text)
    expect(places(diagnostics)).toEqual(found)
    expect(value).toBeDefined()
  })
})

test('all problems of one post come out of one run', () => {
  const { value, diagnostics } = parse(
    `---
titel: Night train
date: 2025-02-30
updated: never
slug: ../x
url: x:y
link: x
image: "data:,"
id: x
language: x_y
authors: [nobody]
tags: ["a,b"]
title: <i>
---
`,
    { config: aConfig({ authors: { mira: { name: 'Mira Solberg' } } }) },
  )
  expect(places(diagnostics).toSorted()).toEqual([
    'author-unknown 11:11',
    'date-invalid 3:7',
    'date-invalid 4:10',
    'field-invalid 10:11',
    'field-near-miss 2:1',
    'id-invalid 9:5',
    'slug-invalid 5:7',
    'term-comma 12:9',
    'title-markup 13:8',
    'url-invalid 6:6',
    'url-invalid 7:7',
    'url-invalid 8:9',
  ])
  expect(value).toBeUndefined()
})

test('the problems of every post come out of one run, and nothing is published', async () => {
  const { files, diagnostics } = await runPipeline({
    config: aConfig(),
    now: timestamp(Date.UTC(2026, 0)),
    sources: [
      source('a.md', '---\ndate: soon\n---\nText.'),
      source('b.md', withLine('slug: b')),
      source('c.md', Uint8Array.of(0xff)),
      source('d.md', withLine('slug: ../x')),
      source('e.md', '---\ntitle: [\n---\n'),
      source('f.md', Buffer.concat([Buffer.from(withLine('')), Uint8Array.of(0xff)])),
    ],
  })
  expect(files).toBeUndefined()
  expect(diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual([
    'posts/a.md date-invalid',
    'posts/c.md file-not-utf8',
    'posts/d.md slug-invalid',
    'posts/e.md front-matter-broken',
    'posts/f.md file-not-utf8',
  ])
})

test('what shows only beside other posts, the clock or the body has a place as well', async () => {
  const { diagnostics } = await runPipeline({
    config: aConfig(),
    now: timestamp(Date.UTC(2026, 0)),
    sources: [
      source('a.md', withLine('slug: night-train')),
      source('b.md', withLine('slug: night-train')),
      source('c.md', withLine('guid: tag:example.org,2025-05-17:night-train')),
      source('d.md', withLine('permalink: "/night-train/"')),
      source('night-train.md', withLine('')),
      source('e.md', withLine('lastmod: 2030-01-01')),
    ],
  })
  expect(diagnostics.map(({ file }, index) => `${file} ${places(diagnostics)[index]}`)).toEqual([
    'posts/b.md id-duplicate 4:7',
    'posts/b.md url-duplicate 4:7',
    'posts/c.md id-duplicate 4:7',
    'posts/d.md url-duplicate 4:13',
    'posts/e.md updated-future 4:10',
    // neither field is given
    'posts/night-train.md id-duplicate',
    'posts/night-train.md url-duplicate',
  ])
  const { diagnostics: later } = await runPipeline({
    config: aConfig(),
    now: timestamp(Date.UTC(2026, 0)),
    sources: [source('f.md', withLine('description: Not shorter than the text.'))],
  })
  expect(places(later)).toEqual(['summary-long 4:14'])
})

test('two posts with one page and one id have their place where the address was written', async () => {
  const sources = [
    source('a.md', withLine('url: /x/')),
    source('b.md', withLine('url: /x/\nslug: two')),
    source('c.md', withLine('slug: three')),
    source('d.md', withLine('slug: four')),
  ]
  const { diagnostics } = await runPipeline({
    config: aConfig({}, { identity: 'permalink', permalink: '/:year/' }),
    now: timestamp(Date.UTC(2026, 0)),
    sources,
  })
  expect(diagnostics.map(({ file }, index) => `${file} ${places(diagnostics)[index]}`)).toEqual([
    'posts/b.md id-duplicate 4:6',
    'posts/b.md url-duplicate 4:6',
    // neither slug is part of it
    'posts/d.md id-duplicate',
    'posts/d.md url-duplicate',
  ])
})

test('a place is where the field was written, whatever its text is and its file holds', async () => {
  const long = 'Text and more.'
  const { diagnostics } = await runPipeline({
    config: aConfig(),
    now: timestamp(Date.UTC(2026, 0)),
    sources: [
      source('a.md', withLine(`description: >-\n  Text\n  and more.\nog: ${long}`)),
      source('b.md', `+++\ntitle = "x"\ndate = 2025-05-17\nsummary = '''\n${long}'''\n+++\nText.`),
      source(
        'c.md',
        `{\n "date": "2025-05-17",\n "summary": "\\u0054ext and more.",\n "og": "${long}"\n}\nText.`,
      ),
    ],
  })
  expect(places(diagnostics)).toEqual(['summary-long 4:1', 'summary-long 4:1', 'summary-long 3:2'])
  const sameSlug = [
    withLine('slug: s'),
    withLine('slug: s').replace('Text.', 'Text\xFF'),
    '+++\ntitle = "x"\ndate = 2025-05-17\nslug = "s"\n+++\nText.',
    '{\n "date": "2025-05-17",\n "slug":\n "s"\n}\nText.',
  ]
  const { diagnostics: shared } = await runPipeline({
    config: aConfig(),
    now: timestamp(Date.UTC(2026, 0)),
    sources: sameSlug.map((text, index) => source(`${index}.md`, Buffer.from(text, 'latin1'))),
  })
  expect(places(shared.filter(({ code }) => code === 'url-duplicate'))).toEqual([
    'url-duplicate 4:7',
    'url-duplicate 4:9',
    'url-duplicate 4:3',
  ])
})

test('a message quotes what was found and names the field as its author wrote it', () => {
  expect(messages(parse(withLine('lastmod: soon')).diagnostics)).toEqual([
    '`lastmod` is "soon", which is not a date',
  ])
  expect(messages(parse(withLine('tags: [a, { b: c }]')).diagnostics)).toEqual([
    '`tags` is a map, but must be a list of texts, or texts with commas between them',
  ])
})

test('a diagnostic names the file as it is seen from the root', () => {
  const { diagnostics } = parsePost(source('culture/x.md', withLine('lang: x_y')), aConfig())
  expect(diagnostics).toMatchObject([{ file: 'posts/culture/x.md' }])
})

test('a date is old before 1990, not in it', () => {
  expect(parse('---\ndate: 1990-01-01\n---\nText.').diagnostics).toEqual([])
})

test('a draft may be empty', () => {
  expect(parse('---\ndate: 2025-05-17\ndraft: true\n---\n').value).toMatchObject({
    withheld: 'draft',
  })
})
