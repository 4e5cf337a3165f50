import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../files/index.ts'
import { cacheFiles } from './cache-folder.ts'
import type { Packs } from './packs.ts'
import { sizeOf, type TextRecord } from './text-store.ts'

/** So many packs are fine; with more of them, the small ones become one. */
const packLimit = 16
const smallPack = 1024 * 1024

/** Packs of other builds that may still run are younger than this, in milliseconds. */
const hour = 3_600_000
const month = 30 * 24 * hour

/** Moves texts out of packs that are mostly unused, so that those can go. */
export function repack(
  records: ReadonlyMap<string, TextRecord>,
  packs: Packs,
  folder: string,
): ReadonlyMap<string, TextRecord> {
  const byPack = new Map<string, [key: string, record: TextRecord][]>()
  for (const [key, record] of records) {
    const others = byPack.get(record.pack)
    if (others === undefined) byPack.set(record.pack, [[key, record]])
    else others.push([key, record])
  }
  const moved = new Map(records)
  for (const [pack, held] of byPack) {
    const used = sizeOf(held.map(([, record]) => record))
    const size = attempt(() => statSync(join(folder, pack)).size) ?? 0
    const isSmall = byPack.size > packLimit && size < smallPack
    if (!isSmall && used * 2 >= size) continue
    for (const [key, record] of held) {
      const bytes = attempt(() => packs.find(record).read(0, sizeOf([record])))
      const kept = bytes && packs.keep(bytes)
      packs.flush()
      const place = kept?.place()
      if (place === undefined) moved.delete(key)
      else moved.set(key, { ...record, ...place })
    }
  }
  return moved
}

/** Removes what no build will ask for: unused packs, what builds left that died, old publications. */
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
