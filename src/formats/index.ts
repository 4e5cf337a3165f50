/**
 * Entries and feeds to text, a file for each format. A new format is a file and a line in the table.
 * Formats take `SafeHtml` only, so HTML that nobody has cleaned does not compile into a feed.
 */
import type { FormatName } from '../model/index.ts'
import { atom } from './atom.ts'
import type { Format } from './format.ts'
import { json } from './json-feed.ts'
import { rss } from './rss.ts'

export type { Format } from './format.ts'

/** In the order in which readers should be offered them. */
export const formats: Readonly<Record<FormatName, Format>> = { rss, atom, json }
