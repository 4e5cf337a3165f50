import type { ParseConfig, RenderConfig } from './config/index.ts'
import { type PostTexts, splitTexts } from './formats/index.ts'
import {
  type ParsedFiles,
  type ParsedPost,
  parsedFiles,
  type Result,
  type SourceFile,
  success,
} from './model/index.ts'
import { createPostReader, parsePostFile, renderPostFile } from './per-post.ts'
import type { PostReader, Selection } from './plan/index.ts'
import type { RenderedPost, RenderRequest } from './render/index.ts'
import type { RenderMemory } from './render-memory.ts'

/** Does the two costly steps of the pipeline. Results come in the order of what was asked for. */
export interface Executor {
  parse(sources: readonly SourceFile[], config: ParseConfig): Promise<ParsedFiles>
  /** Calls `onProgress` with how many posts are done. */
  render(
    requests: readonly RenderRequest[],
    config: RenderConfig,
    onProgress: (done: number) => void,
  ): Promise<readonly Result<PostTexts>[]>
  /** Reads more of a post for planning, where its metadata is not enough. */
  readonly reader: PostReader
  /** What planning selects of the posts that were parsed, where the last build had the same. */
  selected?(): Selection | undefined
}

/** After so many posts, timers and signals have their turn. */
const turn = 10

function othersTurn(): Promise<void> {
  // by its whole name, because bundlers for other runtimes warn of the short one, called or not
  return new Promise((resolve) => globalThis.setImmediate(resolve))
}

/**
 * Renders a post that may take long. It is told the line that would take longest, if there is one, and how
 * many seconds the post may take at most.
 */
export type RenderLong = (
  request: RenderRequest,
  config: RenderConfig,
  line: number | undefined,
  seconds: number,
) => RenderedPost | Promise<RenderedPost>

/** How an executor without threads does its work. */
interface DirectOptions {
  /** Where posts that may take long are rendered; here, where it is left out. */
  readonly renderLong?: RenderLong | undefined
  /** Gives others their turn. */
  readonly pause?: (() => Promise<void>) | undefined
  /** Nothing is kept without one. */
  readonly memory?: RenderMemory | undefined
}

/** Does everything in this thread. */
export function directExecutor({
  renderLong = renderHere,
  pause = othersTurn,
  memory,
}: DirectOptions = {}): Executor {
  return {
    async parse(sources, config) {
      const results: Result<ParsedPost>[] = []
      for (const source of sources) {
        results.push(parsePostFile(source, config))
        if (results.length % turn === 0) await pause()
      }
      return parsedFiles(sources, results)
    },
    async render(requests, config, onProgress) {
      const renderPost = async (request: RenderRequest) => {
        const first = await renderPostFile(request, config)
        const { isPutOff, slowLine, seconds = 0 } = first
        return isPutOff ? renderLong(request, config, slowLine, seconds) : first
      }
      const once = memory?.begin()
      const results: Result<PostTexts>[] = []
      for (const request of requests) {
        const render = () => renderPost(request)
        const rendered = await (once?.(request, render) ?? render())
        onProgress(results.length + 1)
        results.push(textsOf(rendered))
        if (results.length % turn === 0) await pause()
      }
      return results
    },
    get reader() {
      return createPostReader()
    },
  }
}

export function renderHere(request: RenderRequest, config: RenderConfig): Promise<RenderedPost> {
  return renderPostFile({ ...request, evenIfSlow: true }, config)
}

function textsOf({ parts, bytes, diagnostics }: RenderedPost): Result<PostTexts> {
  const value = splitTexts(parts, ({ size }, start) => bytes.subarray(start, start + size))
  return success(value, diagnostics)
}
