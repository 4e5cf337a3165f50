import type { ParseConfig, RenderConfig } from './config/index.ts'
import { type PostTexts, splitTexts } from './formats/index.ts'
import { type ParsedPost, type Result, type SourceFile, success } from './model/index.ts'
import type { PostReader } from './plan/index.ts'
import { createPostReader, parsePostFile, renderPostFile } from './post-file.ts'
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
  /** For planning, where the metadata of a post is not enough. */
  readonly reader: PostReader
}

/** Does everything here and now, and keeps nothing. */
export const directExecutor: Executor = {
  async parse(sources, config) {
    return sources.map((source) => parsePostFile(source, config))
  },
  async render(requests, config, onProgress) {
    return requests.map((request, index) => {
      const { parts, bytes, diagnostics } = renderPostFile({ ...request, isGuarded: true }, config)
      onProgress(index + 1)
      const value = splitTexts(parts, ({ size }, start) => bytes.subarray(start, start + size))
      return success(value, diagnostics)
    })
  },
  get reader() {
    return createPostReader()
  },
}
