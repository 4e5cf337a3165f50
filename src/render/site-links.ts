import { addToGroup } from '../diagnostics/index.ts'
import { absoluteUrl, decodePercent, normalize, once, type Post, placeIn } from '../model/index.ts'
import type { LinkTarget, LinkTargets } from '../plan/index.ts'

/** A link that a text has, with the page that it leads to; null where that is not known. */
export type FoundLink = readonly [link: string, url: string | null]

/** Where links between posts lead. */
export interface SiteLinks {
  /** Whether all links lead where they did in the last build. */
  readonly areAsBefore: boolean
  /** The same as plain data, for another thread. */
  readonly targets: readonly LinkTarget[]
  /**
   * The page that a link of a post means: the path of another file, the name of a post or its title.
   * Empty where the file is known and has no public page, and undefined where nothing is known.
   */
  find(from: LinkingPost, link: string): string | undefined
}

export type LinkingPost = Pick<Post, 'url' | 'language'> & {
  readonly source: Pick<Post['source'], 'name'>
}

/** @param read what there is to link to, asked for with the first link */
export function siteLinks(read: () => LinkTargets, areAsBefore = false): SiteLinks {
  const targets = once(read)
  const paths = once(() => findPaths(targets()))
  const editions = once(() => {
    return findBy(targets(), ({ bareName }) => (bareName === undefined ? [] : endsOf(bareName)))
  })
  const names = once(() => findBy(targets(), namesOf))
  const index: LinkIndex = {
    hasPage: (url) => targets().hasPage(url),
    inPaths: (stem) => paths()(stem),
    inEditions: (stem) => (targets().haveLanguages ? editions()(stem) : []),
    inNames: (stem) => names()(stem),
  }
  return {
    areAsBefore,
    get targets() {
      return Array.from({ length: targets().size }, (_, place) => targets().at(place))
    },
    find: (from, link) => findIn(index, from, link),
  }
}

type FindTargets = (key: string) => readonly LinkTarget[]

/** Each part is made when the first link needs it: most links are found by their URL or their path. */
interface LinkIndex {
  readonly hasPage: (url: string) => boolean
  /** By the whole path of the file, without its ending. */
  readonly inPaths: FindTargets
  /** Files that name their language, by every end of their path without it. */
  readonly inEditions: FindTargets
  /** By every end of that path, the slug and the title. */
  readonly inNames: FindTargets
}

function findBy(
  targets: LinkTargets,
  keysOf: (target: LinkTarget) => Iterable<string>,
): FindTargets {
  const index = new Map<string, LinkTarget[]>()
  for (let place = 0; place < targets.size; place++) {
    const target = targets.at(place)
    for (const key of keysOf(target)) addToGroup(index, key, target)
  }
  return (key) => index.get(key) ?? []
}

/** All that may follow the stem in a path of small letters. */
const tails = ['', '/', '/index', '/_index'].flatMap((end) => {
  return ['', '.md', '.mdx', '.markdown', '.html'].map((ending) => end + ending)
})

/**
 * Nearly all paths are in order, and in small letters of ASCII, which are the same in every way of writing
 * them. Among these a path is looked up as it is: to make a table of their stems takes six times as long as
 * to go over them.
 */
function findPaths(targets: LinkTargets): FindTargets {
  const names: string[] = []
  const places: number[] = []
  const others = new Map<string, LinkTarget[]>()
  let last = ''
  for (let place = 0; place < targets.size; place++) {
    const name = targets.nameAt(place)
    if (name > last && /^[!-@[-~]*$/.test(name)) {
      names.push(name)
      places.push(place)
      last = name
    } else {
      addToGroup(others, stemOf(name), targets.at(place))
    }
  }
  return (stem) => {
    const ways = tails.map((tail) => stem + tail).filter((path) => stemOf(path) === stem)
    const found = ways.flatMap((path) => {
      const place = places[placeIn(names, path)]
      return place === undefined ? [] : [targets.at(place)]
    })
    return [...found, ...(others.get(stem) ?? [])]
  }
}

function namesOf({ name, slug = '', title = '' }: LinkTarget): ReadonlySet<string> {
  const names = new Set([...endsOf(name), foldLinkName(slug), foldLinkName(title)])
  names.delete('')
  return names
}

function endsOf(name: string): readonly string[] {
  const parts = stemOf(name).split('/')
  return parts.map((_, start) => parts.slice(start).join('/'))
}

function findIn(
  { hasPage, inPaths, inEditions, inNames }: LinkIndex,
  from: LinkingPost,
  link: string,
): string | undefined {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(link) ?? []
  if (path === '') return rest === '' ? undefined : from.url + rest
  const isRelative = /^\.{1,2}\//.test(path)
  if (isRelative) {
    // some authors write paths as they are on the site
    const page = absoluteUrl(path, from.url)
    if (page !== undefined && hasPage(page)) return page + rest
  }
  const written = decodePercent(path).replace(/^@\//, '')
  const folder = from.source.name.split('/').slice(0, -1).join('/')
  const beside = written.startsWith('/') ? undefined : joined(folder, written)
  /** The file in the language of the post is meant before the very one that is named. */
  const find = (findTargets: FindTargets, stem: string, file?: string) => {
    const inLanguage = inEditions(stem).filter(({ language }) => language === from.language)
    if (inLanguage.length === 1) return inLanguage[0]
    const found = findTargets(stem)
    return found.find(({ name }) => name === file) ?? only(found, from)
  }
  const found =
    (beside === undefined ? undefined : find(inPaths, stemOf(beside), beside)) ??
    (isRelative ? undefined : find(inNames, stemOf(written.replace(/^\/+/, ''))))
  return found && (found.url === undefined ? '' : found.url + rest)
}

/** Of several with one name, the one in the language of the post is meant. */
function only(found: readonly LinkTarget[], from: LinkingPost): LinkTarget | undefined {
  if (found.length < 2) return found[0]
  const same = found.filter(({ language }) => language === from.language)
  return same.length === 1 ? same[0] : undefined
}

/** What is the same in all ways of writing the path of a file. */
function stemOf(path: string): string {
  return foldLinkName(
    path.replace(/\.(?:mdx?|markdown|html)$/i, '').replace(/(?<=.)\/(?:_?index)?$/i, ''),
  )
}

function foldLinkName(name: string): string {
  return normalize(name, 'NFC').toLowerCase().trim()
}

/** A path without `.` and `..`; undefined where it leads out of the publication. */
function joined(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '..' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
