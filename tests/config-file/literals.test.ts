import { describe, expect, test } from 'vitest'
import { literalsOf } from '../../src/config-file/literals.ts'

describe('a program in JavaScript', () => {
  test.each([
    ['a default export', "export default { site: 'https://a.example' }"],
    ['a call of it', "export default defineConfig({ site: 'https://a.example' })"],
    ['two calls', "export default withMdx({ x: 1 })(defineConfig({ site: 'https://a.example' }))"],
    ['CommonJS', "module.exports = { site: 'https://a.example' }"],
    ['a constant', "const config = { site: 'https://a.example' }\nexport default config"],
    [
      'a type',
      "const config: Config<{ a: 1 }> = { site: 'https://a.example' }\nexport default config",
    ],
    ['a satisfied type', "export default { site: 'https://a.example' } satisfies Config"],
    [
      'a function',
      "module.exports = function (api) { if (a) { b() }\n return { site: 'https://a.example' } }",
    ],
    ['an arrow', "export default defineConfig(() => ({ site: 'https://a.example' }))"],
    ['a constant in it', "const SITE = 'https://a.example'\nexport default { site: SITE }"],
    [
      'a key of a constant',
      "const s = { url: 'https://a.example' }\nexport default { site: s.url }",
    ],
    ['a shorthand', "const site = 'https://a.example'\nexport default { site }"],
    ['a spread', "const base = { site: 'https://a.example' }\nexport default { ...base }"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a config
    ['a template', "const host = 'a.example'\nexport default { site: `https://${host}` }"],
    ['texts in a row', "export default { site: 'https://' + 'a.example' }"],
    ['a fallback', "export default { site: process.env.SITE ?? 'https://a.example' }"],
    ['a URL', "export default { site: new URL('https://a.example') }"],
    ['comments', "export default { // site: 'no'\n /* site: 'no', */ site: 'https://a.example' }"],
    ['a regular expression', "export default { x: /['{]/g, site: 'https://a.example' }"],
    [
      'functions beside it',
      "export default { f() { return '}' }, g: (a) => a, site: 'https://a.example' }",
    ],
  ])('says the value in %s', (_, text) => {
    expect(literalsOf(text, 'javascript')).toMatchObject({ site: 'https://a.example' })
  })

  test.each([
    ['a condition', "export default { site: isLive ? 'https://a.example' : 'https://b.example' }"],
    ['a variable', 'export default { site: process.env.SITE }'],
    ['a call', "export default { site: address('https://a.example') }"],
    ['a sum', "export default { site: 'https://' + host }"],
    ['a template', 'export default { site: `https://$' + '{host()}` }'],
    ['a text', 'const a = "site: \'https://a.example\'"; export default { a }'],
  ])('says nothing where it must be computed: %s', (_, text) => {
    expect(literalsOf(text, 'javascript')).not.toHaveProperty('site')
  })

  test('says lists, maps, numbers and truth values', () => {
    const text = "export default { a: [1, 'b', true], 'c-d': { e: false, f: null }, n: 1_000 }"
    expect(literalsOf(text, 'javascript')).toEqual({
      a: [1, 'b', true],
      'c-d': { e: false },
      n: 1000,
    })
  })

  test('says the constants of a module that exports them', () => {
    const text = "export const SITE_TITLE = 'A'\nexport const SITE = { title: 'B' } as const"
    expect(literalsOf(text, 'javascript')).toEqual({ SITE_TITLE: 'A', SITE: { title: 'B' } })
  })
})

describe('a program in Python', () => {
  test('says what is assigned at the beginning of a line', () => {
    const text = [
      "SITEURL = 'https://a.example'  # the address",
      'SITENAME = "It\\"s"',
      "if DEBUG:\n    SITEURL = 'http://localhost'",
      "PATHS = ['a', 'b']",
      "TUPLE = (('A', '/a/'), ('B', '/b/'))",
      'LONG = """one\ntwo"""',
      "RAW = r'(?P<slug>.*)'",
      "FORMATTED = f'{SITEURL}/x'",
      "WHEN = 'a' if DEBUG else 'b'",
      'FLAG = True',
    ].join('\n')
    expect(literalsOf(text, 'python')).toEqual({
      SITEURL: 'https://a.example',
      SITENAME: 'It"s',
      PATHS: ['a', 'b'],
      TUPLE: [
        ['A', '/a/'],
        ['B', '/b/'],
      ],
      LONG: 'one\ntwo',
      RAW: '(?P<slug>.*)',
      FORMATTED: undefined,
      WHEN: undefined,
      FLAG: true,
    })
  })
})

describe('a hostile program', () => {
  test.each([
    ['is empty', ''],
    ['never ends', "export default { a: [{ b: 'c"],
    ['closes what is not open', ')}];export default })'],
    ['is nested without end', `export default ${'['.repeat(60_000)}`],
    ['returns without end', 'return['.repeat(30_000)],
    ['defines without end', 'const a=f('.repeat(20_000)],
    ['names itself', 'const a = { a }; const b = { ...b }; export default b'],
    ['names a prototype', 'export default { __proto__: { site: 1 }, constructor: { x: 2 } }'],
    ['is binary', '\u0000\uD800\uFFFF"\\u{110000}"'],
  ])('that %s is read in a moment', (_, text) => {
    const start = performance.now()
    for (const dialect of ['javascript', 'python'] as const) literalsOf(text, dialect)
    expect(performance.now() - start).toBeLessThan(3000)
    expect(Object.prototype).not.toHaveProperty('site')
  })
})
