import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import {
  foldName,
  type Post,
  sha256,
  signedSlug,
  slugify,
  type TermScope,
  termScopes,
} from '../model/index.ts'

/** A category, tag, author or language with its posts. */
export interface Term {
  /** The name as most posts spell it. */
  readonly name: string
  /** The part of a path that stands for it, unique within the scope. */
  readonly slug: string
  /** The posts, newest first. */
  readonly posts: readonly Post[]
}

export interface Terms {
  readonly terms: readonly Term[]
  readonly diagnostics: readonly Diagnostic[]
}

interface TermPosts {
  readonly spellings: Map<string, number>
  readonly posts: Post[]
}

/**
 * The terms of a scope that have a feed, ordered by slug. Names that differ only in case or spacing
 * are one term.
 *
 * @param posts newest first
 * @param own the slugs that the config gives terms, by their folded names
 */
export function findTerms(
  scope: TermScope,
  posts: Iterable<Post>,
  hasFeed: (name: string, posts: readonly Post[]) => boolean,
  own: ReadonlyMap<string, string>,
): Terms {
  const groups = new Map<string, TermPosts>()
  for (const post of posts) {
    for (const name of termScopes[scope].namesOf(post)) {
      const key = foldName(name)
      const group: TermPosts = groups.get(key) ?? { spellings: new Map(), posts: [] }
      groups.set(key, group)
      group.spellings.set(name, (group.spellings.get(name) ?? 0) + 1)
      if (group.posts.at(-1) !== post) group.posts.push(post)
    }
  }
  return giveSlugs(scope, groups, hasFeed, own)
}

/** Whether a post has a term of a scope. */
export function hasTerm(scope: TermScope, term: string | undefined, post: Post): boolean {
  return (
    term !== undefined &&
    termScopes[scope].namesOf(post).some((name) => foldName(name) === foldName(term))
  )
}

/**
 * Of two terms with one slug, the one that was used first keeps it, unless the config says so of the other.
 * The other gets one in which its signs are words, or else a suffix made from its name: a later term never
 * takes over the address of a feed with subscribers. So a term that has no feed yet reserves its slug as well.
 */
function giveSlugs(
  scope: TermScope,
  groups: ReadonlyMap<string, TermPosts>,
  hasFeed: (name: string, posts: readonly Post[]) => boolean,
  own: ReadonlyMap<string, string>,
): Terms {
  const owners = new Map<string, string>()
  const terms: Term[] = []
  const diagnostics: Diagnostic[] = []
  const oldestFirst = [...groups].toSorted(
    ([a, { posts: ofA }], [b, { posts: ofB }]) => firstUse(ofA) - firstUse(ofB) || (a < b ? -1 : 1),
  )
  const reserve = (slug: string, name: string) => {
    const isFree = slug !== '' && !owners.has(slug)
    if (isFree) owners.set(slug, name)
    return isFree
  }
  const chosen = new Set<string>()
  for (const [key, { spellings }] of oldestFirst) {
    const slug = own.get(key)
    if (slug !== undefined && reserve(slug, mostUsed(spellings))) chosen.add(key)
  }
  for (const [key, { spellings, posts }] of oldestFirst) {
    const name = mostUsed(spellings)
    const plain = own.get(key) ?? slugify(name)
    const signed = signedSlug(name)
    const isPlain = chosen.has(key) || reserve(plain, name)
    const isSigned = !isPlain && reserve(signed, name)
    if (!hasFeed(name, posts)) continue
    const place = { file: posts.at(-1)?.source.name ?? '' }
    if (plain === '' && !isSigned) {
      diagnostics.push(diagnostic('term-nameless', place, { term: name, scope }))
      continue
    }
    const slug = isPlain ? plain : isSigned ? signed : `${plain}-${suffix(key)}`
    if (!isPlain && !isSigned) {
      const other = owners.get(plain) ?? ''
      diagnostics.push(diagnostic('term-shared', place, { term: name, other, path: slug }))
    }
    terms.push({ name, slug, posts })
  }
  return { terms: terms.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)), diagnostics }
}

function firstUse(posts: readonly Post[]): number {
  return posts.at(-1)?.published ?? 0
}

function mostUsed(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].toSorted(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
  return first?.[0] ?? ''
}

function suffix(key: string): string {
  return sha256(key).slice(0, 6)
}
