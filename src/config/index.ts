/**
 * From the written config to the resolved one. Only the written one has optional keys; every
 * default is applied here and nowhere else.
 */
import * as z from 'zod'
import { schema, type WrittenConfig } from './schema.ts'

export { type Config, type Identity, type KeyPath, resolveConfig, type Site } from './resolve.ts'
export {
  isEmail,
  isLanguage,
  type PermalinkFunction,
  type PermalinkParts,
  permalinkNames,
  type WrittenAuthor,
  type WrittenConfig,
  type WrittenSite,
} from './schema.ts'

/** Types a config file: `export default defineConfig({ … })`. */
export function defineConfig(config: WrittenConfig): WrittenConfig {
  return config
}

/** The JSON Schema of a config file, for editors. Functions cannot be written in JSON. */
export function configJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.anyOf === undefined) return
      jsonSchema.anyOf = jsonSchema.anyOf.filter((shape) => Object.keys(shape).length > 0)
    },
  })
}
