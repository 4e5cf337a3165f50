import { describe, expect, test } from 'vitest'
import { asReader } from '../../src/preview/as-reader.ts'
import { type ReaderName, readerNames, readers } from '../../src/preview/reader-table.ts'
import { parseHtml } from '../../src/render/index.ts'

const show = (name: ReaderName, html: string) => asReader(parseHtml(html), readers[name])

/** The elements of the table that each reader keeps, drops with their text, or takes away around their text. */
const kept = '✔'
const gone = '✘'
const unwrapped = '✂'

describe('the table of what survives', () => {
  test.each<[string, Partial<Record<ReaderName, string>>]>([
    ['<details>A</details>', { miniflux: unwrapped, freshrss: kept, netnewswire: kept }],
    ['<summary>A</summary>', { miniflux: unwrapped, freshrss: kept, mail: unwrapped }],
    ['<figure>A</figure>', { miniflux: kept, freshrss: kept, newsboat: unwrapped }],
    ['<mark>A</mark>', { miniflux: unwrapped, freshrss: kept, netnewswire: kept, mail: kept }],
    ['<kbd>A</kbd>', { miniflux: kept, freshrss: kept, thunderbird: kept }],
    ['<ruby>A</ruby>', { miniflux: kept, freshrss: kept }],
    ['<svg>A</svg>', { miniflux: unwrapped, freshrss: unwrapped, netnewswire: kept, mail: gone }],
    ['<math>A</math>', { miniflux: kept, freshrss: kept, netnewswire: kept, mail: unwrapped }],
    ['<label>A</label>', { miniflux: unwrapped, freshrss: kept, netnewswire: kept }],
    ['<custom-note>A</custom-note>', { miniflux: unwrapped, freshrss: kept, netnewswire: kept }],
    ['<noscript>A</noscript>', { miniflux: gone, freshrss: unwrapped, netnewswire: kept }],
    [
      '<video src="https://a.example/a.mp4">A</video>',
      { miniflux: kept, freshrss: kept, mail: gone },
    ],
    [
      '<audio src="https://a.example/a.mp3">A</audio>',
      { miniflux: kept, freshrss: kept, mail: gone },
    ],
    [
      '<picture>A</picture>',
      { miniflux: kept, freshrss: kept, netnewswire: kept, mail: unwrapped },
    ],
    ['<sub>A</sub>', { miniflux: kept, freshrss: kept, newsboat: kept }],
  ])('%s', (html, fates) => {
    for (const [name, fate] of Object.entries(fates) as [ReaderName, string][]) {
      const { html: shown, removed, text } = show(name, `${html}b`)
      const element = /^<([\w-]+)/.exec(html)?.[1] ?? ''
      const isKept = !removed.some(({ what }) => what === element)
      const holdsText = (text ?? shown).includes('A')
      expect([name, isKept ? kept : holdsText ? unwrapped : gone]).toEqual([name, fate])
    }
  })

  test.each(readerNames)('%s lets no script and no style run', (name) => {
    const { html, text, removed } = show(
      name,
      '<p onclick="x()">a</p><script>x()</script><style>p{color:red}</style>',
    )
    expect(html).not.toMatch(/script|onclick/)
    expect(text ?? '').not.toContain('x()')
    expect(removed.map(({ what }) => what)).toContain('script')
  })

  test('frames', () => {
    const known = '<iframe src="https://www.youtube.com/embed/a"></iframe>'
    const other = '<iframe src="https://example.com/a"></iframe>'
    expect(show('miniflux', known).html).toContain('sandbox="allow-scripts')
    expect(show('miniflux', other)).toMatchObject({ html: '', removed: [{ what: 'iframe' }] })
    expect(show('freshrss', other).html).toContain('sandbox="allow-scripts allow-same-origin"')
    expect(show('netnewswire', other).html).toBe(other)
    expect(show('mail', known).html).toBe('')
    expect(show('newsboat', known).text).toContain('[iframe 1 (link #1)]')
  })

  test('images', () => {
    const img =
      '<img src="https://a.example/a.png" srcset="https://a.example/b.png 2x" sizes="50vw" alt="A" width="4" height="2">'
    expect(show('miniflux', img)).toMatchObject({ removed: [] })
    expect(show('miniflux', img).html).toContain('loading="lazy"')
    expect(show('freshrss', img).removed.map(({ what }) => what)).toEqual(['srcset', 'sizes'])
    expect(show('mail', img).html).toBe(
      '<img src="https://a.example/a.png" alt="A" width="4" height="2">',
    )
    expect(show('newsboat', img).text).toContain('[image 1: A (link #1)]')
    expect(show('miniflux', '<img src="a.png" width="1" height="1">').html).toBe('')
    expect(show('netnewswire', '<img src="a.png" width="1" height="1">').html).toBe('')
    const data = '<img src="data:image/png;base64,AA" alt="">'
    expect(show('miniflux', data).html).toContain('data:image/png')
    expect(show('mail', data)).toMatchObject({ html: '', removed: [{ what: 'img', count: 1 }] })
  })

  test('attributes', () => {
    const lost = (name: ReaderName, html: string) => {
      return show(name, html).removed.map(({ what, of }) => `${what} of ${of}`)
    }
    const table = '<table><tr><td align="right" colspan="2">1</td></tr></table>'
    expect(lost('miniflux', table)).toEqual(['align of td'])
    expect(lost('freshrss', table)).toEqual([])
    expect(lost('miniflux', '<ol start="3"><li>a</li></ol>')).toEqual(['start of ol'])
    expect(lost('freshrss', '<ol start="3"><li>a</li></ol>')).toEqual([])
    expect(lost('freshrss', '<p id="a" class="b" style="c">x</p>')).toEqual([
      'id of p',
      'class of p',
      'style of p',
    ])
    expect(lost('miniflux', '<li id="fn-1">a</li><p id="b">c</p>')).toEqual(['id of p'])
    expect(lost('miniflux', '<p dir="rtl" lang="ar">a</p>')).toEqual(['dir of p', 'lang of p'])
    expect(lost('netnewswire', '<p id="a" class="b">x</p>')).toEqual([])
  })

  test('what is hidden', () => {
    expect(show('miniflux', '<p hidden>a</p><p>b</p>').html).toBe('<p>b</p>')
    expect(show('freshrss', '<p hidden>a</p>').html).toBe('<p hidden="">a</p>')
  })

  test('a form is sent nowhere', () => {
    expect(show('thunderbird', '<form action="/a"><b>c</b></form>').html).toBe('<b>c</b>')
    expect(show('freshrss', '<input type="checkbox">a').html).toBe('a')
  })
})

test('what is lost is counted, with the headings above it', () => {
  const html = '<mark>a</mark><h2>One <i>b</i></h2><mark>c</mark><h2>Two</h2><p><mark>d</mark></p>'
  expect(show('miniflux', html).removed).toEqual([
    {
      kind: 'element',
      what: 'mark',
      of: [],
      count: 3,
      where: ['One b', 'Two'],
      effect: 'Marked words look like the others.',
    },
  ])
})

test('the tree that is given stays as it is', () => {
  const root = parseHtml('<p class="a">b <mark>c</mark></p>')
  const before = structuredClone(root)
  for (const name of readerNames) asReader(root, readers[name])
  expect(root).toEqual(before)
})

test('a mail ends after 102 KB', () => {
  const text = '<p>0123456789</p>'.repeat(6100)
  expect(show('mail', text).removed).toMatchObject([
    { kind: 'length', what: 'what follows 102 KB' },
  ])
  expect(show('mail', '<p>a</p>').removed).toEqual([])
})

test('every reader says how it shows the rest, in sentences', () => {
  for (const { about, shows } of Object.values(readers)) {
    for (const each of [about, ...Object.values(shows)]) expect(each).toMatch(/^[A-Z][^\n]*\.$/)
  }
})
