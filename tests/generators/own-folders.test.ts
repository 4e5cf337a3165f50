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

test('Jekyll adds categories to those of the folder and of its defaults', async () => {
  const defaults = 'scope: { path: travel/_posts }, values: { categories: [far] }'
  const withFields = (fields: string) => `---\ntitle: One\n${fields}\n---\nText.`
  const files = {
    '_config.yml': `defaults: [{ ${defaults} }]\n`,
    'travel/_posts/2020-01-02-none.md': withFields(''),
    'travel/_posts/2020-01-03-cat.md': withFields('category: Sea Side'),
    'travel/_posts/2020-01-04-cats.md': withFields('categories: [one, travel]'),
    'travel/_posts/2020-01-05-text.md': withFields('categories: one two'),
    'travel/North Sea/_posts/2020-01-06-deep.md': withFields(''),
    'Food/_posts/soups/2020-01-07-below.md': withFields(''),
    'Food/_posts/2020-01-08-empty.md': withFields('categories: []'),
    'Food/_posts/2020-01-09-both.md': withFields('category: x\ncategories: [y]'),
    '_posts/2020-01-10-both.md': withFields('category: x\ncategories: [y]'),
  }
  // what Jekyll 4.3.1 makes of them
  expect(await urlsOf('jekyll', files)).toEqual([
    '/food/2020/01/07/below.html',
    '/food/2020/01/08/empty.html',
    '/food/y/x/2020/01/09/both.html',
    '/travel/far/2020/01/02/none.html',
    '/travel/far/one/2020/01/04/cats.html',
    '/travel/far/one/two/2020/01/05/text.html',
    '/travel/far/sea%20side/2020/01/03/cat.html',
    '/travel/north%20sea/2020/01/06/deep.html',
    '/y/x/2020/01/10/both.html',
  ])
})

test('Pelican has another address for posts in other languages', async () => {
  const files = (config: string) => ({
    'pelicanconf.py': `DEFAULT_LANG = 'en'\n${config}\n`,
    'content/one.md': 'Title: One\nDate: 2025-05-17\nSlug: one\n\nText.\n',
    'content/one-uk.md': 'Title: Один\nDate: 2025-05-17\nSlug: one\nLang: uk\n\nText.\n',
  })
  expect(await urlsOf('pelican', files(''))).toEqual(['/one-uk.html', '/one.html'])
  const dated = "ARTICLE_URL = 'posts/{date:%Y}/{slug}/'"
  expect(await urlsOf('pelican', files(dated))).toEqual(['/one-uk.html', '/posts/2025/one/'])
  const below = `${dated}\nARTICLE_LANG_URL = '{lang}/{slug}/'`
  expect(await urlsOf('pelican', files(below))).toEqual(['/posts/2025/one/', '/uk/one/'])
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
