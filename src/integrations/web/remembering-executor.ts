import type { Executor } from '../../executor.ts'
import type { PostTexts } from '../../formats/index.ts'
import { type Result, sha256 } from '../../model/index.ts'
import { withoutSource } from '../../per-post.ts'
import type { RenderRequest } from '../../render/index.ts'

/**
 * Renders a post only if it is another one than at the last time: any of its fields, its text, or a post
 * that it names. What was not asked for last time is forgotten, so that the memory stays small.
 */
export function rememberingExecutor(executor: Executor): Executor {
  let known: ReadonlyMap<string, Result<PostTexts>> = new Map()
  return {
    parse: executor.parse,
    async render(requests, config, onProgress) {
      const keys = requests.map(keyOf)
      const missing = requests.filter((_, index) => !known.has(keys[index] ?? ''))
      const rendered = await executor.render(missing, config, onProgress)
      const results = new Map(missing.map((request, index) => [request, rendered[index]]))
      const all = requests.map((request, index) => {
        return (results.get(request) ?? known.get(keys[index] ?? '')) as Result<PostTexts>
      })
      // a problem names its post by its place in the list, where another may be next time
      const pairs = all.map((result, index) => [keys[index] ?? '', result] as const)
      known = new Map(pairs.filter(([, { diagnostics }]) => diagnostics.length === 0))
      return all
    },
    get reader() {
      return executor.reader
    },
  }
}

function keyOf({ post, related, translations, variants }: RenderRequest): string {
  const { isHtml = false, read } = post.source
  const others = [
    related.map(({ id, url, title }) => [id, url, title]),
    translations.map(({ id, url, title, language }) => [id, url, title, language]),
  ]
  return sha256(JSON.stringify([withoutSource(post), isHtml, sha256(read()), variants, others]))
}
