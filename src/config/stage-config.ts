import type { Identity, ResolvedConfig, SiteConfig } from './resolve.ts'
import type { PermalinkFunction } from './user-config.ts'

/** All of the config that a post's metadata depends on: parsing sees nothing else. */
export interface ParseConfig {
  readonly site: Pick<SiteConfig, 'url' | 'title' | 'language' | 'timezone' | 'authors'>
  readonly permalink: string | PermalinkFunction
  readonly identity: Identity
}

/** All of the config that the texts of an entry depend on: rendering sees nothing else. */
export interface RenderConfig {
  /** The site's own language: an entry names its language only where it differs. */
  readonly language: string | undefined
  /** Where an entry names related posts. */
  readonly related: readonly ('content' | 'links')[]
}

/** These objects are also what the cache is keyed by, so that no option can be forgotten in a key. */
export function parseConfig({ site, permalink, identity }: ResolvedConfig): ParseConfig {
  const { url, title, language, timezone, authors } = site
  return { site: { url, title, language, timezone, authors }, permalink, identity }
}

export function renderConfig({ site, related }: ResolvedConfig): RenderConfig {
  return { language: site.language, related: related?.in ?? [] }
}
