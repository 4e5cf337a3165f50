import { expect, test } from 'vitest'
import { pageFinder } from '../../src/built-pages/index.ts'
import type { AbsoluteUrl, SourceFile } from '../../src/model/index.ts'

const site = 'https://example.org/blog/' as AbsoluteUrl

function find(paths: readonly string[], url: string): string | undefined {
  const pages = paths.map(
    (path): SourceFile => ({ path, name: path, read: () => new Uint8Array() }),
  )
  return pageFinder(pages, site).find(url as AbsoluteUrl)?.path
}

test.each([
  ['x/', 'x/index.html'],
  ['x/', 'x.html'],
  ['x', 'x/index.html'],
  ['x', 'x'],
  ['x.html', 'x.html'],
  ['', 'index.html'],
  ['x/', 'blog/x/index.html'],
  ['a%20b/%D0%BC/', 'a b/м/index.html'],
  ['caf%C3%A9/', 'cafe\u0301/index.html'],
  ['X/', 'x/index.html'],
  ['100%/', '100%/index.html'],
  ['2025/x.v2/?a=b#c', '2025/x.v2/index.html'],
])('the page of %s lies at %s', (url, path) => {
  expect(find(['other.html', path], site + url)).toBe(path)
})

test('the most usual place counts, and capitals before that', () => {
  expect(find(['x.html', 'x/index.html'], `${site}x/`)).toBe('x/index.html')
  expect(find(['X.html', 'x.html'], `${site}X`)).toBe('X.html')
  expect(find(['y.html'], `${site}x/`)).toBeUndefined()
})
