import type { Diagnostic } from '../diagnostics/index.ts'
import { type EntryTextInfo, type PostTexts, splitTexts } from '../formats/index.ts'
import { type Result, sha256, success } from '../model/index.ts'
import type { RenderedPost } from '../render/index.ts'
import { CacheError } from './cache-error.ts'
import type { PackedBytes, PackPosition, Packs } from './packs.ts'

/** The texts of a post, as the index of the cache has them. */
export interface TextRecord extends PackPosition {
  /** The id of the post: with another post's texts under this key, they are not believed. */
  readonly id: string
  readonly parts: readonly EntryTextInfo[]
  readonly diagnostics: readonly Diagnostic[]
  /** The last day on which a build needed them, counted from 1970. */
  readonly used: number
}

/** The texts of posts, each under a key of everything that they depend on. */
export interface TextStore {
  find(key: string, id: string): Result<PostTexts> | undefined
  keep(key: string, id: string, written: RenderedPost): Result<PostTexts>
  /** What was kept since the shelf was opened. */
  added(): ReadonlyMap<string, TextRecord>
  /** What the next build may find: what this one needed, and others of late as far as there is room. */
  records(): ReadonlyMap<string, TextRecord>
}

/** Texts that no build needed for so many days are dropped. */
const days = 30

/** Old texts may take so much, or so many times what the build needs. */
const room = { bytes: 32 * 1024 * 1024, factor: 2 }

export function openTexts(
  known: ReadonlyMap<string, TextRecord>,
  packs: Packs,
  today: number,
): TextStore {
  const needed = new Map<
    string,
    Omit<TextRecord, keyof PackPosition> & { readonly kept: PackedBytes }
  >()

  const open = (
    { parts, diagnostics }: Pick<TextRecord, 'parts' | 'diagnostics'>,
    kept: PackedBytes,
  ) => {
    const value = splitTexts(parts, ({ size, digest }, start) => {
      const bytes = kept.read(start, size)
      if (sha256(bytes) !== digest) throw new CacheError('a text is damaged')
      return bytes
    })
    return success(value, diagnostics)
  }
  const placed = () => {
    const records = new Map<string, TextRecord>()
    for (const [key, { kept, ...record }] of needed) {
      const place = kept.place()
      if (place !== undefined) records.set(key, { ...record, ...place })
    }
    return records
  }
  return {
    find(key, id) {
      const record = known.get(key)
      if (record?.id !== id) return undefined
      const kept = packs.find(record)
      const { parts, diagnostics } = record
      needed.set(key, { id, parts, diagnostics, used: today, kept })
      return open(record, kept)
    },
    keep(key, id, { parts, bytes, diagnostics }) {
      const kept = packs.keep(bytes)
      needed.set(key, { id, parts, diagnostics, used: today, kept })
      return open({ parts, diagnostics }, kept)
    },
    added() {
      packs.flush()
      return new Map([...placed()].filter(([key]) => !known.has(key)))
    },
    records() {
      packs.flush()
      const records = placed()
      let left = Math.max(room.bytes, room.factor * sizeOf(records.values()))
      const others = [...known]
        .filter(([key, { used }]) => !needed.has(key) && used > today - days)
        .sort(([, a], [, b]) => b.used - a.used)
      for (const [key, record] of others) {
        left -= sizeOf([record])
        if (left < 0) break
        records.set(key, record)
      }
      return records
    },
  }
}

/** In bytes. */
export function sizeOf(records: Iterable<TextRecord>): number {
  let sum = 0
  for (const { parts } of records) for (const { size } of parts) sum += size
  return sum
}
