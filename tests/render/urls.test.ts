import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { clean, render } from './page.ts'

describe('links', () => {
  test.each([
    ['#part', 'https://example.org/posts/one/#part'],
    ['', 'https://example.org/posts/one/'],
    ['?q=1', 'https://example.org/posts/one/?q=1'],
    ['two', 'https://example.org/posts/one/two'],
    ['../two/', 'https://example.org/posts/two/'],
    ['/two', 'https://example.org/two'],
    ['//other.example/two', 'https://other.example/two'],
    ['https://other.example/?a[]=1&b={2}', 'https://other.example/?a%5B%5D=1&amp;b=%7B2%7D'],
    ['https://日本.example/ä', 'https://xn--wgv71a.example/%C3%A4'],
    [' /two\n', 'https://example.org/two'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['tel:+49123', 'tel:+49123'],
  ])('%j leads to %s', (href, url) => {
    expect(clean(`<a href="${href}">x</a>`)).toBe(`<a href="${url}">x</a>`)
  })

  test.each(['https://', 'http:two', 'https:///two', 'foo:bar', 'file:///etc/passwd', 'blob:x'])(
    '%j leads nowhere, so its text is no link',
    (href) => {
      expect(clean(`<a href="${href}">x</a>`)).toBe('x')
    },
  )

  test('lose their target and rel', () => {
    expect(clean('<a href="/x" target="_blank" rel="nofollow" download ping="/y">x</a>')).toBe(
      '<a href="https://example.org/x">x</a>',
    )
  })

  test('within links become text', () => {
    const html = '<a href="/x"><table><tr><td><a href="/y">y</a></td></tr></table></a>'
    expect(clean(html)).toContain('<td>y</td>')
  })
})

test('no attribute has a relative address', () => {
  const html = render(`
![a](a.png) [b](b) <img srcset="c.png 1x, d,e.png 2x" longdesc="f" usemap="#g">

<blockquote cite="h"><q cite="i">x</q><del cite="j">x</del><ins cite="k">x</ins></blockquote>

<video poster="l" src="m"><source src="n"><track src="o"></video>
<audio src="p"></audio><iframe src="q"></iframe><object data="r"></object><embed src="s">
<picture><source srcset="t 100w, u 200w"><img src="v" data-src="w"></picture>
<table background="x"><tr><td background="y">z</table>
`)
  const urls = attributesOf(html).flatMap(([name, value]) => {
    if (name === 'srcset') return value.split(', ').map((candidate) => candidate.split(' ')[0])
    return ['href', 'src', 'poster', 'cite'].includes(name) ? [value] : []
  })
  expect(urls.length).toBeGreaterThan(18)
  for (const url of urls) expect(url).toMatch(/^https:\/\/example\.org\/posts\/one\/./)
})

function attributesOf(html: string): readonly (readonly [string, string])[] {
  const walk = (node: object): readonly (readonly [string, string])[] => {
    const own = 'attrs' in node ? (node.attrs as { name: string; value: string }[]) : []
    const children = 'childNodes' in node ? (node.childNodes as object[]) : []
    return [...own.map(({ name, value }) => [name, value] as const), ...children.flatMap(walk)]
  }
  return walk(parseFragment(html))
}
