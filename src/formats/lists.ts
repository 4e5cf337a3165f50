import { type Artifact, textArtifact } from '../model/index.ts'
import { discovery } from './discovery.ts'
import { feedList } from './feed-list.ts'
import { headers } from './headers.ts'
import type { List, Listed } from './list.ts'
import { opml } from './opml.ts'

/** The files about all feeds; `_headers` on request, as only some hosts know it. */
export function writeLists(listed: Listed, options: { headers: boolean }): readonly Artifact[] {
  const lists: readonly List[] = [opml, feedList, discovery, ...(options.headers ? [headers] : [])]
  return lists.map((list) => textArtifact(list.path, list.text(listed)))
}
