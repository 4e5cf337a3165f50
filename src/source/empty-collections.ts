import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { attempt, isInside } from '../files/index.ts'
import type { CollectionRef } from '../model/index.ts'
import type { Patterns } from './patterns.ts'

/** A collection, and what became of its files. */
interface ListedCollection {
  readonly ref: CollectionRef
  readonly dir: string
  readonly include: Pick<Patterns, 'isEmpty'>
  /** Whether `exclude` took a file or a folder from it. */
  readonly isCut: boolean
}

interface ListedFile {
  readonly location: string
  readonly collection: CollectionRef
}

/** Where collections are, and the patterns of `exclude` for all of them and for each. */
interface Excluding {
  readonly root: string
  readonly exclude: readonly string[]
  readonly collections: readonly { readonly exclude: readonly string[] }[]
}

/**
 * Why collections have no file, where the config is the reason: another collection that takes all has them,
 * or `exclude` names them.
 *
 * @param files those of all collections
 */
export function reviewEmpty(
  listed: readonly ListedCollection[],
  { root, collections, exclude }: Excluding,
  files: readonly ListedFile[],
): readonly Diagnostic[] {
  const used = new Set(files.map(({ collection }) => collection.index))
  return listed.flatMap(({ ref, dir, include, isCut }) => {
    if (used.has(ref.index)) return []
    const place = { file: dir }
    const folder = attempt(() => realpathSync(resolve(root, dir))) ?? ''
    const taken = files.find(({ collection, location }) => {
      const isTaker = collection.index < ref.index && listed[collection.index]?.include.isEmpty
      return isTaker && isInside(folder, location)
    })
    if (taken !== undefined && include.isEmpty) {
      const args = { collection: ref.name, folder: dir, other: taken.collection.name }
      return [diagnostic('collection-taken', place, args)]
    }
    if (!isCut) return []
    const patterns = [...exclude, ...(collections[ref.index]?.exclude ?? [])].join(', ')
    return [diagnostic('posts-excluded', place, { folder: dir, patterns })]
  })
}
