import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePost } from '../../src/content/index.ts'
import { hasErrors } from '../../src/diagnostics/index.ts'
import { aConfig, source } from '../support/builders.ts'

/** A line of front matter with something in it `n` times. */
type Hostile = (n: number) => string

const repeat = (text: string, n: number) => text.repeat(n)
const list = (n: number, item: (i: number) => string, between = '\n') =>
  Array.from({ length: n }, (_, i) => item(i)).join(between)

const yaml: Readonly<Record<string, Hostile>> = {
  'flow lists': (n) => `x: ${repeat('[', n)}${repeat(']', n)}`,
  'flow lists without end': (n) => `x: ${repeat('[', n)}`,
  'flow maps': (n) => `x: ${repeat('{a: ', n)}${repeat('}', n)}`,
  'flow pairs': (n) => `x: [${repeat('a: [', n)}${repeat(']', n)}]`,
  'lists on one line': (n) => `x:\n ${repeat('- ', n)}a`,
  'explicit keys': (n) => `${repeat('? ', n)}a`,
  'indented maps': (n) => list(Math.min(n, 1900), (i) => `${repeat(' ', i % 300)}a:`),
  'keys that are lists': (n) => `? ${repeat('[', n)}${repeat(']', n)}\n: x`,
  'aliases of aliases': (n) => `x: [&a0 a${list(n, (i) => `, &a${i + 1} [*a${i}]`, '')}]`,
  'aliases with an escape': (n) =>
    `y: "\\u0061"\nx: [&a0 a${list(n, (i) => `, &a${i + 1} [*a${i}]`, '')}]`,
  'doubling aliases': (n) => `x: [&a0 a${list(n, (i) => `, &a${i + 1} [*a${i}, *a${i}]`, '')}]`,
  'merges of merges': (n) => `x: [&a0 {k: v}${list(n, (i) => `, &a${i + 1} {<<: *a${i}}`, '')}]`,
  'a list of merges': (n) =>
    `x: &x {${list(n, (i) => `k${i}: v`, ', ')}}\n<<: [${repeat('*x,', n)}*x]`,
  'a merge of itself': () => 'x: &x {<<: *x}',
  'a merge of a text': () => '<<: text',
  'a list of itself': () => 'tags: &x [*x]',
  anchors: (n) => list(n, (i) => `&a${i} a`, ' '),
  'an anchor': (n) => `x: &${repeat('a', n)} a`,
  'an unknown alias': (n) => `x: *${repeat('a', n)}`,
  tags: (n) => `x: ${repeat('!!str ', n)}a`,
  'a tag': (n) => `x: !<${repeat('a', n)}> a`,
  'a directive': (n) => `%TAG ! ${repeat('a', n)}\nx: a`,
  documents: (n) => list(Math.min(n, 1900), () => '...'),
  'a binary': (n) => `x: !!binary ${repeat('A', n)}`,
  'a folded text': (n) => `title: >\n  ${repeat('a ', n)}`,
  quotes: (n) => `title: "${repeat('\\"', n)}"`,
  escapes: (n) => `title: "${repeat('\\x00\\uD800', n)}"`,
  'an escape too large': () => 'title: "\\UFFFFFFFF"',
  comments: (n) => `title: a ${repeat('#', n)}`,
  tabs: (n) => `title:${repeat('\t', n)}a`,
  'a number': (n) => `date: ${repeat('9', n)}`,
  'a key': (n) => `${repeat('k', n)}: a`,
  'a key of hyphens': (n) => `d${repeat('-', n)}raft: true`,
  'keys of a regular expression': (n) =>
    `"${repeat('(', n)}": a\n"d-${repeat('_', n)}raft": "\\x01"`,
  'the prototype': () => '__proto__: {__proto__: {draft: true}}\nconstructor: {prototype: [a]}',
  'a map that is no text': () => 'published: {toString: a, valueOf: b}',
  'maps that are no texts': () =>
    'published: [[{toString: a}]]\ndrafts: [{toString: a}]\ndraft: [{toString: a}]',
  'everything a map': () =>
    list(
      12,
      (i) =>
        `${['title', 'updated', 'slug', 'url', 'link', 'id', 'summary', 'authors', 'tags', 'image', 'lang', 'withdrawn'][i]}: {toString: {}, length: 1e9, name: {}, url: [], date: {}}`,
    ),
}

const toml: Readonly<Record<string, Hostile>> = {
  'dotted keys': (n) => `${repeat('a.', n)}a = 1`,
  'dotted dates': (n) => `${repeat('a.', n)}a = 2025-05-17`,
  tables: (n) => `[${repeat('a.', n)}a]\nb = "\\u0061"`,
  'lists of tables': (n) => `[[${repeat('a.', n)}a]]\nb = 2025-05-17`,
  'tables in tables': (n) =>
    `${list(Math.min(n, 900), (i) => `[a${repeat('.a', i % 60)}.b${i}]\n${repeat('c.', 50)}c = 1`)}`,
  lists: (n) => `x = ${repeat('[', n)}${repeat(']', n)}`,
  'inline tables': (n) => `x = ${repeat('{a = ', n)}1${repeat('}', n)}`,
  'dotted inline tables': (n) => `x = {${repeat('a.', n)}a = 2025-05-17}`,
  'mixed nesting': (n) => `x = ${repeat('[{a.b.c.d.e = ', n)}1${repeat('}]', n)}`,
  'a number': (n) => `date = ${repeat('9', n)}`,
  'a float': (n) => `title = 1e${repeat('9', n)}`,
  'no number': () => 'title = nan\nslug = inf\nid = -inf',
  'a date of no calendar': () => 'date = 9999-99-99T99:99:99Z',
  'a time': () => 'date = 09:30:00',
  'a list of dates': () => 'tags = [2025-05-17, 09:30:00, 2025-02-31]',
  'a key': (n) => `${repeat('k', n)} = 1`,
  'a key in quotes': (n) => `"${repeat('\\"', n)}" = 1`,
  'an empty key': () => '"" = 1\n[""."".""]\n"" = 2',
  'the prototype': () => '__proto__.__proto__.draft = true\nconstructor.prototype.title = "x"',
  'a text of lines': (n) => `title = """${repeat('a\\\n', Math.min(n, 1900))}"""`,
  escapes: (n) => `title = "${repeat('\\u0001', n)}"`,
  'a surrogate': () => 'title = "\\uD800"',
  'a key that is a table': () => 'title = 1\n[title]\na = 1',
  'a map that is no text': () => 'published = {toString = 1, valueOf = 1}',
}

const json: Readonly<Record<string, Hostile>> = {
  lists: (n) => `"x": ${repeat('[', n)}${repeat(']', n)}`,
  'lists with an escape': (n) => `"y": "\\u0061", "x": ${repeat('[', n)}${repeat(']', n)}`,
  'lists without end': (n) => `"x": ${repeat('[', n)}`,
  maps: (n) => `"x": ${repeat('{"a":', n)}"\\n"${repeat('}', n)}`,
  'a number': (n) => `"date": ${repeat('9', n)}`,
  'a float': (n) => `"title": 1e${repeat('9', Math.min(n, 300))}`,
  'a key': (n) => `"${repeat('k', n)}": 1`,
  'escaped keys': (n) => list(n, (i) => `"\\u0001${i}": 1`, ','),
  'one key': (n) => list(n, () => '"a": 1', ','),
  surrogates: (n) =>
    list(
      9,
      (i) =>
        `"${['title', 'slug', 'url', 'link', 'id', 'summary', 'author', 'category', 'tags'][i]}": "${repeat('\\ud800', n)}"`,
      ',',
    ),
  'a surrogate each': () =>
    '"slug": "a\\udc00b", "category": "\\ud800", "tags": ["\\udfff"], "title": "\\ud83d"',
  escapes: (n) => `"title": "${repeat('\\\\\\"', n)}"`,
  controls: (n) => `"title": "${repeat('\\u0000', n)}"`,
  'the prototype': () =>
    '"__proto__": {"__proto__": {"draft": true}}, "constructor": {"prototype": 1}',
  'a map that is no text': () =>
    '"published": {"toString": 1, "valueOf": 1}, "draft": [{"toString": 1}]',
  nothing: () => '"title": null, "tags": [null, [null]], "authors": [{"name": null}]',
}

const wrap = {
  yaml: (text: string) => `---\ntitle: Title\ndate: 2025-05-17\n${text}\n---\nText.`,
  toml: (text: string) => `+++\n${text}\n+++\nText.`,
  json: (text: string) => `---json\n{ "weight": 1, ${text} }\n---\nText.`,
}

/** Times of the levels that a post may have, of the stack, and of the largest front matter. */
const sizes = [0, 1, 99, 100, 101, 1000, 2100, 6000, 20_000]

describe.each([
  ['yaml', yaml],
  ['toml', toml],
  ['json', json],
] as const)('hostile %s ends in a post or in a problem of it', (language, suite) => {
  test.each(Object.entries(suite))('%s', (_, hostile) => {
    for (const size of sizes) {
      const start = performance.now()
      const { value, diagnostics } = parsePost(
        source('a-post.md', wrap[language](hostile(size))),
        aConfig(),
      )
      expect(performance.now() - start).toBeLessThan(2000)
      expect(value !== undefined || hasErrors(diagnostics)).toBe(true)
      for (const { file, message } of diagnostics) {
        expect(file).toBe('posts/a-post.md')
        expect(message.length).toBeLessThan(2000)
      }
    }
  })
})

/** Names that are all read as `titlle`. */
function nearMiss(number: number): string {
  const digits = number.toString(4).padStart(6, '0')
  return Array.from('titlle', (letter, place) => letter + '-'.repeat(Number(digits[place]))).join(
    '',
  )
}

/** About as many problems as front matter has room for. */
const problems: Readonly<Record<string, string>> = {
  'tags with commas': wrap.json(`"tags": [${list(5500, (i) => `"a,${i}"`, ',')}]`),
  'names that are nearly fields': wrap.json(list(3500, (i) => `"${nearMiss(i)}": 1`, ',')),
  'addresses of authors': wrap.json(
    `"authors": [${list(2200, (i) => `{"name":"${i}","url":"x:"}`, ',')}]`,
  ),
  escapes: wrap.json(`"x": [${list(5500, (i) => `"\\u0001${i}"`, ',')}]`),
  'templates without end': wrap.yaml(`url: "/${repeat('{{', 30_000)}"`),
  'blanks before an address': wrap.yaml(`author: "a${repeat('\u00a0', 30_000)}<a@b"`),
  'fields without a fence': `title: a\n${list(340_000, (i) => `tita${i}: b`)}\n`,
}

test.each(Object.entries(problems))(
  'the places of many problems take no seconds: %s',
  (_, text) => {
    const start = process.cpuUsage()
    const { diagnostics } = parsePost(source('a-post.md', text), aConfig())
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(2_500)
    const [first] = diagnostics
    if (first !== undefined && first.code !== 'post-large') expect(first.line).toBeGreaterThan(0)
  },
)

test('hostile lines go together', () => {
  const lineOf = (suite: typeof yaml) =>
    fc.tuple(fc.constantFrom(...Object.values(suite)), fc.nat(300)).map(([line, n]) => line(n))
  const text = fc.oneof(
    fc.array(lineOf(yaml), { maxLength: 4 }).map((lines) => wrap.yaml(lines.join('\n'))),
    fc.array(lineOf(toml), { maxLength: 4 }).map((lines) => wrap.toml(lines.join('\n'))),
    fc.array(lineOf(json), { maxLength: 4 }).map((lines) => wrap.json(lines.join(', '))),
  )
  fc.assert(
    fc.property(text, (post) => {
      const { value, diagnostics } = parsePost(source('a-post.md', post), aConfig())
      expect(value !== undefined || hasErrors(diagnostics)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
