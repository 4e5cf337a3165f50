import type { DataFault } from '../diagnostics/index.ts'
import { failure, type Result, success } from '../model/index.ts'
import { FrontMatterError, type FrontMatterLanguage, languages } from './front-matter-languages.ts'

/** Parses a file of data as front matter is parsed: with the same limits, and dates as they are written. */
export function parseData(
  language: FrontMatterLanguage,
  source: string,
): Result<unknown, DataFault> {
  try {
    return success(languages[language].parse(source).data)
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error
    return failure({ reason: error.message, offset: error.offset })
  }
}
