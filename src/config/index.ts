/**
 * From the config that a user writes to the resolved one. Only the former has optional keys; every
 * default is applied here and nowhere else.
 */
import type { UserConfig } from './user-config.ts'

export type { Collection } from './collections.ts'
export type { FeedRule, RelatedConfig, TermConfig } from './feed-rules.ts'
export type { KeyPath } from './problem-diagnostics.ts'
export {
  type Identity,
  type ResolvedConfig,
  resolveConfig,
  type SiteConfig,
  siteAuthor,
} from './resolve.ts'
export { configJsonSchema } from './schema.ts'
export { type ParseConfig, parseConfig, type RenderConfig, renderConfig } from './stage-config.ts'
export type {
  PermalinkFunction,
  PermalinkParts,
  PostInfo,
  UserAuthor,
  UserCollection,
  UserConfig,
  UserFeedRule,
  UserSite,
} from './user-config.ts'
export { isEmail, isLanguage } from './validators.ts'

/** Gives a config file its types: `export default defineConfig({ … })`. */
export function defineConfig(config: UserConfig): UserConfig {
  return config
}
