import { absoluteUrl, type Post } from '../model/index.ts'
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
  let targets: readonly LinkTarget[] | undefined
  let index: LinkIndex | undefined
  const all = () => {
    targets ??= read()
    return targets
  }
  return {
    get targets() {
      return all()
    },
    find(from, link) {
      index ??= indexOf(all())
      return findIn(index, from, link)
    },
  }
}

/** Each part is made when it is asked for first: in many sites, links have paths or addresses only. */
interface LinkIndex {
  /** By the whole path of the file, without its ending. */
  paths(): ReadonlyMap<string, readonly LinkTarget[]>
  /** By every end of that path, the slug and the title. */
  names(): ReadonlyMap<string, readonly LinkTarget[]>
  urls(): ReadonlySet<string>
}

function indexOf(targets: readonly LinkTarget[]): LinkIndex {
  return {
    paths: once(() => mapBy(targets, ({ name }) => [stemOf(name)])),
    names: once(() => mapBy(targets, namesOf)),
    urls: once(() => new Set(targets.flatMap(({ url }) => url ?? []))),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

function namesOf({ name, slug = '', title = '' }: LinkTarget): Iterable<string> {
  const parts = stemOf(name).split('/')
  const ends = parts.map((_, start) => parts.slice(start).join('/'))
  return new Set([...ends, fold(slug), fold(title)].filter((each) => each !== ''))
}

function mapBy(
  targets: readonly LinkTarget[],
  keysOf: (target: LinkTarget) => Iterable<string>,
): ReadonlyMap<string, readonly LinkTarget[]> {
  const map = new Map<string, LinkTarget[]>()
  for (const target of targets) for (const key of keysOf(target)) add(map, key, target)
  return map
}

function add(map: Map<string, LinkTarget[]>, key: string, target: LinkTarget): void {
  const same = map.get(key)
  if (same === undefined) map.set(key, [target])
  else same.push(target)
}

function findIn(
  { paths, names, urls }: LinkIndex,
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
  const written = decoded(path).replace(/^@\//, '')
  const folder = from.source.name.split('/').slice(0, -1).join('/')
  const beside = written.startsWith('/') ? undefined : joined(folder, written)
  const found =
    (beside === undefined ? undefined : only(paths().get(stemOf(beside)), from)) ??
    (isRelative ? undefined : only(names().get(stemOf(written.replace(/^\/+/, ''))), from))
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

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
