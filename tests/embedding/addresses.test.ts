import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { read } from '../support/folder.ts'
import { hosts } from './hosts.ts'
import { buildSite, isInstalled, posts, projectOf } from './project.ts'

const timeout = 120_000

/** A generator of the contract test; its config is made one that only a program can read. */
function hostNamed(title: string) {
  const host = hosts.find(({ name }) => name === title)
  if (host === undefined) throw new Error(`there is no ${title}`)
  const isThere = isInstalled(host)
  return { host, isThere, title: isThere ? title : `${title} (not installed)` }
}

function urlsOf(feed: string): readonly string[] {
  const { items } = JSON.parse(feed) as { readonly items: readonly { readonly url: string }[] }
  return items.map(({ url }) => url).toReversed()
}

const astro = hostNamed('Astro')

describe.skipIf(!astro.isThere)(astro.title, () => {
  test.each([
    ['never', 'directory', ({ slug }: { slug: string }) => `posts/${slug}/index.html`],
    ['ignore', 'file', ({ slug }: { slug: string }) => `posts/${slug}.html`],
    ['always', 'preserve', ({ slug }: { slug: string }) => `posts/${slug}.html`],
  ])('with trailingSlash %s and the format %s', { timeout }, (trailingSlash, format, page) => {
    const files = { ...astro.host.files }
    const config = files['astro.config.mjs'] ?? ''
    files['astro.config.mjs'] = config.replace(
      'integrations:',
      `trailingSlash: String('${trailingSlash}'), build: { format: String('${format}') },\n  integrations:`,
    )
    const layout = files['src/layouts/Post.astro'] ?? ''
    files['src/layouts/Post.astro'] = layout.replace(
      '<title>',
      '<link rel="canonical" href={new URL(Astro.url.pathname, Astro.site)}><title>',
    )
    const host = { ...astro.host, files }
    const root = projectOf(host)
    buildSite(host, root)
    const folder = join(root, host.out)
    const canonical = posts.map((post) => {
      return / rel="canonical" href="([^"]*)"/.exec(read(folder, page(post)))?.[1]
    })
    expect(urlsOf(read(folder, 'feed.json'))).toEqual(canonical)
  })
})

const vitepress = hostNamed('VitePress')

describe.skipIf(!vitepress.isThere)(vitepress.title, () => {
  test('with addresses that a function makes, and pages that are left out', { timeout }, () => {
    const { host } = vitepress
    const config = (host.files['.vitepress/config.mjs'] ?? '').replace(
      "base: '/blog/',",
      `base: '/blog/',
  cleanUrls: Boolean(1),
  srcExclude: [String('posts/excluded.md')],
  rewrites: (id) => id.replace(/^posts\\/\\d+-/, 'journal/'),`,
    )
    const site = {
      ...host,
      files: {
        ...host.files,
        '.vitepress/config.mjs': config,
        'posts/excluded.md': '---\ntitle: Excluded\ndate: 2025-01-01\n---\n\nText\n',
      },
      post: (slug: string) => `posts/${slug.length}-${slug}.md`,
    }
    const root = projectOf(site)
    buildSite(site, root)
    expect(urlsOf(read(join(root, site.out), 'feed.json'))).toEqual(
      posts.map(({ slug }) => `https://example.org/blog/journal/${slug}`),
    )
  })
})
