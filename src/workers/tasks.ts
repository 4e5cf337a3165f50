/**
 * What a thread can do for a build. A task, the config and what they give are plain data: any thread
 * can do it, and any cache keep it.
 */
import type { FileRecord } from '../cache/index.ts'
import type { RenderConfig } from '../config/index.ts'
import { headOf } from '../content/index.ts'
import { attempt, onPath, readWithState } from '../files/index.ts'
import { type Post, sha256 } from '../model/index.ts'
import { renderPostFile } from '../post-file.ts'
import type { RenderedPost, RenderRequest } from '../render/index.ts'

/** A file on the disk. */
export interface FileRef {
  readonly path: string
  readonly name: string
  readonly location: string
}

export interface ReadTask extends FileRef {
  readonly kind: 'read'
  /** The number of bytes above which the file is not read. */
  readonly limit: number
}

/** As much of a file as its front matter needs; undefined for one that cannot or must not be read. */
export interface FileHead extends FileRecord {
  /** Of the whole file. */
  readonly size: number | undefined
  readonly head: Uint8Array | undefined
}

export interface RenderTask extends FileRef {
  readonly kind: 'render'
  readonly post: Omit<Post, 'source'>
  readonly related: RenderRequest['related']
  readonly variants: RenderRequest['variants']
}

export type Task = ReadTask | RenderTask

/** What a task gives. */
export type TaskResult<Each extends Task> = Each extends ReadTask ? FileHead : RenderedPost

export function runTask<Each extends Task>(task: Each, config: RenderConfig): TaskResult<Each> {
  return (task.kind === 'read' ? readHead(task) : render(task, config)) as TaskResult<Each>
}

function readHead({ location, limit }: ReadTask): FileHead {
  const read = attempt(() => readWithState(location, limit))
  if (read === undefined) return { state: '', digest: '', size: undefined, head: undefined }
  const { bytes, state } = read
  return { state, digest: sha256(bytes), size: bytes.length, head: headOf(bytes).slice() }
}

function render(
  { path, name, location, post, ...rest }: RenderTask,
  config: RenderConfig,
): RenderedPost {
  const read = () => onPath(name, () => readWithState(location).bytes)
  return renderPostFile(
    { ...rest, post: { ...post, source: { path, name, location, read } } },
    config,
  )
}
