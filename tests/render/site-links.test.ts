import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AbsoluteUrl } from '../../src/model/index.ts'
import { type LinkTarget, targetsIn } from '../../src/plan/index.ts'
import { siteLinks } from '../../src/render/index.ts'

const from = {
  url: 'https://example.org/b/a/' as AbsoluteUrl,
  language: 'en',
  source: { name: 'posts/b/a.md' },
}

/** A finder of links to files with these names, each of which has a page. */
function linksTo(names: readonly string[]) {
  const targets = names.map((name): LinkTarget => {
    return { name, language: 'en', url: `https://example.org/${encodeURI(name)}` as AbsoluteUrl }
  })
  return siteLinks(() => targetsIn(targets))
}

test('a file is found by its path, however that is written', () => {
  const { find } = linksTo(['posts/b/a.md', 'posts/b/c/index.md', 'posts/b/D é.mdx', 'posts/e.md'])
  const pages = [
    './c',
    './c/',
    'c/index.md',
    './d é',
    './D%20%C3%89.mdx',
    '../E.md',
    './x',
    '../b',
  ].map((link) => find(from, link)?.replace('https://example.org/posts/', ''))
  expect(pages).toEqual([
    'b/c/index.md',
    'b/c/index.md',
    'b/c/index.md',
    'b/D%20%C3%A9.mdx',
    'b/D%20%C3%A9.mdx',
    'e.md',
    undefined,
    undefined,
  ])
})

test('what a link means does not depend on the order of the files', () => {
  const part = fc.constantFrom('a', 'A', 'b', 'é', 'index', '_index', 'a.md', 'a b')
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
  const ending = fc.constantFrom('.md', '.mdx', '.MD', '.html', '.x', '')
  const name = fc.tuple(path, ending).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.uniqueArray(name), fc.array(name), (names, links) => {
      const sorted = names.map((each) => `posts/${each}`).sort()
      const [there, back] = [linksTo(sorted), linksTo(sorted.toReversed())]
      for (const link of links.flatMap((each) => [each, `./${each}`, `../${each}/`])) {
        expect(there.find(from, link)).toBe(back.find(from, link))
      }
    }),
  )
})
