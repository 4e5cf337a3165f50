import { randomUUID } from 'node:crypto'
import type { ParseConfig, RenderConfig } from '../config/index.ts'
import type { PostTexts } from '../formats/index.ts'
import {
  once,
  type ParsedPost,
  type Post,
  type Result,
  type SourceFile,
  sha256,
} from '../model/index.ts'
import { createPostReader, plainLinkedPosts, withoutSource } from '../per-post.ts'
import type { PostReader } from '../plan/index.ts'
import type { RenderedPost, RenderRequest } from '../render/index.ts'
import type { FileList, FileRecord, WrittenFiles } from './file-list.ts'
import { fingerprint } from './fingerprint.ts'
import type { Packs } from './packs.ts'
import { digestOf, idNumber, openPosts, type PostStore, urlNumber } from './post-store.ts'
import type { Section, SectionFile } from './section-file.ts'
import { openTexts, type TextRecord, textSections } from './text-store.ts'
import { openWordStore, type WordStore } from './word-store.ts'

/** What is known of the posts of some sources, by their places in the list. */
export interface ParseCache {
  find(place: number): Result<ParsedPost> | undefined
  /** @param file as it was when it was parsed */
  keep(place: number, file: FileRecord, result: Result<ParsedPost>): Result<ParsedPost>
}

/** What is known of the texts of posts. */
export interface RenderCache {
  find(request: RenderRequest): Result<PostTexts> | undefined
  keep(request: RenderRequest, rendered: RenderedPost): Result<PostTexts>
}

/** What parsing, planning and rendering keep, each under the config that the stage is given. */
export interface StageCaches {
  /** What is known of posts that are parsed with this config. */
  parse(sources: readonly SourceFile[], config: ParseConfig): ParseCache
  /** What is known of texts that are rendered with this config. */
  render(config: RenderConfig): RenderCache
  /** Keeps what it is asked of posts that were parsed with this cache. */
  readonly reader: PostReader
}

/** The same, with what is to be written down of it. */
export interface OpenStageCaches extends StageCaches {
  /** Whether a file was counted or rendered that is not the one that was parsed. */
  hasChanged(): boolean
  /** The largest number of values of a kind that are not in the index. */
  newCount(): number
  /** What is not in the index. */
  newSections(files: WrittenFiles): readonly Section[]
  allTexts(): readonly TextRecord[]
  /** What goes into a new index. */
  allSections(files: WrittenFiles, texts: readonly TextRecord[]): readonly Section[]
}

export interface StageCacheFiles {
  readonly index: () => SectionFile
  readonly state: SectionFile
  readonly packs: Packs
  /** What is known of the files of these sources, in the order of the list. */
  examine(sources: readonly SourceFile[]): FileList
  /** The SHA-256 of a built page as it was when the build began. */
  pageDigest?(name: string): string
}

export function openStageCaches({
  index,
  state,
  packs,
  examine,
  pageDigest = () => '',
}: StageCacheFiles): OpenStageCaches {
  const texts = once(() => openTexts(() => [index(), state], packs, today()))
  let hasChanged = false
  let name: string | undefined
  const noteChange = () => {
    hasChanged = true
  }
  let parsed: ParsedFiles | undefined
  return {
    parse(sources, config) {
      name = fingerprint(config)?.slice(0, 16)
      const files = examine(sources)
      const posts = openPosts(name, index, files)
      const words = openWordStore(name, index, files, noteChange)
      parsed = { files, posts, words, count: sources.length }
      return {
        find(place) {
          const source = sources[place]
          return source && posts.find(files.rows[place] ?? -1, source)
        },
        keep(place, file, result) {
          const source = sources[place]
          return source ? posts.keep(files.keep(place, file), source, result) : result
        },
      }
    },
    render(config) {
      const configKey = fingerprint(config)
      // a post may be its own page
      const digestOfPage = (page: SourceFile, post: Post) => {
        return page.name === post.source.name ? digestOf(post) : pageDigest(page.name)
      }
      // a post is made of its file and the config, unless a function of the config has a say
      const keyOf = (request: RenderRequest) => {
        const { post, variants, page, pages, instead } = request
        const made = name ?? JSON.stringify(withoutSource(post))
        const { related, translations } = plainLinkedPosts(request)
        const { source } = post
        return sha256(
          JSON.stringify([
            made,
            configKey,
            source.name,
            digestOf(post),
            related,
            translations,
            variants,
            ...(page === undefined ? [] : [page.name, digestOfPage(page, post), pages]),
            ...(instead === undefined ? [] : ['instead', ...Object.entries(instead)]),
          ]),
        )
      }
      return {
        find: (request) => {
          if (configKey === undefined) return undefined
          const { post, links } = request
          return texts().find(keyOf(request), post.id, (link) => links?.find(post, link))
        },
        keep(request, rendered) {
          // the texts of a file that has changed since it was parsed; the next build will parse it
          const { page } = request
          const isSame =
            rendered.digest === digestOf(request.post) &&
            (page === undefined || rendered.pageDigest === digestOfPage(page, request.post))
          if (!isSame) noteChange()
          const key = isSame && configKey !== undefined ? keyOf(request) : randomUUID()
          return texts().keep(key, request.post.id, rendered)
        },
      }
    },
    get reader() {
      return { ...createPostReader(), ...parsed?.words.reader, idNumber, urlNumber }
    },
    hasChanged: () => hasChanged,
    newCount() {
      const { files, count, words } = parsed ?? {}
      const [inIndex = 0] = files?.starts ?? []
      const rows = name === undefined ? undefined : files?.rows.subarray(0, count)
      const newPosts = rows?.filter((row) => row >= inIndex).length ?? 0
      return Math.max(newPosts + texts().added().length, words?.newCount() ?? 0)
    },
    newSections: (written) => [
      ...(parsed?.posts.sections(written) ?? []),
      ...textSections(texts().added()),
      ...(parsed?.words.newSections(written) ?? []),
    ],
    allTexts: () => texts().records(),
    allSections: (written, kept) => [
      ...(parsed?.posts.sections(written) ?? []),
      ...textSections(kept),
      ...(parsed?.words.allSections(written) ?? []),
    ],
  }
}

/** What a build has parsed. */
interface ParsedFiles {
  readonly files: FileList
  readonly posts: PostStore
  readonly words: WordStore
  /** How many of the files are posts: others may follow. */
  readonly count: number
}

function today(): number {
  return Math.floor(Date.now() / 86_400_000)
}
