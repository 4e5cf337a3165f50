import { randomUUID } from 'node:crypto'
import type { ParseConfig, RenderConfig } from '../config/index.ts'
import type { PostTexts } from '../formats/index.ts'
import {
  once,
  type Post,
  placeIn,
  type Result,
  type SourceFile,
  sha256,
  textNumber,
} from '../model/index.ts'
import { createPostReader, plainLinkedPosts, withoutSource } from '../per-post.ts'
import type { PostReader, Selection } from '../plan/index.ts'
import type { RenderedPost, RenderRequest } from '../render/index.ts'
import type { EarlierBuild } from './build-record.ts'
import type { FileList, WrittenFiles } from './file-list.ts'
import { fingerprint } from './fingerprint.ts'
import type { Packs } from './packs.ts'
import { digestOf, openPosts, type PostStore } from './post-store.ts'
import type { Section, SectionFile } from './section-file.ts'
import { openTexts, type TextRecord, textSections } from './text-store.ts'
import { openWordStore, type WordStore } from './word-store.ts'

/** What is known of the posts of some sources, by their places in the list. */
export type ParseCache = Pick<PostStore, 'missing' | 'keep' | 'files'>

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
  /** What the last build selected, if it had the same posts as far as that matters. */
  selected(): Selection | undefined
}

/** The same, with what is to be written down of it. */
export interface OpenStageCaches extends StageCaches {
  /** Whether a file was counted or rendered that is not the one that was parsed. */
  hasChanged(): boolean
  /** Numbers for the texts that were needed, in order. */
  neededTexts(): Float64Array
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
  /** What the last build knew, if this one has the same inputs, apart from the files. */
  earlier?: EarlierBuild | undefined
}

export function openStageCaches({
  index,
  state,
  packs,
  examine,
  pageDigest = () => '',
  earlier,
}: StageCacheFiles): OpenStageCaches {
  const texts = once(() => openTexts(() => [index(), state], packs, today()))
  /** The texts of which the last build knew where their links lead. */
  const checked = once(() => earlier?.texts() ?? [])
  let hasChanged = false
  let name: string | undefined
  const noteChange = () => {
    hasChanged = true
  }
  let parsed: { readonly posts: PostStore; readonly words: WordStore } | undefined
  return {
    parse(sources, config) {
      name = fingerprint(config)?.slice(0, 16)
      const files = examine(sources)
      const posts = openPosts(name, index, sources, files)
      const words = openWordStore(name, index, files, noteChange)
      parsed = { posts, words }
      return posts
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
          const key = keyOf(request)
          const isChecked = links?.areAsBefore && placeIn(checked(), textNumber(key)) !== -1
          const leadsTo = (link: string) => links?.find(post, link)
          return texts().find(key, post.id, isChecked ? undefined : leadsTo)
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
      return { ...createPostReader(), ...parsed?.words.reader }
    },
    selected() {
      return earlier && parsed?.posts.areAsBefore() ? earlier.selection() : undefined
    },
    neededTexts: () => texts().needed(),
    hasChanged: () => hasChanged,
    newCount() {
      const newPosts = parsed?.posts.newCount() ?? 0
      return Math.max(newPosts + texts().added().length, parsed?.words.newCount() ?? 0)
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

function today(): number {
  return Math.floor(Date.now() / 86_400_000)
}
