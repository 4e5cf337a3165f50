import { describe, expect, test } from 'vitest'
import { readBody } from '../../src/content/index.ts'
import { messages, parse, places, postOf, source } from '../support/builders.ts'

describe('front matter is read', () => {
  test.each([
    ['YAML', '---\ntitle: Night train\ndate: 2025-05-17\ntags: [rail]\n---\n'],
    ['YAML by name', '---yaml\ntitle: Night train\ndate: 2025-05-17\ntags: [rail]\n---\n'],
    ['YAML by its short name', '--- yml\ntitle: Night train\ndate: 2025-05-17\ntags: rail\n---\n'],
    ['TOML', '+++\ntitle = "Night train"\ndate = 2025-05-17\ntags = ["rail"]\n+++\n'],
    ['TOML by name', '---toml\ntitle = "Night train"\ndate = 2025-05-17\ntags = ["rail"]\n---\n'],
    ['JSON by name', '---json\n{"title":"Night train","date":"2025-05-17","tags":["rail"]}\n---\n'],
    [
      'JSON in capitals',
      '---JSON\n{"title":"Night train","date":"2025-05-17","tags":["rail"]}\n---\n',
    ],
    ['bare JSON', '{\n "title": "Night train",\n "date": "2025-05-17",\n "tags": ["rail"]\n}\n'],
    ['a byte order mark', '\uFEFF---\ntitle: Night train\ndate: 2025-05-17\ntags: rail\n---\n'],
    ['CRLF', '---\r\ntitle: Night train\r\ndate: 2025-05-17\r\ntags: rail\r\n---\r\n'],
    ['CR', '---\rtitle: Night train\rdate: 2025-05-17\rtags: rail\r---\r'],
    ['spaces behind fences', '---  \ntitle: Night train\ndate: 2025-05-17\ntags: rail\n--- \n'],
  ])('%s', (_, frontMatter) => {
    const { value, diagnostics } = parse(`${frontMatter}Text.\n`)
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      id: 'tag:example.org,2025-05-17:a-post',
      title: 'Night train',
      published: Date.UTC(2025, 4, 17),
      tags: ['rail'],
    })
    expect(readBody(source('x.md', `${frontMatter}Text.\n`)).value).toBe('Text.\n')
  })

  test('whose comments are not fields', () => {
    expect(postOf('# title: x').title).toBeUndefined()
  })

  test.each(['---', '----\n', 'Text\n---\nmore\n---\n', '{% raw %}\n', '{{< note >}}\n', ''])(
    'only where there is any: %j',
    (text) => {
      expect(readBody(source('x.md', text)).value).toBe(text)
    },
  )
})

describe('front matter in a programming language is refused, and nothing runs', () => {
  const code = 'globalThis.ran = true; module.exports = { title: "x", date: "2025-05-17" }'
  test.each([
    ...['js', 'javascript', 'JavaScript', 'coffee', 'coffeescript', 'cson', 'eval', 'lisp'],
    ...['constructor', 'toString', '__proto__', 'hasOwnProperty', 'title: x'],
  ])('---%s', (language) => {
    const { value, diagnostics } = parse(`---${language}\n${code}\n---\nText.`)
    expect(value).toBeUndefined()
    expect(places(diagnostics)).toEqual(['front-matter-language 1:1'])
    expect(messages(diagnostics)).toEqual([`front matter in \`${language}\` is not supported`])
    expect(globalThis).not.toHaveProperty('ran')
  })
})

test('what is read twice is the same twice, broken or not', () => {
  for (const text of ['---\ntitle: [\n---\n', '---\ntitle: x\ndate: 2025-05-17\n---\n']) {
    const [once, twice] = [parse(text), parse(text)]
    expect(JSON.stringify(twice)).toBe(JSON.stringify(once))
  }
})

describe('a YAML value is a text as it is written', () => {
  test.each([
    ['007', '007'],
    ['1.10', '1.10'],
    ['0x1F', '0x1F'],
    ['12:30:45', '12:30:45'],
    ['2025-05-17', '2025-05-17'],
    ['yes', 'yes'],
    ['"true"', 'true'],
    ['"null"', 'null'],
    ['!!str true', 'true'],
    ['null', undefined],
    ['~', undefined],
    ['', undefined],
    ['" "', undefined],
  ])('title: %s', (yaml, title) => {
    expect(postOf(`title: ${yaml}`).title).toBe(title)
  })

  test('so a number of TOML or JSON may be a title too', () => {
    expect(parse('+++\ntitle = 1984\ndate = 2025-05-17\n+++\n').value?.title).toBe('1984')
    expect(parse('{\n"title": 1984,\n"date": "2025-05-17"\n}\n').value?.title).toBe('1984')
  })
})

describe('TOML dates keep what was written', () => {
  test.each([
    ['2025-05-17', '2025-05-17T00:00:00.000Z', '2025-05-17'],
    ['2025-05-17T09:30:00', '2025-05-17T09:30:00.000Z', '2025-05-17'],
    ['2025-05-17 01:30:00.5+03:00 # early', '2025-05-16T22:30:00.000Z', '2025-05-17'],
    ['"2025-05-17"', '2025-05-17T00:00:00.000Z', '2025-05-17'],
  ])('date = %s', (date, instant, day) => {
    const { value } = parse(`+++\ntitle = "x"\n'date' = ${date}\n[extra]\ndate = 2020-01-01\n+++\n`)
    expect(new Date(value?.published ?? 0).toISOString()).toBe(instant)
    expect(value?.id).toContain(`,${day}:`)
  })
})

describe('hostile front matter', () => {
  test.each([
    ['YAML', '---\n__proto__: { title: polluted, draft: true }\ndate: 2025-05-17\n---\nText.'],
    ['TOML', '+++\ndate = 2025-05-17\n[__proto__]\ntitle = "polluted"\ndraft = true\n+++\nText.'],
    [
      'JSON',
      '{\n"date": "2025-05-17",\n"__proto__": { "title": "polluted", "draft": true }\n}\nText.',
    ],
  ])('cannot reach a prototype from %s', (_, text) => {
    const { value, diagnostics } = parse(text)
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({ title: undefined, withheld: undefined })
    expect({}).not.toHaveProperty('draft')
  })

  test('gives names of Object.prototype no meaning', () => {
    expect(postOf('constructor: x\ntoString: y\nhasOwnProperty: z')).toMatchObject({
      title: undefined,
    })
  })

  test('may merge keys', () => {
    expect(
      postOf('base: &base { title: Night train, tags: [a] }\n<<: *base\ntags: [b]'),
    ).toMatchObject({
      title: 'Night train',
      tags: ['b'],
    })
  })

  test('may hold regular-expression characters in its keys', () => {
    expect(places(parse('---\ndate: 2025-05-17\n"title(": x\n---\nText.').diagnostics)).toEqual([
      'field-near-miss 3:1',
    ])
  })

  const deep = (bracket: string) => bracket.repeat(60_000)
  const bomb = Array.from({ length: 30 }, (_, i) => `x${i + 1}: &x${i + 1} [*x${i}, *x${i}]`)
  test.each([
    ['an alias bomb', `x0: &x0 [a]\n${bomb.join('\n')}`, 'front-matter-aliases 2:5'],
    ['a value that holds itself', 'x: &x [*x]', 'front-matter-aliases 2:4'],
    [
      'a text of aliases',
      `x: &x ${'y'.repeat(50_000)}\ntags: [${'*x,'.repeat(4000)}]`,
      'front-matter-aliases 2:4',
    ],
    [
      'a merge bomb',
      `x: &x {a: 1}\ny: { <<: [${'*x,'.repeat(4000)}*x] }`,
      'front-matter-broken 3:12014',
    ],
    ['deep nesting', `x: ${deep('[')}`, 'front-matter-broken 2:103'],
    ['more than 64 KiB', `title: x\nnotes: ${'é'.repeat(32 * 1024)}`, 'front-matter-large 1:1'],
    ['blank lines by the thousand', `title: x${'\n'.repeat(60_000)}`, 'front-matter-large 1:1'],
  ])('is refused at once: %s', (_, yaml, found) => {
    const start = performance.now()
    const { value, diagnostics } = parse(`---\n${yaml}\n---\nText.`)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(value).toBeUndefined()
    expect(places(diagnostics)).toEqual([found])
  })

  test.each([
    ['dotted keys of TOML', `+++\nx = 1\n${'a.'.repeat(2100)}a = 1\n+++\n`, '3:1'],
    ['a table of TOML', `+++\n[${'a.'.repeat(2100)}a]\n+++\n`, '2:1'],
    ['lists of YAML', `---\nx: ${deep('[')}\n---\n`, '2:103'],
    ['lists of TOML', `+++\nx = ${deep('[')}\n+++\n`, '2:105'],
    [
      'lists of JSON',
      `{\n"x": "\\n${'", "y": '}${'['.repeat(2500)}${']'.repeat(2500)}\n}\n`,
      '2:116',
    ],
    [
      'aliases of aliases',
      `---\nx: [&a0 a${Array.from({ length: 1000 }, (_, i) => `, &a${i + 1} [*a${i}]`).join('')}]\n---\n`,
      '2:5',
    ],
  ])('is refused at its place: %s, very deep', (_, text, place) => {
    const { diagnostics } = parse(text)
    expect(places(diagnostics)).toEqual([`front-matter-broken ${place}`])
    expect(messages(diagnostics)[0]).toMatch(/it is nested more than 100 levels deep$/)
  })

  test('is refused at once: brackets of JSON without end', () => {
    const { diagnostics } = parse(`---json\n${deep('[')}\n---\n`)
    expect(places(diagnostics)).toEqual(['front-matter-broken 1:8'])
  })

  test('is read in no time where it is within the limits', () => {
    const blank = `${' '.repeat(31)}\n`.repeat(1990)
    const start = performance.now()
    expect(parse(`---\n${blank}date: 2025-05-17\n---\nText.`).value).toBeDefined()
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('is read where it has just the size of a limit', () => {
    const head = 'date: 2025-05-17\n'
    // with the line breaks behind the opening fence and before the closing one
    const long = `${head}x: ${'x'.repeat(64 * 1024 - head.length - 5)}`
    const tall = `${head}${'\n'.repeat(1996)}x: x`
    for (const yaml of [long, tall]) {
      expect(parse(`---\n${yaml}\n---\nText.`).diagnostics).toEqual([])
      expect(places(parse(`---\n${yaml}\n#\n---\nText.`).diagnostics)).toEqual([
        'front-matter-large 1:1',
      ])
    }
  })

  test.each([
    [
      '---\na: b: c\n---\n',
      'the front matter is not valid YAML: bad indentation of a mapping entry',
    ],
    [
      '+++\na = 1 2\n+++\n',
      'the front matter is not valid TOML: each key-value declaration must be followed by an end-of-line',
    ],
    ['{\n"a" 1\n}\n', 'the front matter is not valid JSON: colon expected'],
  ])('says what is broken in it: %j', (text, message) => {
    expect(messages(parse(text).diagnostics)).toEqual([message])
  })

  test.each([['{\n"x": [{ "a": ":", "\\u0061": 2 }]\n}\n', '"a"', '2:19']])(
    'has no key twice in a map of JSON: %j',
    (text, key, place) => {
      const { value, diagnostics } = parse(text)
      expect(value).toBeUndefined()
      expect(places(diagnostics)).toEqual([`front-matter-broken ${place}`])
      expect(messages(diagnostics)).toEqual([
        `the front matter is not valid JSON: the key ${key} is written twice`,
      ])
    },
  )

  test('may have one key in several maps of JSON', () => {
    const text =
      '{\n"date": "2025-05-17", "x": [{ "a": "\\"{" }, { "a": { "a": "a:a" } }]\n}\nText.'
    expect(parse(text).diagnostics).toEqual([])
  })

  test('is quoted in messages, but not all of its 900 KB', () => {
    const language = 'x'.repeat(900_000)
    const [message = ''] = messages(parse(`---${language}\ntitle: x\n---\n`).diagnostics)
    expect(message).toBe(`front matter in \`${'x'.repeat(39)}…\` is not supported`)
  })

  test('says how large it is and what is allowed', () => {
    const { diagnostics } = parse(`---\nx: ${'x'.repeat(70_000)}\n---\n`)
    expect(messages(diagnostics)).toEqual([
      'the front matter has 70005 bytes; the limit is 65536 bytes',
    ])
  })
})

test('a body may be as large as it likes', () => {
  expect(parse(`---\ndate: 2025-05-17\n---\n${'\n'.repeat(200_000)}Text.`).diagnostics).toEqual([])
})
