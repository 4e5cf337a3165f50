import type { ResolvedConfig } from '../config/index.ts'
import { nameWithoutLanguage } from '../content/index.ts'
import { type AbsoluteUrl, once, placeIn, sortedNumbers, textNumber } from '../model/index.ts'
import type { ParsedPosts } from './parsed-posts.ts'

/** A file that the text of a post may link to. */
export interface LinkTarget {
  /** As `SourceFile` has it. */
  readonly name: string
  /** The name without the part that names its language; undefined where it has none. */
  readonly bareName?: string | undefined
  readonly slug?: string | undefined
  readonly title?: string | undefined
  readonly language?: string | undefined
  /** Its page; undefined where it has none that the public can see. */
  readonly url?: AbsoluteUrl | undefined
}

/** All that there is to link to. Most links ask for few of them. */
export interface LinkTargets {
  readonly size: number
  /** Whether a file may name its language. */
  readonly haveLanguages: boolean
  nameAt(place: number): string
  at(place: number): LinkTarget
  /** Whether the public sees a post at this address. */
  hasPage(url: string): boolean
}

/** Targets that are in memory. */
export function targetsIn(targets: readonly LinkTarget[]): LinkTargets {
  const urls = once(() => new Set<string | undefined>(targets.map(({ url }) => url)))
  return {
    size: targets.length,
    haveLanguages: targets.some(({ bareName }) => bareName !== undefined),
    nameAt: (place) => targets[place]?.name ?? '',
    at: (place) => targets[place] ?? { name: '' },
    hasPage: (url) => urls().has(url),
  }
}

/** What there is to link to: posts that are out, and files that have no public page. */
export function findTargets(
  { files, places }: ParsedPosts,
  published: Uint32Array,
  languages: ResolvedConfig['languages'],
): LinkTargets {
  const out = once(() => {
    const marks = new Uint8Array(files.length)
    for (const place of published) marks[place] = 1
    return marks
  })
  const pages = once(() => sortedNumbers(published, files.urlNumberAt))
  const nameAt = (index: number) => files.sources[places[index] ?? -1]?.name ?? ''
  return {
    size: places.length,
    haveLanguages: languages.length > 0,
    nameAt,
    at(index) {
      const place = places[index] ?? -1
      const value = files.at(place)?.value
      const name = nameAt(index)
      if (value?.published === undefined) return { name }
      const { source, slug, title, language } = value
      const bareName = nameWithoutLanguage(source, languages)
      const url = out()[place] === 1 ? value.url : undefined
      return { name, bareName, slug, title, language, url }
    },
    // should another address have the number of a page, a link to it stays as it is, and leads nowhere
    hasPage: (url) => placeIn(pages(), textNumber(url)) !== -1,
  }
}
