import type { Config } from '../config/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import type { Outcome, Post, SourceFile } from '../model/index.ts'
import { type PostTexts, splitTexts, type TextsWanted } from '../render/index.ts'
import { parseFile, writeFile } from './jobs.ts'

/** Where the two costly steps of a build are done. Results come in the order of what was asked for. */
export interface Workshop {
  parse(sources: readonly SourceFile[], config: Config): Promise<readonly Outcome<Post>[]>
  /** Calls `progress` with how many are done. */
  write(
    wanted: readonly TextsWanted[],
    config: Config,
    progress: (done: number) => void,
  ): Promise<readonly PostWritten[]>
}

export interface PostWritten {
  /** Empty where the post cannot be published. */
  readonly texts: PostTexts
  readonly diagnostics: readonly Diagnostic[]
}

/** Does everything here and now, and keeps nothing. */
export const plainWorkshop: Workshop = {
  async parse(sources, config) {
    return sources.map((source) => parseFile(source, config))
  },
  async write(wanted, config, progress) {
    return wanted.map((each, index) => {
      const { parts, bytes, diagnostics } = writeFile(each, config)
      progress(index + 1)
      const read = (start: number, size: number) => bytes.subarray(start, start + size)
      return { texts: splitTexts(parts, read), diagnostics }
    })
  },
}
