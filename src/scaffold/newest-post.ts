import { readFileSync } from 'node:fs'
import { parseConfig, type ResolvedConfig } from '../config/index.ts'
import { parseFrontMatter } from '../content/index.ts'
import { attempt } from '../files/index.ts'
import type { Post, SourceFile } from '../model/index.ts'
import { parsePostFile } from '../per-post.ts'
import type { ExamplePost } from './post-form.ts'

/**
 * The post that new ones are to be like: the newest of those that are published in the language of the site, or
 * else of all.
 */
export function newestPost(
  sources: readonly SourceFile[],
  config: ResolvedConfig,
  now: number,
): ExamplePost | undefined {
  const parse = parseConfig(config)
  const posts = sources
    .filter(({ isHtml, collection }) => !isHtml && !collection?.isPages)
    .flatMap((source): readonly Post[] => {
      const { value } = parsePostFile(source, parse)
      return value !== undefined && 'url' in value ? [value] : []
    })
  const isOut = ({ withheld, published }: Post) => withheld === undefined && published <= now
  const own = posts.filter((post) => isOut(post) && post.language === config.site.language)
  const newest = newestOf(own) ?? newestOf(posts.filter(isOut)) ?? newestOf(posts)
  const { location, path, name, collection } = newest?.source ?? {}
  const text = location && attempt(() => readFileSync(location, 'utf8'))
  const dir = config.collections[collection?.index ?? 0]?.dir
  if (!text || path === undefined || name === undefined || dir === undefined) return undefined
  const data = parseFrontMatter(text.replace(/\r\n?/g, '\n'), name).value?.data ?? {}
  const names = typeof config.fields === 'function' ? undefined : config.fields
  return { dir, path, text, data, names }
}

/** Of two of one time, the one whose path comes last. */
function newestOf(posts: readonly Post[]): Post | undefined {
  const [first, ...others] = posts
  return others.reduce((newest, post) => {
    return newest !== undefined && post.published < newest.published ? newest : post
  }, first)
}
