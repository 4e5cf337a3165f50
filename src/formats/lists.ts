import { type OutputFile, textFile } from '../model/index.ts'
import { discovery } from './discovery.ts'
import { feedList } from './feed-list.ts'
import { headers } from './headers.ts'
import type { List, Listed } from './list.ts'
import { opml } from './opml.ts'

const lists: readonly List[] = [opml, feedList, discovery]

/** Names that the site's feed cannot have: it lies beside them. */
export const listNames: readonly string[] = [...lists, headers].map(({ path }) => path)

/** The files about all feeds; `_headers` on request, as only some hosts know it. */
export function serializeLists(
  listed: Listed,
  options: { headers: boolean },
): readonly OutputFile[] {
  const wanted = options.headers ? [...lists, headers] : lists
  return wanted.map((list) => textFile(list.path, list.text(listed)))
}
