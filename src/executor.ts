import type { ParseConfig, RenderConfig } from './config/index.ts'
import { type PostTexts, splitTexts } from './formats/index.ts'
import { type ParsedPost, type Result, type SourceFile, success } from './model/index.ts'
import { createPostReader, parsePostFile, renderPostFile } from './per-post.ts'
import type { PostReader } from './plan/index.ts'
import type { RenderRequest } from './render/index.ts'

/** Does the two costly steps of the pipeline. Results come in the order of what was asked for. */
export interface Executor {
  parse(sources: readonly SourceFile[], config: ParseConfig): Promise<readonly Result<ParsedPost>[]>
  /** Calls `onProgress` with how many posts are done. */
  render(
    requests: readonly RenderRequest[],
    config: RenderConfig,
    onProgress: (done: number) => void,
  ): Promise<readonly Result<PostTexts>[]>
  /** Reads more of a post for planning, where its metadata is not enough. */
  readonly reader: PostReader
}

/** After so many posts, timers and signals have their turn. */
const turn = 10

function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Does everything in this thread, and keeps nothing. */
export const directExecutor: Executor = {
  async parse(sources, config) {
    const results: Result<ParsedPost>[] = []
    for (const source of sources) {
      results.push(parsePostFile(source, config))
      if (results.length % turn === 0) await othersTurn()
    }
    return results
  },
  async render(requests, config, onProgress) {
    const results: Result<PostTexts>[] = []
    for (const request of requests) {
      const rendered = await renderPostFile({ ...request, evenIfSlow: true }, config)
      const { parts, bytes, diagnostics } = rendered
      onProgress(results.length + 1)
      const value = splitTexts(parts, ({ size }, start) => bytes.subarray(start, start + size))
      results.push(success(value, diagnostics))
      if (results.length % turn === 0) await othersTurn()
    }
    return results
  },
  get reader() {
    return createPostReader()
  },
}
