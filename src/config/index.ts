/**
 * From the written config to the resolved one. Only the written one has optional keys; every
 * default is applied here and nowhere else.
 */
import type { WrittenConfig } from './written.ts'

export { type Config, type Identity, type KeyPath, resolveConfig, type Site } from './resolve.ts'
export {
  isEmail,
  isLanguage,
  jsonSchema as configJsonSchema,
} from './schema.ts'
export type {
  PermalinkFunction,
  PermalinkParts,
  WrittenAuthor,
  WrittenConfig,
  WrittenSite,
} from './written.ts'

/** Types a config file: `export default defineConfig({ … })`. */
export function defineConfig(config: WrittenConfig): WrittenConfig {
  return config
}
