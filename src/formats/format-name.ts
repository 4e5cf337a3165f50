import type { FeedDocument } from '../model/index.ts'
import { formats } from './format-table.ts'

export type FormatName = keyof typeof formats

export const formatNames: readonly FormatName[] = Object.keys(formats) as FormatName[]

/**
 * The format of a document, which the model knows as any text.
 *
 * @throws TypeError for a name that is not in the table
 */
export function formatNameOf({ format }: FeedDocument): FormatName {
  if (!Object.hasOwn(formats, format)) throw new TypeError(`there is no format “${format}”`)
  return format as FormatName
}
