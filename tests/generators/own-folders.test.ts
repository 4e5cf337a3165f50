import { expect, test } from 'vitest'
import { openSiteFolder } from '../../src/config-file/index.ts'
import { readGenerator } from '../../src/generators/index.ts'
import { build, type UserGeneratorConfig } from '../../src/index.ts'
import type { GeneratorName } from '../../src/model/index.ts'
import { folderOf } from '../support/folder.ts'

/** The URLs of the posts of a site, in the order of the feed. */
async function urlsOf(
  generator: GeneratorName,
  files: Readonly<Record<string, string>>,
  given: Partial<UserGeneratorConfig> = {},
): Promise<readonly string[]> {
  const { files: built } = await build({
    root: folderOf(files),
    config: { ...given, generator, site: { url: 'https://a.example/', title: 'A' } },
    write: false,
    now: new Date('2026-01-01'),
  })
  const feed = JSON.parse(built.find(({ path }) => path === 'feed.json')?.text ?? '{}')
  return feed.items.map(({ url }: { readonly url: string }) => new URL(url).pathname).sort()
}

const post = '---\ntitle: One\ndate: 2025-05-17\n---\nText.'

test('Jekyll reads a _posts in any folder, and folders of languages say the language', async () => {
  const files = {
    '_config.yml': 'permalink: pretty\n',
    'en/news/_posts/2025-05-17-one.md': post,
    'zh_cn/news/_posts/2025-05-17-one.md': post,
    'garden/deep/_posts/2025-05-17-one-more.md': post,
  }
  expect(await urlsOf('jekyll', files)).toEqual([
    '/en/news/2025/05/17/one/',
    '/garden/deep/2025/05/17/one-more/',
    '/zh_cn/news/2025/05/17/one/',
  ])
  const { config } = readGenerator('jekyll', await openSiteFolder(folderOf(files)))
  expect(config.languages).toEqual(['en', 'zh-CN'])
})

test('Hugo has files of config for languages and for production', async () => {
  const files = {
    'config/_default/hugo.toml': '[uglyURLs]\npost = true\nnotes = true\n',
    'config/_default/languages.en.toml': 'contentDir = "content/en"\ntitle = "English"\n',
    'config/_default/languages.uk.toml': 'contentDir = "content/uk"\n',
    'config/_default/languages.de.toml': 'contentDir = "content/de"\n',
    'config/_default/params.en.toml': 'description = "Of English"\n',
    'config/production/hugo.toml': '[permalinks]\npost = "/:year/:slug/"\n',
    'content/en/post/one.md': post,
    'content/uk/post/one.md': post,
    'content/en/notes/two.md': post.replace('One', 'Two'),
    'content/en/other/three.md': post.replace('One', 'Three'),
  }
  expect(await urlsOf('hugo', files)).toEqual([
    '/2025/one.html',
    '/notes/two.html',
    '/other/three/',
    '/uk/2025/one.html',
  ])
  const { config } = readGenerator('hugo', await openSiteFolder(folderOf(files)))
  expect(config.site).toMatchObject({ title: 'English', description: 'Of English' })
})

test('Eleventy takes a folder _posts like any other', async () => {
  const files = {
    'eleventy.config.js': 'export default () => {}',
    '_posts/_posts.11tydata.js':
      "export default { tags: ['blog-post'], permalink: '/web/{{ page.fileSlug }}/' }",
    '_posts/2025-05-17-one.md': post,
  }
  expect(await urlsOf('eleventy', files)).toEqual(['/web/one/'])
})

test.each([
  [{}, ['/blog/one/', '/notes/two/']],
  [{ ending: '' as const }, ['/blog/one', '/notes/two']],
  [{ ending: '.html' as const }, ['/blog/one.html', '/notes/two.html']],
  [{ ending: '' as const, permalink: '/p/:slug/' }, ['/p/one/', '/p/two/']],
])('addresses of Astro with %j', async (given, urls) => {
  const files = {
    'astro.config.mjs': 'export default { trailingSlash: slash() }\n',
    'src/content/blog/one.md': post,
    'src/content/notes/two.md': post.replace('One', 'Two'),
    'src/content.config.ts':
      'const blog = defineCollection({ loader: glob({ base: "src/content/blog" }) })\nconst notes = defineCollection({ loader: glob({ base: "src/content/notes" }) })\n',
  }
  expect(await urlsOf('astro', files, given)).toEqual(urls)
})

test('pages of Astro have the names of their files, and entries of collections have slugs', async () => {
  const files = {
    'astro.config.mjs': 'export default {}\n',
    'src/pages/posts/An Über.md': post,
  }
  expect(await urlsOf('astro', files)).toEqual(['/posts/An%20%C3%9Cber/'])
  const entries = { ...files, 'src/content/blog/A Café.md': post.replace('One', 'Two') }
  expect(await urlsOf('astro', entries)).toContain('/blog/a-caf%C3%A9/')
})

test('Eleventy may have its data beside its posts, as in its base blog', async () => {
  const files = {
    'eleventy.config.js': 'export const config = { dir: { input: "content", data: "../_data" } }\n',
    '_data/metadata.js': 'export default { title: "Base", url: "https://b.example/" }\n',
    'content/blog/blog.11tydata.js': 'export default { tags: ["posts"] }\n',
  }
  const { config } = readGenerator('eleventy', await openSiteFolder(folderOf(files)))
  expect(config.site).toMatchObject({ title: 'Base', url: 'https://b.example/' })
})
