import { failure, type Result, success } from '../model/index.ts'
import { FrontMatterError, type FrontMatterLanguage, languages } from './front-matter-languages.ts'

/** Why a text is not in its language, and from which offset on. */
export interface DataFault {
  readonly reason: string
  readonly offset: number
}

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
