import type { Diagnostic } from '../diagnostics/index.ts'
import {
  type AbsoluteUrl,
  type Author,
  type EntryId,
  failure,
  lazyList,
  once,
  type ParsedFiles,
  type ParsedPost,
  type Post,
  type Result,
  type SourceFile,
  success,
  type Timestamp,
  textNumber,
} from '../model/index.ts'
import { numbers } from './columns.ts'
import type { FileList, FileRecord, WrittenFiles } from './file-list.ts'
import { listsOf } from './list-columns.ts'
import type { Section, SectionFile } from './section-file.ts'
import { createTable, openTable, type Table, type TableKind } from './tables.ts'
import { texts } from './text-columns.ts'

/** What parsing a file with its bytes gave. What planning asks of every post has its own column. */
interface PostRow {
  /** What it is and what it has, some of `flags`. */
  readonly flags: number
  readonly published: number
  readonly updated: number
  readonly id: string
  readonly url: string
  /** As `textNumber` gives them, or NaN. */
  readonly idNumber: number
  readonly urlNumber: number
  readonly slug: string
  /** As `written` gives them. */
  readonly title: string
  readonly summary: string
  readonly authors: readonly Author[]
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly language: readonly string[]
  readonly withheld: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** JSON of `PostDetails`. */
  readonly details: string
}

/** What few posts have, or few need. */
type PostDetails = Pick<Post, 'image' | 'link' | 'expires' | 'withdrawn'>

const kind: TableKind<PostRow> = {
  flags: numbers,
  published: numbers,
  updated: numbers,
  id: texts,
  url: texts,
  idNumber: numbers,
  urlNumber: numbers,
  slug: texts,
  title: texts,
  summary: texts,
  authors: listsOf<Author>(),
  categories: listsOf<string>(),
  tags: listsOf<string>(),
  language: listsOf<string>(),
  withheld: listsOf<string>(),
  diagnostics: listsOf<Diagnostic>(),
  details: texts,
}

const flags = {
  dated: 1,
  keptBack: 2,
  page: 4,
  isList: 8,
  withheld: 16,
  expires: 32,
  withdrawn: 64,
  problems: 128,
  fromPage: 256,
}

/** A post that lies in a table: of most of them, planning asks for little. */
class StoredPost implements Post {
  readonly source: SourceFile
  readonly #part: PostPart
  readonly #row: number
  readonly #flags: number
  #details: PostDetails | undefined

  constructor(part: PostPart, row: number, flags: number, source: SourceFile) {
    this.source = source
    this.#part = part
    this.#row = row
    this.#flags = flags
  }

  get published(): Timestamp {
    return this.#part.columns.published.at(this.#row) as Timestamp
  }
  get updated(): Timestamp {
    return this.#part.columns.updated.at(this.#row) as Timestamp
  }
  get id(): EntryId {
    return this.#part.columns.id.at(this.#row) as EntryId
  }
  get url(): AbsoluteUrl {
    return this.#part.columns.url.at(this.#row) as AbsoluteUrl
  }
  get slug(): string {
    return this.#part.columns.slug.at(this.#row)
  }
  get title(): string | undefined {
    return unwritten(this.#part.columns.title.at(this.#row))
  }
  get summary(): string | undefined {
    return unwritten(this.#part.columns.summary.at(this.#row))
  }
  get authors(): readonly Author[] {
    return this.#part.columns.authors.at(this.#row)
  }
  get categories(): readonly string[] {
    return this.#part.columns.categories.at(this.#row)
  }
  get tags(): readonly string[] {
    return this.#part.columns.tags.at(this.#row)
  }
  get language(): string | undefined {
    return this.#part.columns.language.at(this.#row)[0]
  }
  get withheld(): string | undefined {
    return this.#flags & flags.withheld ? this.#part.columns.withheld.at(this.#row)[0] : undefined
  }
  get image(): Post['image'] {
    return this.#read().image
  }
  get link(): AbsoluteUrl | undefined {
    return this.#read().link
  }
  get expires(): Timestamp | undefined {
    return this.#flags & flags.expires ? this.#read().expires : undefined
  }
  get withdrawn(): Post['withdrawn'] {
    return this.#flags & flags.withdrawn ? this.#read().withdrawn : undefined
  }

  /** The row of the file that it was read from. */
  get row(): number {
    return this.#part.start + this.#row
  }
  /** The SHA-256 of that file. */
  get digest(): string {
    return this.#part.digestOf(this.row)
  }

  #read(): PostDetails {
    this.#details ??= JSON.parse(this.#part.columns.details.at(this.#row)) as PostDetails
    return this.#details
  }
}

/** Tells a text from none, and keeps a lone surrogate, which UTF-8 cannot hold. */
function written(text: string | undefined): string {
  if (text === undefined) return ''
  return text.isWellFormed() ? `=${text}` : JSON.stringify(text)
}

function unwritten(text: string): string | undefined {
  if (text === '') return undefined
  return text.startsWith('=') ? text.slice(1) : JSON.parse(text)
}

/** The row of the file that a post of a store was read from; undefined for another post. */
export function rowOf(post: Post): number | undefined {
  return post instanceof StoredPost ? post.row : undefined
}

/** The SHA-256 of the file that a post of a store was read from. */
export function digestOf(post: Post): string {
  return post instanceof StoredPost ? post.digest : ''
}

/** The posts of files that lie one behind the other. */
interface PostPart {
  readonly table: Table<PostRow>
  readonly columns: Table<PostRow>['columns']
  /** The row of the first file. */
  readonly start: number
  digestOf(row: number): string
}

/** What parsing gave, in this build and in earlier ones. */
export interface PostStore {
  /** The places of the files of which it is not known what parsing gives. */
  missing(): readonly number[]
  /** @param file as it was when it was parsed */
  keep(place: number, file: FileRecord, result: Result<ParsedPost>): void
  /** Whether they are published, and linked to, as in the last build. */
  areAsBefore(): boolean
  /** All that is known. What is not has failed. */
  readonly files: ParsedFiles
  /** How many of them are not in the index. */
  newCount(): number
  /** The posts of files, as these are written down. */
  sections(files: WrittenFiles): Iterable<Section>
}

/**
 * @param key of what the posts depend on besides their files; undefined where that cannot be said, so
 * that no other build may find them
 */
export function openPosts(
  key: string | undefined,
  index: () => SectionFile,
  sources: readonly SourceFile[],
  list: FileList,
): PostStore {
  const { rows, state, starts, digestOf } = list
  const name = `posts ${key}`
  const added = createTable(kind)
  const partOf = (table: Table<PostRow>, start: number): PostPart => {
    return { table, columns: table.columns, start, digestOf }
  }
  const tableIn = (file: SectionFile | undefined) => {
    return openTable(key === undefined ? undefined : file, name, kind)
  }
  const inIndex = once(() => partOf(tableIn(index()), 0))
  const inState = once(() => partOf(tableIn(state), starts[0]))
  let inMemory = partOf(added, starts[1])
  const partWith = (row: number): PostPart | undefined => {
    const part = row < starts[0] ? inIndex() : row < starts[1] ? inState() : inMemory
    return row >= part.start && row < part.start + part.table.size ? part : undefined
  }
  /** Numbers of all files, by their places: to go over columns is much faster than to ask for each value. */
  const numbersOf = (column: keyof PostRow, none = Number.NaN) => {
    const found = new Float64Array(sources.length).fill(none)
    for (const { columns, start } of [inIndex(), inState(), inMemory]) {
      const values = columns[column].numbers?.() ?? []
      for (let place = 0; place < found.length; place++) {
        const index = (rows[place] ?? -1) - start
        if (index >= 0 && index < values.length) found[place] = values[index] ?? none
      }
    }
    return found
  }
  const allFlags = once(() => numbersOf('flags', flags.problems))
  const published = once(() => numbersOf('published'))
  const updated = once(() => numbersOf('updated'))
  const idNumbers = once(() => numbersOf('idNumber'))
  const urlNumbers = once(() => numbersOf('urlNumber'))
  const comparedIn = (row: number) => {
    const part = partWith(row)
    const values = part && compared.map((name) => part.columns[name].at(row - part.start))
    return values && JSON.stringify(values)
  }
  return {
    missing() {
      const places: number[] = []
      for (let place = 0; place < sources.length; place++) {
        if (partWith(rows[place] ?? -1) === undefined) places.push(place)
      }
      return places
    },
    keep(place, file, result) {
      const row = list.keep(place, file)
      if (added.size === 0) inMemory = partOf(added, row)
      added.push(toRow(result))
    },
    areAsBefore() {
      const { changed } = list
      return (
        changed !== undefined &&
        [...changed].every(([place, before]) => {
          return comparedIn(before) === comparedIn(rows[place] ?? -1)
        })
      )
    },
    files: {
      sources,
      ...lazyList(sources.length, (place) => {
        const row = rows[place] ?? -1
        const [part, source] = [partWith(row), sources[place]]
        return part && source ? resultAt(part, row - part.start, source) : failure()
      }),
      hasProblems: (place) => ((allFlags()[place] ?? 0) & flags.problems) !== 0,
      timesAt: (place) => {
        if (((allFlags()[place] ?? 0) & ~(flags.problems | flags.fromPage)) !== flags.dated)
          return undefined
        return {
          published: published()[place] as Timestamp,
          updated: updated()[place] as Timestamp,
        }
      },
      idAt(place) {
        const row = rows[place] ?? -1
        const part = partWith(row)
        return part?.columns.id.at(row - part.start) ?? ''
      },
      idNumberAt: (place) => idNumbers()[place] ?? Number.NaN,
      urlNumberAt: (place) => urlNumbers()[place] ?? Number.NaN,
    },
    newCount() {
      if (key === undefined) return 0
      // other files may follow
      return rows.subarray(0, sources.length).filter((row) => row >= starts[0]).length
    },
    sections({ rows, areAdded }) {
      if (key === undefined) return []
      if (areAdded) return added.sections(name)
      const table = createTable(kind)
      for (const row of rows) {
        const part = partWith(row)
        if (part !== undefined) table.push(part.table.row(row - part.start))
      }
      return table.sections(name)
    },
  }
}

/**
 * What decides whether and when posts are published, whether two are one, and where links lead. A file that
 * becomes a built page, or none, belongs to another folder.
 */
const compared = [
  'flags',
  'published',
  'updated',
  'id',
  'url',
  'slug',
  'title',
  'language',
  'withheld',
  'details',
] as const

function toRow({ value, diagnostics }: Result<ParsedPost>): PostRow {
  const post = value?.published === undefined ? undefined : value
  const other = value?.published === undefined ? value : undefined
  const { title, summary, image, link, expires, withdrawn } = post ?? {}
  const withheld = value?.withheld
  const found =
    (post ? flags.dated : 0) |
    (other?.kind === 'kept back' ? flags.keptBack : 0) |
    (other?.kind === 'page' ? flags.page : 0) |
    (other?.kind === 'page' && other.isList ? flags.isList : 0) |
    (withheld === undefined ? 0 : flags.withheld) |
    (expires === undefined ? 0 : flags.expires) |
    (withdrawn === undefined ? 0 : flags.withdrawn) |
    (value && diagnostics.length === 0 ? 0 : flags.problems) |
    (value?.source.collection?.isPages ? flags.fromPage : 0)
  return {
    flags: found,
    published: post?.published ?? 0,
    updated: post?.updated ?? 0,
    id: post?.id ?? '',
    url: post?.url ?? '',
    idNumber: post === undefined ? Number.NaN : textNumber(post.id),
    urlNumber: post === undefined ? Number.NaN : textNumber(post.url),
    slug: post?.slug ?? '',
    title: written(title),
    summary: written(summary),
    authors: post?.authors ?? [],
    categories: post?.categories ?? [],
    tags: post?.tags ?? [],
    language: post?.language === undefined ? [] : [post.language],
    withheld: withheld === undefined ? [] : [withheld],
    diagnostics,
    details: JSON.stringify({ image, link, expires, withdrawn }),
  }
}

function resultAt(part: PostPart, row: number, source: SourceFile): Result<ParsedPost> {
  const { columns } = part
  const found = columns.flags.at(row)
  const has = (flag: number) => (found & flag) !== 0
  const diagnostics = has(flags.problems) ? columns.diagnostics.at(row) : none
  if (has(flags.dated)) return success(new StoredPost(part, row, found, source), diagnostics)
  if (has(flags.page)) {
    return success({ source, kind: 'page', isList: has(flags.isList) }, diagnostics)
  }
  if (!has(flags.keptBack)) return failure(...diagnostics)
  const [withheld = ''] = columns.withheld.at(row)
  return success({ source, kind: 'kept back', withheld }, diagnostics)
}

const none: readonly Diagnostic[] = []
