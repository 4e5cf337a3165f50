/**
 * From the written config to the resolved one. Only the written one has optional keys; every
 * default is applied here and nowhere else.
 */
import type { UserConfig } from './user-config.ts'

export type { KeyPath } from './explain.ts'
export type { FeedRule, Related, TermConfig } from './feed-rules.ts'
export { type Identity, type ResolvedConfig, resolveConfig, type SiteConfig } from './resolve.ts'
export { configJsonSchema } from './schema.ts'
export { type ParseConfig, parseConfig, type RenderConfig, renderConfig } from './stage-config.ts'
export type {
  FeedScope,
  PermalinkFunction,
  PermalinkParts,
  PostInfo,
  TermScope,
  UserAuthor,
  UserConfig,
  UserFeedRule,
  UserSite,
} from './user-config.ts'
export { isEmail, isLanguage } from './validators.ts'

/** Types a config file: `export default defineConfig({ … })`. */
export function defineConfig(config: UserConfig): UserConfig {
  return config
}
