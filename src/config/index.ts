/**
 * From the config that a user writes to the resolved one. Only the former has optional keys; every
 * default is applied here and nowhere else.
 */
import type { UserConfig, UserGeneratorConfig } from './user-config.ts'

export type { Collection } from './collections.ts'
export type { FeedRule, TermConfig } from './feed-rules.ts'
export { type PermalinkRule, withEnding } from './permalink-rule.ts'
export type { KeyPath } from './problem-diagnostics.ts'
export {
  articlePages,
  type FieldNames,
  type Identity,
  type ResolvedConfig,
  resolveConfig,
  type SiteConfig,
  siteAuthor,
} from './resolve.ts'
export { configJsonSchema } from './schema.ts'
export { type ParseConfig, parseConfig, type RenderConfig, renderConfig } from './stage-config.ts'
export type { SubscribePagesConfig } from './subscribe-pages.ts'
export type {
  ComponentFunction,
  PermalinkFunction,
  PermalinkParts,
  PostInfo,
  UserAuthor,
  UserConfig,
  UserFieldNames,
  UserGeneratorConfig,
  UserPermalink,
  UserSite,
} from './user-config.ts'
export { isEmail, isLanguage, isTimezone, type PermalinkPlaceholder } from './validators.ts'

/** Gives a config file its types: `export default defineConfig({ … })`. */
export function defineConfig<Config extends UserConfig | UserGeneratorConfig>(
  config: Config,
): Config {
  return config
}
