import { defaults } from './defaults.ts'
import { type Permalink, resolvePermalink } from './permalink-rule.ts'
import type { UserCollection, UserConfig } from './user-config.ts'
import { isPattern } from './validators.ts'

/** Posts that lie in one folder and have rules of their own. */
export interface Collection {
  readonly name: string
  /** The folder, from the root. */
  readonly dir: string
  /** Patterns of files, from the folder. Without any, all files of the folder belong to it. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Undefined where it is that of the config. */
  readonly permalink: Permalink | undefined
  readonly language: string | undefined
  /** Front matter of the posts that lack a field. */
  readonly defaults: Readonly<Record<string, unknown>>
  /** Whether its files are built pages, which say all themselves. */
  readonly isPages?: boolean | undefined
}

/** The collections that `posts` of the config stands for, in its order. */
export function resolveCollections(posts: NonNullable<UserConfig['posts']>): readonly Collection[] {
  const list = Array.isArray(posts) ? posts : [posts]
  return list.map((each: string | UserCollection): Collection => {
    const given = typeof each === 'string' ? collectionOf(each) : each
    const { dir, name, include, exclude, permalink, language } = given
    return {
      name: name ?? lastPart(dir),
      dir,
      include: include ?? [],
      exclude: exclude ?? [],
      permalink: permalink === undefined ? undefined : resolvePermalink(permalink),
      language: language && Intl.getCanonicalLocales(language)[0],
      defaults: given.defaults ?? {},
      ...(given.from === 'pages' && { isPages: true }),
    }
  })
}

/** A pattern is the folder down to its first wildcard, and what it says of the files in there. */
function collectionOf(text: string): UserCollection {
  if (!isPattern(text)) return { dir: text }
  const parts = text.split(/[\\/]/)
  const first = parts.findIndex(isPattern)
  const dir = parts.slice(0, first).join('/') || (text.startsWith('/') ? '/' : '.')
  return { dir, include: [parts.slice(first).join('/')] }
}

/** The root and what lies above it have no name of their own. */
function lastPart(dir: string): string {
  const parts = dir.split(/[\\/]/).filter((part) => !/^\.{0,2}$/.test(part))
  return parts.at(-1) ?? defaults.posts
}
