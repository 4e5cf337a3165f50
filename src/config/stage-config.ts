import type { Collection } from './collections.ts'
import type { Identity, Limits, ResolvedConfig, SiteConfig } from './resolve.ts'
import type { PermalinkFunction } from './user-config.ts'

/** All of the config that the metadata of a post depends on. Parsing sees no other part of it. */
export interface ParseConfig {
  readonly site: Pick<SiteConfig, 'url' | 'title' | 'language' | 'timezone' | 'authors'>
  readonly permalink: string | PermalinkFunction
  /** By the index that a file has of its collection. */
  readonly collections: readonly Collection[]
  /** The languages that paths may name, as paths spell them. */
  readonly languages: readonly string[]
  readonly identity: Identity
  readonly limits: Limits
}

/** All of the config that the texts of an entry depend on. Rendering sees no other part of it. */
export interface RenderConfig {
  /** The language of the site. An entry names its own only where it is another. */
  readonly language: string | undefined
  /** Where an entry names related posts; empty where it names none. */
  readonly related: readonly ('content' | 'links')[]
}

/** The cache makes its keys of these very objects, so that a key cannot lack an option. */
export function parseConfig(config: ResolvedConfig): ParseConfig {
  const { permalink, collections, languages, identity, limits } = config
  const { url, title, language, timezone, authors } = config.site
  const site = { url, title, language, timezone, authors }
  return { site, permalink, collections, languages, identity, limits }
}

export function renderConfig({ site, related }: ResolvedConfig): RenderConfig {
  return { language: site.language, related: related?.in ?? [] }
}
