import type { Diagnostic } from '../diagnostics/index.ts'
import {
  type AbsoluteUrl,
  type Author,
  type EntryId,
  failure,
  type ParsedPost,
  type Post,
  type Result,
  type SourceFile,
  success,
  type Timestamp,
} from '../model/index.ts'
import { numbers } from './columns.ts'
import { listsOf } from './list-columns.ts'
import { once } from './once.ts'
import { records } from './record-column.ts'
import type { Section, SectionFile } from './section-file.ts'
import { createTable, openTable, rowFinder, type Table, type TableKind } from './tables.ts'
import { texts } from './text-columns.ts'

/** What parsing a file with these bytes gave. What planning asks of every post has its own column. */
interface PostRow {
  readonly name: string
  readonly digest: string
  /** The flags that it has, some of `flags`. */
  readonly flags: number
  readonly published: number
  readonly updated: number
  readonly id: string
  readonly url: string
  readonly slug: string
  /** A value in JSON, or empty where there is none. */
  readonly title: string
  readonly authors: readonly Author[]
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly language: readonly string[]
  /** A list in JSON, or empty where there are none. */
  readonly diagnostics: string
  /** JSON of `PostDetails`. */
  readonly details: string
}

type PostDetails = Pick<Post, 'summary' | 'image' | 'link' | 'withheld' | 'expires' | 'withdrawn'>

const kind: TableKind<PostRow> = {
  name: texts,
  digest: texts,
  flags: numbers,
  published: numbers,
  updated: numbers,
  id: texts,
  url: texts,
  slug: texts,
  title: texts,
  authors: listsOf<Author>(),
  categories: listsOf<string>(),
  tags: listsOf<string>(),
  language: listsOf<string>(),
  diagnostics: texts,
  details: records,
}

const flags = {
  dated: 1,
  keptBack: 2,
  page: 4,
  isList: 8,
  withheld: 16,
  expires: 32,
  withdrawn: 64,
}

/** A post that lies in a table: of most of them, planning asks for little. */
class StoredPost implements Post {
  readonly source: SourceFile
  readonly published: Timestamp
  readonly updated: Timestamp
  readonly #flags: number
  readonly #table: Table<PostRow>
  readonly #row: number
  #details: PostDetails | undefined

  constructor(table: Table<PostRow>, row: number, source: SourceFile) {
    this.#flags = table.column('flags').at(row)
    this.source = source
    this.published = table.column('published').at(row) as Timestamp
    this.updated = table.column('updated').at(row) as Timestamp
    this.#table = table
    this.#row = row
  }

  get id(): EntryId {
    return this.#table.column('id').at(this.#row) as EntryId
  }
  get url(): AbsoluteUrl {
    return this.#table.column('url').at(this.#row) as AbsoluteUrl
  }
  get title(): string | undefined {
    const json = this.#table.column('title').at(this.#row)
    return json === '' ? undefined : JSON.parse(json)
  }
  get authors(): readonly Author[] {
    return this.#table.column('authors').at(this.#row)
  }
  get categories(): readonly string[] {
    return this.#table.column('categories').at(this.#row)
  }
  get tags(): readonly string[] {
    return this.#table.column('tags').at(this.#row)
  }
  get language(): string | undefined {
    return this.#table.column('language').at(this.#row)[0]
  }
  get slug(): string {
    return this.#table.column('slug').at(this.#row)
  }
  get summary(): string | undefined {
    return this.#read().summary
  }
  get image(): Post['image'] {
    return this.#read().image
  }
  get link(): AbsoluteUrl | undefined {
    return this.#read().link
  }
  get withheld(): string | undefined {
    return this.#flags & flags.withheld ? this.#read().withheld : undefined
  }
  get expires(): Timestamp | undefined {
    return this.#flags & flags.expires ? this.#read().expires : undefined
  }
  get withdrawn(): Post['withdrawn'] {
    return this.#flags & flags.withdrawn ? this.#read().withdrawn : undefined
  }

  /** The SHA-256 of the file that it was read from. */
  get digest(): string {
    return this.#table.column('digest').at(this.#row)
  }

  #read(): PostDetails {
    this.#details ??= JSON.parse(this.#table.column('details').at(this.#row)) as PostDetails
    return this.#details
  }
}

/** The SHA-256 of the file that a post of a store was read from. */
export function digestOf(post: Post): string {
  return post instanceof StoredPost ? post.digest : ''
}

/** What parsing gave, in this build and in earlier ones. */
export interface PostStore {
  /** What a file with these bytes gave. */
  find(source: SourceFile, digest: string): Result<ParsedPost> | undefined
  keep(source: SourceFile, digest: string, result: Result<ParsedPost>): Result<ParsedPost>
  /** How many posts this build has that are not in the index. */
  newCount(): number
  /** The posts that are not in the index. */
  newSections(): Iterable<Section>
  /** The posts of the files with these names and, side by side, digests, for a new index. */
  allSections(names: readonly string[], digests: readonly string[]): Iterable<Section>
}

/**
 * @param key of what the posts depend on besides their files; undefined where that cannot be said, so
 * that no other build may find them
 * @param index the posts of earlier builds
 * @param state what came since the index was written
 */
export function openPosts(
  key: string | undefined,
  index: () => SectionFile,
  state: SectionFile,
): PostStore {
  const name = key && `posts ${key}`
  const added = createTable(kind)
  const known = once(() => lookup(name === undefined ? added : openTable(index(), name, kind)))
  const recent = once(() => lookup(name === undefined ? added : openTable(state, name, kind)))
  const addedPost = (source: SourceFile, row: PostRow) => {
    added.push(row)
    return resultAt(added, added.size - 1, source)
  }
  return {
    find(source, digest) {
      if (name === undefined) return undefined
      const recentRow = recent().find(source.name, digest)
      if (recentRow !== undefined) return addedPost(source, recent().table.row(recentRow))
      const row = known().find(source.name, digest)
      return row === undefined ? undefined : resultAt(known().table, row, source)
    },
    keep: (source, digest, result) => addedPost(source, rowOf(source.name, digest, result)),
    newCount: () => (name === undefined ? 0 : added.size),
    newSections: () => (name === undefined ? [] : added.sections(name)),
    allSections(names, digests) {
      if (name === undefined) return []
      // of what a first build keeps, a copy would take as much memory again
      if (known().table.size === 0) return added.sections(name)
      const all = createTable(kind)
      const inAdded = lookup(added)
      for (const [place, file] of names.entries()) {
        const digest = digests[place] ?? ''
        const row = inAdded.find(file, digest)
        const knownRow = row === undefined ? known().find(file, digest) : undefined
        if (row !== undefined) all.push(added.row(row))
        else if (knownRow !== undefined) all.push(known().table.row(knownRow))
      }
      return all.sections(name)
    },
  }
}

function lookup(table: Table<PostRow>) {
  const rowOf = rowFinder(table.column('name'))
  const digests = table.column('digest')
  return {
    table,
    find(name: string, digest: string): number | undefined {
      const row = rowOf(name)
      return row !== -1 && digests.at(row) === digest ? row : undefined
    },
  }
}

function rowOf(name: string, digest: string, { value, diagnostics }: Result<ParsedPost>): PostRow {
  const post = value?.published === undefined ? undefined : value
  const other = value?.published === undefined ? value : undefined
  const found =
    (post ? flags.dated : 0) |
    (other?.kind === 'kept back' ? flags.keptBack : 0) |
    (other?.kind === 'page' ? flags.page : 0) |
    (other?.kind === 'page' && other.isList ? flags.isList : 0) |
    (value?.withheld ? flags.withheld : 0) |
    (post?.expires === undefined ? 0 : flags.expires) |
    (post?.withdrawn ? flags.withdrawn : 0)
  const { slug, summary, image, link, expires, withdrawn } = post ?? {}
  const withheld = value?.withheld
  return {
    name,
    digest,
    flags: found,
    published: post?.published ?? 0,
    updated: post?.updated ?? 0,
    id: post?.id ?? '',
    url: post?.url ?? '',
    slug: slug ?? '',
    title: post?.title === undefined ? '' : JSON.stringify(post.title),
    authors: post?.authors ?? [],
    categories: post?.categories ?? [],
    tags: post?.tags ?? [],
    language: post?.language === undefined ? [] : [post.language],
    diagnostics: diagnostics.length === 0 ? '' : JSON.stringify(diagnostics),
    details: JSON.stringify({ summary, image, link, withheld, expires, withdrawn }),
  }
}

function resultAt(table: Table<PostRow>, row: number, source: SourceFile): Result<ParsedPost> {
  const found = table.column('flags').at(row)
  const has = (flag: number) => (found & flag) !== 0
  const json = table.column('diagnostics').at(row)
  const diagnostics = json === '' ? none : (JSON.parse(json) as readonly Diagnostic[])
  if (has(flags.dated)) return success(new StoredPost(table, row, source), diagnostics)
  if (has(flags.page)) {
    return success({ source, kind: 'page', isList: has(flags.isList) }, diagnostics)
  }
  if (!has(flags.keptBack)) return failure(...diagnostics)
  const { withheld = '' } = JSON.parse(table.column('details').at(row)) as PostDetails
  return success({ source, kind: 'kept back', withheld }, diagnostics)
}

const none: readonly Diagnostic[] = []
