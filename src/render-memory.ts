import type { RenderConfig } from './config/index.ts'
import { sha256 } from './model/index.ts'
import { plainLinkedPosts, withoutSource } from './per-post.ts'
import type { RenderedPost, RenderRequest } from './render/index.ts'

/**
 * What was rendered of posts that are values, for whoever builds them again and again. They have no file
 * by which the cache could know them.
 */
export interface RenderMemory {
  /** Begins to render the posts of a publication. Those that are not among them are forgotten. */
  begin(): RenderOnce
}

/** Gives what is known of a post, or else renders it. */
export type RenderOnce = (
  request: RenderRequest,
  render: () => Promise<RenderedPost>,
) => Promise<RenderedPost>

interface KnownPost {
  /** The name of the post, which its problems have as their place. */
  readonly name: string
  readonly rendered: RenderedPost
}

/** A memory for one config. Nothing is remembered with components: what a function shows may have changed. */
export function createRenderMemory({ components }: Pick<RenderConfig, 'components'>): RenderMemory {
  let last: ReadonlyMap<string, KnownPost> = new Map()
  return {
    begin() {
      const before = last
      const mine = new Map<string, KnownPost>()
      last = mine
      return async (request, render) => {
        // the page of a site is a file, which the memory does not look at
        if (components !== undefined || request.page !== undefined) return render()
        const key = keyOf(request)
        const known = before.get(key)
        if (known !== undefined && isValid(known, request)) {
          mine.set(key, known)
          return known.rendered
        }
        const rendered = await render()
        // one without a text was ended, or has an error
        if (rendered.parts.length > 0) mine.set(key, { name: request.post.source.name, rendered })
        return rendered
      }
    },
  }
}

/** Whether the links of the text lead where they led, and its problems are still in the same place. */
function isValid(
  { name, rendered: { diagnostics, links = [] } }: KnownPost,
  request: RenderRequest,
): boolean {
  const { post, links: present } = request
  const isSame = links.every(([link, url]) => (present?.find(post, link) ?? null) === url)
  return isSame && (diagnostics.length === 0 || name === post.source.name)
}

/** All that a text depends on, besides where its links lead. */
function keyOf(request: RenderRequest): string {
  const { post, variants, pages, instead } = request
  const { isHtml = false, read } = post.source
  const fields = [withoutSource(post), isHtml, variants, plainLinkedPosts(request), pages, instead]
  return sha256(JSON.stringify([fields, sha256(read())]))
}
