/**
 * The entry point `feedwright/eleventy`: a plugin for Eleventy. What a post is, where its page is, when it
 * was published and what its text is, Eleventy says itself. No module of Eleventy is loaded.
 */
import { resolve } from 'node:path'
import type { PostInput } from '../../index.ts'
import { checkVersion } from '../host/check-version.ts'
import { type HostOptions, hostOptions } from '../host/host-options.ts'
import { publish } from '../host/publish.ts'

/** What is used of a page in a collection of Eleventy. */
export interface EleventyItem {
  readonly url: string | false
  readonly date: Date
  readonly inputPath: string
  readonly data: Readonly<Record<string, unknown>>
  /** The text without its layout. */
  readonly templateContent?: string | undefined
}

/** What is used of the API by which collections are made. */
export interface EleventyCollections {
  getAll(): EleventyItem[]
  getFilteredByTag(tag: string): EleventyItem[]
  getFilteredByGlob(pattern: string | string[]): EleventyItem[]
}

/** What is used of Eleventy’s config. */
export interface EleventyConfig {
  addCollection(name: string, make: (collections: EleventyCollections) => EleventyItem[]): unknown
  on(event: 'eleventy.after', action: (given: EleventyRun) => Promise<void>): unknown
}

/** What is used of what a run of Eleventy says. */
export interface EleventyRun {
  readonly dir: { readonly output: string }
  readonly outputMode?: string | undefined
}

/** What the plugin is told. */
export interface EleventyOptions extends HostOptions {
  /**
   * Which pages are posts: those with a tag, or what a function makes of the collections.
   *
   * @defaultValue the tag `'posts'`
   */
  readonly posts?: string | ((collections: EleventyCollections) => EleventyItem[]) | undefined
}

const range = { name: '@11ty/eleventy', title: 'Eleventy', from: 2, to: 3 }

/** Adds feeds to a site of Eleventy, after each build and while it is served. */
export default function feedwright(eleventy: EleventyConfig, options: EleventyOptions = {}): void {
  const { posts = 'posts', heads } = options
  const root = resolve('.')
  checkVersion(root, range)
  let items: readonly EleventyItem[] = []
  const texts = new Map<string, string>()

  // this is the one place where Eleventy shows the data of pages; the collection itself is of no use
  eleventy.addCollection('feedwright', (collections) => {
    items = typeof posts === 'function' ? posts(collections) : collections.getFilteredByTag(posts)
    return []
  })
  eleventy.on('eleventy.after', async ({ dir, outputMode = 'fs' }) => {
    if (outputMode !== 'fs') return
    const site = { root, generator: 'eleventy', out: resolve(dir.output) } as const
    const given = await hostOptions(site, options)
    const tag = typeof posts === 'string' ? posts : undefined
    const values = items.flatMap((item) => postOf(item, tag, texts))
    await publish({ ...given, posts: values }, heads, {
      info: (message) => console.log(`[feedwright] ${message}`),
      warn: (message) => console.warn(message),
    })
  })
}

/** The fields of a post that are called the same in the data of a page. */
const fields = [
  'title',
  'updated',
  'modified',
  'lastmod',
  'id',
  'summary',
  'description',
  'excerpt',
  'authors',
  'author',
  'categories',
  'category',
  'language',
  'lang',
  'image',
  'cover',
  'link',
  'external_url',
  'draft',
  'feed',
]

/** A page that is written nowhere is no post. */
function postOf(
  item: EleventyItem,
  tag: string | undefined,
  texts: Map<string, string>,
): readonly PostInput[] {
  const { url, date, data } = item
  if (url === false) return []
  const own = fields.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))
  const tags = [data['tags'] ?? []].flat().filter((each) => each !== tag && each !== 'all')
  const post = { ...Object.fromEntries(own), tags, url, date, html: textOf(url, item, texts) }
  return [post as PostInput]
}

/**
 * The text of a page. With `--incremental`, Eleventy renders only what has changed, and to ask for the text
 * of another page is an error; it is then what it was before.
 */
function textOf(url: string, item: EleventyItem, texts: Map<string, string>): string {
  try {
    texts.set(url, item.templateContent ?? '')
  } catch (error) {
    if (!texts.has(url)) throw error
  }
  return texts.get(url) ?? ''
}
