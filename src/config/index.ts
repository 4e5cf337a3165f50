/**
 * From the written config to the resolved one. Only the written one has optional keys; every
 * default is applied here and nowhere else.
 */
import type { WrittenConfig } from './written.ts'

export type { KeyPath } from './explain.ts'
export type { FeedRule, Related, TermFacts } from './feeds.ts'
export { isEmail, isLanguage } from './forms.ts'
export { type Config, type Identity, resolveConfig, type Site } from './resolve.ts'
export { configJsonSchema } from './schema.ts'
export type {
  PermalinkFunction,
  PermalinkParts,
  PostFacts,
  Scope,
  TermScope,
  WrittenAuthor,
  WrittenConfig,
  WrittenFeedRule,
  WrittenSite,
} from './written.ts'

/** Types a config file: `export default defineConfig({ … })`. */
export function defineConfig(config: WrittenConfig): WrittenConfig {
  return config
}
