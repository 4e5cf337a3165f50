import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { groupBy } from '../diagnostics/index.ts'
import { attempt } from '../files/index.ts'
import { cacheFiles } from './cache-folder.ts'
import { type Packs, sizeOf } from './packs.ts'
import type { TextRecord } from './text-store.ts'

/** With more packs than this, the small ones become one. */
const packLimit = 16
const smallPack = 1024 * 1024

/** Packs of other builds that may still run are younger than this, in milliseconds. */
const hour = 3_600_000
const month = 30 * 24 * hour

/** Moves texts out of packs that are mostly unused, so that those packs can be removed. */
export function repack(
  records: readonly TextRecord[],
  packs: Packs,
  folder: string,
): readonly TextRecord[] {
  const byPack = groupBy(records, ({ pack }) => pack)
  return [...byPack].flatMap(([pack, held]) => {
    const size = attempt(() => statSync(join(folder, pack)).size) ?? 0
    const isSmall = byPack.size > packLimit && size < smallPack
    if (!isSmall && sizeOf(held) * 2 >= size) return held
    return held.flatMap((record) => {
      const bytes = attempt(() => packs.find(record).read(0, record.size))
      const kept = bytes && packs.keep(bytes)
      packs.flush()
      const place = kept?.place()
      return place === undefined ? [] : [{ ...record, ...place }]
    })
  })
}

/**
 * Removes what no build will ask for: unused packs, what is left of builds that died, and what was kept
 * of publications or by programs that no build has used for a month.
 */
export function sweep(folder: string, name: string, inUse: ReadonlySet<string>): void {
  const files = attempt(() => cacheFiles(folder)) ?? []
  const ageOf = (file: string) => {
    return Date.now() - (attempt(() => statSync(join(folder, file)).mtimeMs) ?? Date.now())
  }
  const nameOf = (file: string) => file.slice(0, name.length)
  const abandoned = new Set(
    files.filter((file) => file.endsWith('.state') && ageOf(file) > month).map(nameOf),
  )
  for (const file of files) {
    const isOurs = nameOf(file) === name
    const isUnused = isOurs
      ? file.endsWith('.pack') && !inUse.has(file)
      : abandoned.has(nameOf(file))
    const isLeft = (isUnused || file.endsWith('.tmp')) && ageOf(file) > hour
    if (isLeft) attempt(() => rmSync(join(folder, file), { force: true }))
  }
}
