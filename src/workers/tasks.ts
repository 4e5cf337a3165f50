/**
 * What a thread can do for a build. A task, the config and the result are plain data, so that any
 * thread can do it and any cache can keep it.
 */
import type { RenderConfig } from '../config/index.ts'
import { onPath, readWithState } from '../files/index.ts'
import type { Post } from '../model/index.ts'
import { renderPostFile } from '../per-post.ts'
import type { RenderedPost, RenderRequest } from '../render/index.ts'

/** A file on the disk. */
export interface FileRef {
  readonly path: string
  readonly name: string
  readonly location: string
}

/** A post to be rendered. */
export interface RenderTask extends FileRef {
  readonly post: Omit<Post, 'source'>
  readonly related: RenderRequest['related']
  readonly variants: RenderRequest['variants']
  readonly evenIfSlow?: RenderRequest['evenIfSlow']
}

export function runTask(
  { path, name, location, post, ...rest }: RenderTask,
  config: RenderConfig,
): Promise<RenderedPost> {
  const read = () => onPath(name, () => readWithState(location).bytes)
  const source = { path, name, location, read }
  return renderPostFile({ ...rest, post: { ...post, source } }, config)
}
