import { describe, expect, test } from 'vitest'
import { clean } from './page.ts'

const base = 'https://example.org/posts/one/'
const image = `<img src="${base}a.png" alt="">`

test.each([
  ['has an alternative text, if only an empty one', '<img src="a.png">', image],
  [
    'keeps its alternative text',
    '<img src="a.png" alt="A &amp; b">',
    `<img src="${base}a.png" alt="A &amp; b">`,
  ],
  [
    'keeps its size in pixels',
    '<img src="a.png" alt="" width="640px" height="480">',
    `<img src="${base}a.png" alt="" width="640" height="480">`,
  ],
  ['loses a size in other units', '<img src="a.png" alt="" width="100%" height="auto">', image],
  [
    'loses attributes that only a page needs',
    '<img src="a.png" alt="" loading="lazy" decoding="async" class="x" fetchpriority="high" crossorigin ismap>',
    image,
  ],
  ['without an address leaves its text', '<p>x<img alt="A view">y</p>', '<p>xA viewy</p>'],
  [
    'with a script for an address becomes its text',
    '<img src="javascript:x" alt="A view">',
    'A view',
  ],
  [
    'may be a data URL',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<img src="data:image/png;base64,AAAA" alt="">',
  ],
  ['may not be a document', '<img src="data:text/html,x" alt="A view">', 'A view'],
])('an image %s', (_, html, expected) => {
  expect(clean(html)).toBe(expected)
})

describe('a lazy image', () => {
  test.each([
    ['has its address', '<img data-src="a.png">', image],
    [
      'is not its placeholder of data',
      '<img src="data:image/gif;base64,R0" data-lazy-src="a.png">',
      image,
    ],
    [
      'is not its placeholder file',
      '<img src="/img/placeholder.gif" data-original="a.png">',
      image,
    ],
    ['is not its spinner', '<img src="/spinner.gif" data-src="a.png">', image],
    ['is what is called lazy', '<img src="/p.gif" data-lazy-src="a.png">', image],
    ['is not its blurred preview', '<img class="lazyload" src="tiny.jpg" data-src="a.png">', image],
    ['keeps its address if it is not lazy', '<img src="a.png" data-src="zoomed.png">', image],
    [
      'has its candidates',
      '<img data-srcset="a.png 1x, b.png 2x" data-sizes="50vw">',
      `<img src="${base}b.png" srcset="${base}a.png 1x, ${base}b.png 2x" sizes="50vw" alt="">`,
    ],
    [
      'has no sizes that only a script can tell',
      '<img srcset="a.png 9w" data-sizes="auto">',
      `<img src="${base}a.png" srcset="${base}a.png 9w" alt="">`,
    ],
  ])('%s', (_, html, expected) => {
    expect(clean(html)).toBe(expected)
  })
})

describe('candidates of a srcset', () => {
  test.each([
    ['with commas in their addresses', 'a,b.png 1x,c.png 2x', `${base}a,b.png 1x, ${base}c.png 2x`],
    ['without descriptors', 'a.png, b.png', `${base}a.png, ${base}b.png`],
    ['with stray commas', ',, a.png 1x,, ,b.png', `${base}a.png 1x, ${base}b.png`],
  ])('are read %s', (_, srcset, expected) => {
    expect(clean(`<img src="x.png" srcset="${srcset}">`)).toContain(` srcset="${expected}"`)
  })

  test.each(['javascript:alert(1) 1x', 'data:text/html,x 1x', 'a.png 1x 2x', 'a.png calc(1)', ','])(
    'are left out where they are none: %s',
    (srcset) => {
      expect(clean(`<img src="x.png" srcset="${srcset}">`)).toBe(`<img src="${base}x.png" alt="">`)
    },
  )
})

describe('a picture element', () => {
  test('keeps its sources and its image', () => {
    const html =
      '<picture><source srcset="a.avif" type="image/avif" media="(min-width: 9px)"><img src="a.png"></picture>'
    expect(clean(html)).toBe(
      `<picture><source srcset="${base}a.avif" type="image/avif" media="(min-width: 9px)"><img src="${base}a.png" alt=""></picture>`,
    )
  })

  test.each(['', '<img alt="">'])('gets an image that needs no script: %s', (image) => {
    const html = `<picture><source srcset="a.avif 1x"><source srcset="a.png 1x, b.png 2x">${image}</picture>`
    expect(clean(html)).toContain(`<img src="${base}b.png" alt=""></picture>`)
  })

  test('without any address becomes its text', () => {
    expect(clean('<p><picture><source><img alt="A view"></picture></p>')).toBe('<p>A view</p>')
  })
})

describe('a noscript', () => {
  test.each([
    [
      'goes if it repeats the image before it',
      '<img src="a.png"><noscript><img src="a.png"></noscript>',
    ],
    [
      'goes if it repeats the image in another size',
      '<img src="a.png"><noscript><img src="a-300x200.png?x"></noscript>',
    ],
    [
      'goes if it repeats the image behind it',
      '<noscript><img src="a.png"></noscript> <img src="a.png">',
    ],
    [
      'goes if it repeats a late image',
      '<img data-src="a.png"> <noscript><img src="a.png"></noscript>',
    ],
    [
      'stands for a placeholder',
      '<img src="data:image/gif;base64,R0"><noscript><img src="a.png"></noscript>',
    ],
    [
      'stands for an image without an address',
      '<span><img></span><noscript><img src="a.png"></noscript>',
    ],
  ])('%s', (_, html) => {
    expect(clean(html).trim()).toBe(image)
  })

  test('stands in for a picture element', () => {
    const html =
      '<picture><img src="data:image/gif;base64,R0"></picture><noscript><img src="a.png"></noscript>'
    expect(clean(html)).toBe(image)
  })

  test('is unwrapped if it has text of its own', () => {
    expect(clean('<img src="b.png"><noscript>Words <img src="a.png"></noscript>')).toBe(
      `<img src="${base}b.png" alt="">Words ${image}`,
    )
    expect(clean('<p>x</p><noscript><p>y</p></noscript>')).toBe('<p>x</p><p>y</p>')
  })
})
