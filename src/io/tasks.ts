/**
 * The costly things that are done to a file. Each depends on its task and the config alone, and both
 * it and what it gives are plain data: any thread can do it, and any cache keep it.
 */
import type { Config } from '../config/index.ts'
import { headOf, parsePost } from '../content/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import {
  type Outcome,
  type ParsedPost,
  type Post,
  type SourceFile,
  sha256,
} from '../model/index.ts'
import { type TextsWanted, type TextsWritten, writeTexts } from '../render/index.ts'
import type { FileRecord } from './cache/files.ts'
import { readWithState } from './file-state.ts'
import { attempt, HostError, onPath } from './host-error.ts'

/** A file on the disk. */
export interface FileRef {
  readonly path: string
  readonly name: string
  readonly location: string
}

export interface ReadTask extends FileRef {
  readonly kind: 'read'
}

/** As much of a file as its front matter needs; nothing of one that cannot be read. */
export interface HeadRead extends FileRecord {
  readonly head: Uint8Array | undefined
}

export interface WriteTask extends FileRef {
  readonly kind: 'write'
  readonly post: Omit<Post, 'source'>
  readonly related: TextsWanted['related']
  readonly variants: TextsWanted['variants']
}

export type Task = ReadTask | WriteTask

/** What a task gives. */
export type Done<Each extends Task> = Each extends ReadTask ? HeadRead : TextsWritten

export function perform<Each extends Task>(task: Each, config: Config): Done<Each> {
  return (task.kind === 'read' ? readHead(task) : write(task, config)) as Done<Each>
}

function readHead({ location }: ReadTask): HeadRead {
  const read = attempt(() => readWithState(location))
  if (read === undefined) return { state: '', digest: '', head: undefined }
  const { bytes, state } = read
  return { state, digest: sha256(bytes), head: headOf(bytes).slice() }
}

function write({ path, name, location, post, ...rest }: WriteTask, config: Config): TextsWritten {
  const read = () => onPath(name, () => readWithState(location).bytes)
  return writeFile({ ...rest, post: { ...post, source: { path, name, location, read } } }, config)
}

/** Reads the front matter of a file, in its head if that is at hand. */
export function parseFile(
  source: SourceFile,
  config: Config,
  head?: Uint8Array,
): Outcome<ParsedPost> {
  const unreadable = (found: Diagnostic) => ({ value: undefined, diagnostics: [found] })
  return guard(source, unreadable, () => parsePost(source, config, head))
}

/** Renders a post, and writes it in every format. */
export function writeFile(wanted: TextsWanted, config: Config): TextsWritten {
  const { source } = wanted.post
  const unreadable = (found: Diagnostic) => {
    return { parts: [], bytes: new Uint8Array(), diagnostics: [found], digest: '' }
  }
  return guard(source, unreadable, () => writeTexts(wanted, config))
}

/** What the world does to a file while it is read is a diagnostic as well. */
function guard<Value>(
  source: SourceFile,
  unreadable: (found: Diagnostic) => Value,
  read: () => Value,
): Value {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return unreadable(
      diagnostic('file-unreadable', { file: source.name }, { reason: error.reason }),
    )
  }
}
