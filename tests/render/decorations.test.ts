import { expect, test } from 'vitest'
import { webUrl } from '../../src/model/index.ts'
import { arabicPage, clean, page } from './page.ts'

const url = webUrl('https://example.org/cover.jpg') ?? page.url
const link = webUrl('https://elsewhere.example/page?a=1') ?? page.url

test('the image of a post stands at the head of its content', () => {
  const image = { url, alt: 'A', caption: 'B & c', width: 640, height: 480 }
  expect(clean('<p>x</p>', { ...page, image })).toBe(
    '<figure><img src="https://example.org/cover.jpg" alt="A" width="640" height="480">' +
      '<figcaption>B &amp; c</figcaption></figure>\n<p>x</p>',
  )
})

test('an image that the content shows is not added', () => {
  const html = '<p><img src="/cover.jpg" alt=""></p>'
  expect(clean(html, { ...page, image: { url } })).not.toContain('figure')
})

test('a link post ends with its link', () => {
  expect(clean('<p>x</p>', { ...page, link })).toBe(
    '<p>x</p>\n<p><a href="https://elsewhere.example/page?a=1">elsewhere.example/page</a></p>',
  )
})

test('the label of a link has no percent-encoding', () => {
  const wiki = webUrl('https://uk.wikipedia.org/wiki/Київ') ?? page.url
  expect(clean('', { ...page, link: wiki })).toContain('>uk.wikipedia.org/wiki/Київ</a>')
})

test('a link that the content has is not added', () => {
  const html = `<p><a href="${link}">x</a></p>`
  expect(clean(html, { ...page, link })).toBe(html)
})

test('decorating the result again changes nothing', () => {
  const context = { ...arabicPage, image: { url }, link }
  const html = clean('<p>x</p>', context)
  expect(clean(html, context)).toBe(html)
})
