import type { UserConfig, UserGeneratorConfig } from '../config/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import type { BuildSummary, FeedReport } from '../model/index.ts'
import type { FileChange } from '../output/index.ts'
import type { PostInputs } from '../source/index.ts'

/** What `build` and `createContext` are told. Every option may be left out. */
export interface BuildOptions {
  /**
   * The folder of the publication. All other paths are relative to it.
   *
   * @defaultValue `'.'`, the folder of the process
   */
  readonly root?: string | undefined
  /**
   * The config itself, or the path of its file.
   *
   * @defaultValue `feedwright.config.ts`, `.mjs`, `.js` or `.json` in the root
   */
  readonly config?: UserConfig | UserGeneratorConfig | string | undefined
  /**
   * The folder of the articles, or the articles themselves, such as rows of a database.
   *
   * @defaultValue the `posts` of the config, or else the folder `posts`
   */
  readonly posts?: string | PostInputs | undefined
  /**
   * The folder that the feeds are written to.
   *
   * @defaultValue the `out` of the config, or else `dist`
   */
  readonly out?: string | undefined
  /** Goes before `site.url` of the config: for a preview at another address. Ids stay what they are. */
  readonly site?: string | undefined
  /** Goes before `site.title` of the config. */
  readonly title?: string | undefined
  /** Goes before `limit` of the config. */
  readonly limit?: number | undefined
  /**
   * Whether the output folder is changed. Otherwise the result only says what would change, and holds
   * the files in memory.
   *
   * @defaultValue `true`
   */
  readonly write?: boolean | undefined
  /**
   * The folder in which builds keep what they read and rendered, or false for none. The feeds are the
   * same with and without it.
   *
   * @defaultValue `true`: `node_modules/.cache/feedwright`, or a folder of the user's
   */
  readonly cache?: boolean | string | undefined
  /**
   * How many threads may render, this one included.
   *
   * @defaultValue one for each core
   */
  readonly threads?: number | undefined
  /**
   * Whether drafts are published too.
   *
   * @defaultValue `false`
   */
  readonly drafts?: boolean | undefined
  /**
   * Whether posts are published too whose date has not come.
   *
   * @defaultValue `false`
   */
  readonly future?: boolean | undefined
  /**
   * The present: posts with a later date wait. As a date, or in milliseconds since 1970.
   *
   * @defaultValue the time of the build
   */
  readonly now?: Date | number | undefined
  /**
   * Whether a warning stops a build as an error does.
   *
   * @defaultValue `false`
   */
  readonly strict?: boolean | undefined
  /** Called while posts are rendered, with how many of them are done. */
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined
  /** Stops a build; it then rejects with the signal's reason, and nothing of it stays behind. */
  readonly signal?: AbortSignal | undefined
}

export interface BuildProgress {
  readonly done: number
  readonly total: number
}

/** What a build made. */
export interface BuildResult {
  readonly summary: BuildSummary
  /** Every document of every feed: its path, format, scope, number of entries and size. */
  readonly feeds: readonly FeedReport[]
  /** Every file of the publication, read when it is asked for. */
  readonly files: readonly BuiltFile[]
  /** What the build did to each file of the output folder, or without `write`, what it would do. */
  readonly changes: readonly FileChange[]
  readonly warnings: readonly Diagnostic[]
  /** What happened to the cache, in a sentence each. */
  readonly notes: readonly string[]
}

/** A file of the publication. */
export interface BuiltFile {
  /** The path from the output folder, with `/`. */
  readonly path: string
  readonly contents: Uint8Array
  /** The contents as text. */
  readonly text: string
}

/** The keys of the config that one feed has. */
type FeedKey = 'site' | 'limit' | 'content' | 'identity' | 'rules'

/** What `createFeed` makes a feed of. */
export interface FeedInput extends Pick<UserConfig, FeedKey> {
  /** Posts as values, in any order. */
  readonly posts: PostInputs
  /**
   * The present, as a date or in milliseconds since 1970: posts with a later date are left out.
   *
   * @defaultValue the time of the call
   */
  readonly now?: Date | number | undefined
  /** Stops the work; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** One feed as text, in each format. */
export interface CreatedFeed {
  /** What may be wrong with the posts, and did not stop the feed. */
  readonly warnings: readonly Diagnostic[]
  /** RSS 2.0. */
  rss(): string
  /** Atom 1.0 (RFC 4287). */
  atom(): string
  /** JSON Feed 1.1. */
  json(): string
}
