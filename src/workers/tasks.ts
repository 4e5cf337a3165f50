/**
 * What a thread can do for a build. A task, the config and the result are plain data, so that any
 * thread can do it and any cache can keep it.
 */
import type { RenderConfig } from '../config/index.ts'
import { onPath, readWithState } from '../files/index.ts'
import type { Post, SourceFile } from '../model/index.ts'
import { renderPostFile, withoutSource } from '../per-post.ts'
import type { RenderedPost, RenderRequest } from '../render/index.ts'

/** A file on the disk. */
export interface FileRef {
  readonly path: string
  readonly name: string
  readonly location: string
}

/** A post that is given as a value; its fields were read when it was parsed. */
interface ValueRef {
  readonly path: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly isHtml: boolean
}

/** A post to be rendered. */
export type RenderTask = (FileRef | ValueRef) & {
  readonly post: Omit<Post, 'source'>
  readonly related: RenderRequest['related']
  readonly translations: RenderRequest['translations']
  readonly variants: RenderRequest['variants']
  readonly page?: FileRef | undefined
  readonly evenIfSlow?: RenderRequest['evenIfSlow']
}

/** What is plain data of a request, for a post that lies there. */
export function taskOf(
  { post, related, translations, variants, page }: RenderRequest,
  ref: FileRef | ValueRef,
): RenderTask {
  return {
    ...ref,
    post: withoutSource(post),
    related: related.map(({ id, url, title }) => ({ id, url, title })),
    translations: translations.map(({ id, url, title, language }) => ({
      id,
      url,
      title,
      language,
    })),
    variants,
    page: page && refOf(page),
  }
}

/** Where a file of the disk lies. */
export function refOf({ path, name, location }: SourceFile): FileRef {
  if (location === undefined) throw new TypeError(`${name} lies on no disk`)
  return { path, name, location }
}

export function runTask(task: RenderTask, config: RenderConfig): Promise<RenderedPost> {
  const { post, page, ...rest } = task
  const request = { ...rest, post: { ...post, source: sourceOf(task) } }
  return renderPostFile({ ...request, page: page && sourceOf(page) }, config)
}

function sourceOf(ref: FileRef | ValueRef): SourceFile {
  const { path, name } = ref
  if ('bytes' in ref) return { path, name, data: {}, isHtml: ref.isHtml, read: () => ref.bytes }
  const { location } = ref
  return { path, name, location, read: () => onPath(name, () => readWithState(location).bytes) }
}
