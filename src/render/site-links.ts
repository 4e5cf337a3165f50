import { absoluteUrl, decodePercent, once, type Post } from '../model/index.ts'
import type { LinkTarget } from '../plan/index.ts'

/** A link that a text has, with the page that it leads to; null where that is not known. */
export type FoundLink = readonly [link: string, url: string | null]

/** Where links between posts lead. */
export interface SiteLinks {
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
export function siteLinks(read: () => readonly LinkTarget[]): SiteLinks {
  const targets = once(read)
  const urls = once(() => new Set(targets().map(({ url }) => url)))
  const files = once(() => new Map(targets().map((each) => [each.name, each])))
  const paths = once(() => indexBy(targets(), ({ name }) => [stemOf(name)]))
  const editions = once(() => {
    return indexBy(targets(), ({ bareName }) => (bareName === undefined ? [] : endsOf(bareName)))
  })
  const names = once(() => indexBy(targets(), namesOf))
  return {
    get targets() {
      return targets().map(({ name, bareName, slug, title, language, url }) => {
        return { name, bareName, slug, title, language, url }
      })
    },
    find: (from, link) => findIn({ urls, files, paths, names, editions }, from, link),
  }
}

/** Each part is made when the first link needs it: most links are found by their URL or their path. */
interface LinkIndex {
  readonly urls: () => ReadonlySet<string | undefined>
  /** By the whole path of the file. */
  readonly files: () => ReadonlyMap<string, LinkTarget>
  /** By the same without its ending, in small letters. */
  readonly paths: () => ReadonlyMap<string, readonly LinkTarget[]>
  /** Files that name their language, by every end of their path without it. */
  readonly editions: () => ReadonlyMap<string, readonly LinkTarget[]>
  /** By every end of that path, the slug and the title. */
  readonly names: () => ReadonlyMap<string, readonly LinkTarget[]>
}

function indexBy(
  targets: readonly LinkTarget[],
  keysOf: (target: LinkTarget) => Iterable<string>,
): ReadonlyMap<string, readonly LinkTarget[]> {
  const index = new Map<string, LinkTarget[]>()
  for (const target of targets) {
    for (const key of keysOf(target)) add(index, key, target)
  }
  return index
}

function namesOf({ name, slug = '', title = '' }: LinkTarget): ReadonlySet<string> {
  const names = new Set([...endsOf(name), fold(slug), fold(title)])
  names.delete('')
  return names
}

function endsOf(name: string): readonly string[] {
  const parts = stemOf(name).split('/')
  return parts.map((_, start) => parts.slice(start).join('/'))
}

function add(map: Map<string, LinkTarget[]>, key: string, target: LinkTarget): void {
  const same = map.get(key)
  if (same === undefined) map.set(key, [target])
  else same.push(target)
}

function findIn(
  { files, paths, names, urls, editions }: LinkIndex,
  from: LinkingPost,
  link: string,
): string | undefined {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(link) ?? []
  if (path === '') return rest === '' ? undefined : from.url + rest
  const isRelative = /^\.{1,2}\//.test(path)
  if (isRelative) {
    // some authors write paths as they are on the site
    const page = absoluteUrl(path, from.url)
    if (page !== undefined && urls().has(page)) return page + rest
  }
  const written = decodePercent(path).replace(/^@\//, '')
  const folder = from.source.name.split('/').slice(0, -1).join('/')
  const beside = written.startsWith('/') ? undefined : joined(folder, written)
  /** The file in the language of the post is meant before the very one that is named. */
  const find = (index: LinkIndex['paths'], stem: string, file?: LinkTarget) => {
    const inLanguage = editions()
      .get(stem)
      ?.filter(({ language }) => language === from.language)
    return inLanguage?.length === 1 ? inLanguage[0] : (file ?? only(index().get(stem), from))
  }
  const found =
    (beside === undefined ? undefined : find(paths, stemOf(beside), files().get(beside))) ??
    (isRelative ? undefined : find(names, stemOf(written.replace(/^\/+/, ''))))
  return found && (found.url === undefined ? '' : found.url + rest)
}

/** Of several with one name, the one in the language of the post is meant. */
function only(found: readonly LinkTarget[] = [], from: LinkingPost): LinkTarget | undefined {
  if (found.length < 2) return found[0]
  const same = found.filter(({ language }) => language === from.language)
  return same.length === 1 ? same[0] : undefined
}

/** What is the same in all ways of writing the path of a file. */
function stemOf(path: string): string {
  return fold(path.replace(/\.(?:mdx?|markdown|html)$/i, '').replace(/(?<=.)\/(?:_?index)?$/i, ''))
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase().trim()
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
