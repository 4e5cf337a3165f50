import type { Diagnostic } from '../diagnostics/index.ts'
import { type EntryTextInfo, type PostTexts, splitTexts } from '../formats/index.ts'
import { once, type Result, sha256, success, textNumber } from '../model/index.ts'
import type { FoundLink, RenderedPost } from '../render/index.ts'
import { CacheError } from './cache-error.ts'
import { numbers } from './columns.ts'
import { listsOf } from './list-columns.ts'
import { type PackedBytes, type Packs, sizeOf } from './packs.ts'
import type { Section, SectionFile } from './section-file.ts'
import { createTable, openTable, type Table, type TableKind } from './tables.ts'
import { texts } from './text-columns.ts'

/** The texts of a post, as the index of the cache has them. */
export interface TextRecord {
  /** The fingerprint of everything that the texts depend on. */
  readonly key: string
  /** Where they lie. */
  readonly pack: string
  readonly start: number
  /** The number of their bytes. */
  readonly size: number
  /** The last day on which a build needed them, counted from 1970. */
  readonly used: number
  /** JSON of `TextDetails`. */
  readonly details: string
}

interface TextDetails {
  /** The id of the post: with another post's texts under this key, they are not used. */
  readonly id: string
  readonly parts: readonly EntryTextInfo[]
  readonly diagnostics: readonly Diagnostic[]
  /** The links to other posts; where one leads elsewhere now, the texts are out of date. */
  readonly links?: readonly FoundLink[] | undefined
}

type TextRow = Omit<TextRecord, 'pack'> & { readonly pack: readonly string[] }

const kind: TableKind<TextRow> = {
  key: texts,
  pack: listsOf<string>(),
  start: numbers,
  size: numbers,
  used: numbers,
  details: texts,
}

const tableName = 'texts of posts'

/** The texts of posts, each under a key of everything that they depend on. */
export interface TextStore {
  /** @param leadsTo where a link leads now; left out where all lead where they did */
  find(
    key: string,
    id: string,
    leadsTo?: (link: string) => string | undefined,
  ): Result<PostTexts> | undefined
  keep(key: string, id: string, rendered: RenderedPost): Result<PostTexts>
  /** Numbers for the keys that this build found or made, in order. */
  needed(): Float64Array
  /** What is not in the index. */
  added(): readonly TextRecord[]
  /** What the next build may find: what this one needed, and others of late up to a limit. */
  records(): readonly TextRecord[]
}

/** Texts that no build needed for so many days are dropped. */
const days = 30

/** Old texts may take so many bytes, or so many times what the build needs. */
const unusedLimit = { bytes: 32 * 1024 * 1024, factor: 2 }

/** @param files the index, and what came since it was written */
export function openTexts(
  files: () => readonly SectionFile[],
  packs: Packs,
  today: number,
): TextStore {
  const tables = once(() => files().map((file) => openTable(file, tableName, kind)))
  const rows = once(() => new Map(tables().flatMap((table) => rowsIn(table))))
  const needed = new Map<
    string,
    Omit<TextRecord, 'pack' | 'start'> & { readonly kept: PackedBytes }
  >()

  /** The keys of texts that this build made, some of which may be in the index with other texts. */
  const renewed = new Set<string>()

  const open = ({ parts, diagnostics }: TextDetails, kept: PackedBytes) => {
    const value = splitTexts(parts, ({ size, digest }, start) => {
      const bytes = kept.read(start, size)
      if (sha256(bytes) !== digest) throw new CacheError('a text is damaged')
      return bytes
    })
    return success(value, diagnostics)
  }
  const placed = () => {
    packs.flush()
    return [...needed.values()].flatMap(({ kept, ...record }): readonly TextRecord[] => {
      const place = kept.place()
      return place === undefined ? [] : [{ ...record, ...place }]
    })
  }
  return {
    find(key, id, leadsTo) {
      const record = rows().get(key)?.()
      const details = record && (JSON.parse(record.details) as TextDetails)
      if (record === undefined || details?.id !== id) return undefined
      const isSame =
        leadsTo === undefined ||
        (details.links?.every(([link, url]) => (leadsTo(link) ?? null) === url) ?? true)
      if (!isSame) return undefined
      const kept = packs.find(record)
      needed.set(key, { ...record, used: today, kept })
      return open(details, kept)
    },
    keep(key, id, { parts, bytes, diagnostics, links }) {
      const kept = packs.keep(bytes)
      const details: TextDetails = { id, parts, diagnostics, ...(links && { links }) }
      const size = bytes.length
      renewed.add(key)
      needed.set(key, { key, size, used: today, details: JSON.stringify(details), kept })
      return open(details, kept)
    },
    needed: () => Float64Array.from(needed.keys(), textNumber).sort(),
    added() {
      const recent = tables()
        .slice(1)
        .flatMap((table) => rowsIn(table))
      const placedNow = placed().filter(({ key }) => renewed.has(key) || !rows().has(key))
      return [...recent.map(([, record]) => record()), ...placedNow]
    },
    records() {
      const kept = placed()
      let left = Math.max(unusedLimit.bytes, unusedLimit.factor * sizeOf(kept))
      const others = [...rows()]
        .filter(([key]) => !needed.has(key))
        .map(([, record]) => record())
        .filter(({ used }) => used > today - days)
        .sort((a, b) => b.used - a.used)
      for (const record of others) {
        left -= record.size
        if (left < 0) break
        kept.push(record)
      }
      return kept
    },
  }
}

export function textSections(records: Iterable<TextRecord>): Iterable<Section> {
  const table = createTable(kind)
  for (const { pack, ...record } of records) table.push({ ...record, pack: [pack] })
  return table.sections(tableName)
}

function rowsIn(
  table: Table<TextRow>,
): readonly (readonly [key: string, read: () => TextRecord])[] {
  return Array.from({ length: table.size }, (_, index) => {
    const read = () => {
      const {
        pack: [pack = ''],
        ...row
      } = table.row(index)
      return { ...row, pack }
    }
    return [table.columns.key.at(index), read] as const
  })
}
