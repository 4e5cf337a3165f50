import { type OutputFile, textFile } from '../model/index.ts'
import type { AllFeeds, CompanionFile } from './companion-file.ts'
import { discovery } from './discovery.ts'
import { feedIndex } from './feed-index.ts'
import { headers } from './headers.ts'
import { opml } from './opml.ts'

const companions: readonly CompanionFile[] = [opml, feedIndex, discovery]

/** Names that the site’s own feed cannot have, as it lies in the same folder. */
export const companionNames: readonly string[] = [...companions, headers].map(({ path }) => path)

/** The files about all feeds, unless they are not wanted; `_headers` on request, as only some hosts know it. */
export function serializeCompanions(
  all: AllFeeds,
  options: { readonly lists: boolean; readonly headers: boolean },
): readonly OutputFile[] {
  const wanted = [...(options.lists ? companions : []), ...(options.headers ? [headers] : [])]
  return wanted.map(({ path, text }) => textFile(path, text(all)))
}
