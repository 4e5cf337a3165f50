import type { FormatName } from '../model/index.ts'

/** The config as it is written: most keys may be left out. */
export interface WrittenConfig {
  readonly $schema?: string | undefined
  readonly site: WrittenSite
  readonly posts?: string | undefined
  readonly out?: string | undefined
  readonly permalink?: string | PermalinkFunction | undefined
  readonly limit?: number | undefined
  readonly content?: 'full' | 'summary' | undefined
  readonly identity?: 'permalink' | { readonly authority?: string | undefined } | undefined
  readonly files?: Partial<Readonly<Record<FormatName, string | undefined>>> | undefined
}

export interface WrittenSite {
  readonly url: string
  readonly title: string
  readonly description?: string | undefined
  readonly language?: string | undefined
  readonly timezone?: string | undefined
  readonly authors?: Readonly<Record<string, WrittenAuthor>> | undefined
  readonly copyright?: string | undefined
  readonly image?: string | undefined
  readonly icon?: string | undefined
  readonly favicon?: string | undefined
}

export interface WrittenAuthor {
  readonly name: string
  readonly url?: string | undefined
  readonly email?: string | undefined
  readonly avatar?: string | undefined
}

/** What a permalink is made of: a part of the post, before it has a URL. */
export interface PermalinkParts {
  /** The folder of the file and the slug: `international/kremlin`. */
  readonly path: string
  readonly slug: string
  readonly title: string | undefined
  /** In the site's time zone: `2025`, `05`, `17`. */
  readonly year: string
  readonly month: string
  readonly day: string
  /** The first category as a part of a URL, or an empty text. */
  readonly category: string
}

export type PermalinkFunction = (post: PermalinkParts) => string
