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
import { withoutSource } from '../per-post.ts'
import type { PostReader } from '../plan/index.ts'
import type { RenderedPost, RenderRequest } from '../render/index.ts'
import type { FileRecord } from './file-index.ts'
import { fingerprint } from './fingerprint.ts'
import type { Packs } from './packs.ts'
import { digestOf, openPosts } from './post-store.ts'
import type { Section, SectionFile } from './section-file.ts'
import { openTexts, type TextRecord, textSections } from './text-store.ts'
import { openWordStore } from './word-store.ts'

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
  /** The files that were parsed, in the order of the sources. */
  files(): readonly (FileRecord | undefined)[]
  /** When posts are published and updated, and when they expire. */
  readonly times: readonly number[]
  /** Whether a file was counted or rendered that is not the one that was parsed. */
  hasChanged(): boolean
  /** The largest number of new values of a kind. */
  newCount(): number
  newSections(): readonly Section[]
  allTexts(): readonly TextRecord[]
  allSections(texts: readonly TextRecord[]): readonly Section[]
}

export interface StageCacheFiles {
  readonly index: () => SectionFile
  readonly state: SectionFile
  readonly packs: Packs
  /** What is known of the files of these sources, side by side with them. */
  known(sources: readonly SourceFile[]): readonly (FileRecord | undefined)[]
  /** The SHA-256 of a built page as it was when the build began. */
  pageDigest?(name: string): string
}

export function openStageCaches({
  index,
  state,
  packs,
  known,
  pageDigest = () => '',
}: StageCacheFiles): OpenStageCaches {
  const texts = once(() => openTexts(() => [index(), state], packs, today()))
  const times: number[] = []
  let hasChanged = false
  let name: string | undefined
  const noteChange = () => {
    hasChanged = true
  }
  let posts = openPosts(name, index, state)
  let words = openWordStore(name, index, state, noteChange)
  let names: readonly string[] = []
  let records: (FileRecord | undefined)[] = []

  const note = (result: Result<ParsedPost>) => {
    const { value } = result
    if (value?.published !== undefined) {
      times.push(value.published, value.updated)
      if (value.expires !== undefined) times.push(value.expires)
    }
    return result
  }
  const digests = () => names.map((_, place) => records[place]?.digest ?? '')
  return {
    parse(sources, config) {
      name = fingerprint(config)?.slice(0, 16)
      posts = openPosts(name, index, state)
      words = openWordStore(name, index, state, noteChange)
      names = sources.map((source) => source.name)
      records = [...known(sources)]
      return {
        find(place) {
          const [source, record] = [sources[place], records[place]]
          const found = source && record && posts.find(source, record.digest)
          return found && note(found)
        },
        keep(place, file, result) {
          records[place] = file
          const source = sources[place]
          return source === undefined ? result : note(posts.keep(source, file.digest, result))
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
      const keyOf = ({
        post,
        related,
        translations,
        variants,
        page,
        pages,
        instead,
      }: RenderRequest) => {
        const made = name ?? JSON.stringify(withoutSource(post))
        const links = related.map(({ id, url, title }) => [id, url, title])
        const others = translations.map(({ id, url, title, language }) => [
          id,
          url,
          title,
          language,
        ])
        const { source } = post
        return sha256(
          JSON.stringify([
            made,
            configKey,
            source.name,
            digestOf(post),
            links,
            others,
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
      return words.reader
    },
    files: () => records,
    times,
    hasChanged: () => hasChanged,
    newCount: () => Math.max(posts.newCount() + texts().added().length, words.newCount()),
    newSections: () => [
      ...posts.newSections(),
      ...textSections(texts().added()),
      ...words.newSections(),
    ],
    allTexts: () => texts().records(),
    allSections: (kept) => [
      ...posts.allSections(names, digests()),
      ...textSections(kept),
      ...words.allSections(digests()),
    ],
  }
}

function today(): number {
  return Math.floor(Date.now() / 86_400_000)
}
