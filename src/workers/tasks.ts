/**
 * What a thread can do for a build. A task, the config and the result are plain data, so that any
 * thread can do it and any cache can keep it.
 */
import type { RenderConfig } from '../config/index.ts'
import type { Post, SourceFile } from '../model/index.ts'
import { plainLinkedPosts, renderPostFile, withoutSource } from '../per-post.ts'
import type { RenderedPost, RenderRequest, SiteLinks } from '../render/index.ts'
import { type FileRef, refOf, sourceOf } from './parse-file.ts'

/** A post that is given as a value; its fields were read when it was parsed. */
interface ValueRef {
  readonly path: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly isHtml: boolean
}

/** A post to be rendered. */
export type RenderTask = (FileRef | ValueRef) &
  Omit<RenderRequest, 'post' | 'links' | 'page'> & {
    readonly post: Omit<Post, 'source'>
    readonly page?: FileRef | undefined
  }

/** What is plain data of a request, for a post that lies there. */
export function taskOf(request: RenderRequest, ref: FileRef | ValueRef): RenderTask {
  const { post, variants, page, pages, instead } = request
  return {
    ...ref,
    ...plainLinkedPosts(request),
    post: withoutSource(post),
    variants,
    page: page && refOf(page),
    pages,
    instead,
  }
}

export function runTask(
  task: RenderTask,
  config: RenderConfig,
  links: SiteLinks | undefined,
): Promise<RenderedPost> {
  const { post, page, ...rest } = task
  const request = { ...rest, links, post: { ...post, source: sourceOfAny(task) } }
  return renderPostFile({ ...request, page: page && sourceOf(page) }, config)
}

function sourceOfAny(ref: FileRef | ValueRef): SourceFile {
  if (!('bytes' in ref)) return sourceOf(ref)
  const { path, name, isHtml, bytes } = ref
  return { path, name, data: {}, isHtml, read: () => bytes }
}
