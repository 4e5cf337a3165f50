import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configJsonSchema } from '../../src/config/index.ts'

/** A key of the config, as its schema describes it. */
export interface ConfigKey {
  /** `feeds[].scope`, `site.authors.KEY.name`, `terms.tag.NAME.title` */
  readonly path: string
  readonly description: string
  /** What may stand there, in a few words. */
  readonly values: string
  /** As it is written in a config that is a module; undefined where there is none. */
  readonly default: string | undefined
}

interface SchemaNode {
  readonly type?: string
  readonly format?: string
  readonly const?: string
  readonly enum?: readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
}

/** Every key, those inside maps, lists and unions too, in the order of the schema. */
export function configKeys(): readonly ConfigKey[] {
  return keysIn(configJsonSchema(), '')
}

function keysIn(node: SchemaNode, path: string): readonly ConfigKey[] {
  const { properties = {}, additionalProperties: values, items, anyOf = [] } = node
  const own = Object.entries(properties).flatMap(([name, child]) => {
    const key = path === '' ? name : `${path}.${name}`
    const usual = child.default === undefined ? undefined : literal(child.default)
    const { description = '' } = child
    return [
      { path: key, description, values: valuesOf(child), default: usual },
      ...keysIn(child, key),
    ]
  })
  const placeholder = path.startsWith('terms.') ? 'NAME' : 'KEY'
  return [
    ...own,
    ...(typeof values === 'object' ? keysIn(values, `${path}.${placeholder}`) : []),
    ...(items === undefined ? [] : keysIn(items, `${path}[]`)),
    ...shapesOf(anyOf).flatMap((shape) => keysIn(shape, path)),
  ]
}

/** What may stand alone as well as in a list is described in the list. */
function shapesOf(anyOf: readonly SchemaNode[]): readonly SchemaNode[] {
  const lists = anyOf.filter(({ items }) => items !== undefined)
  return lists.length > 0 ? lists : anyOf
}

function valuesOf({ type, format, const: only, enum: names, items, anyOf }: SchemaNode): string {
  if (anyOf !== undefined) return [...new Set(anyOf.map(valuesOf))].join(', or ')
  if (only !== undefined) return `\`${literal(only)}\``
  if (names !== undefined) return names.map((name) => `\`${literal(name)}\``).join(', ')
  if (items !== undefined) return `list of: ${valuesOf(items)}`
  if (type === 'string') return format === 'uri' ? 'URL' : 'text'
  if (type === 'boolean') return '`true`, `false`'
  if (type === undefined) return 'function'
  return type === 'object' ? 'map' : 'whole number'
}

function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('"', "'").replaceAll("','", "', '")
}

/** Where the keys of the interfaces of `user-config.ts` are in the config. */
const interfaces: Readonly<Record<string, string>> = {
  UserConfig: '',
  UserCollection: 'posts[].',
  UserSite: 'site.',
  UserAuthor: 'site.authors.KEY.',
  UserPermalink: 'permalink.',
  UserPages: 'content.',
  UserSubscribePages: 'pages.',
  UserImages: 'images.',
  UserIdentity: 'identity.',
  UserFeedRule: 'feeds[].',
  UserTerm: 'terms.category.NAME.',
  UserRelated: 'related.',
  UserTombstones: 'tombstones.',
  UserSizes: 'sizes.',
  UserLimits: 'limits.',
  UserPostLimits: 'limits.post.',
}

/**
 * The text of `user-config.ts` with the comment that the schema has for each key.
 *
 * @throws Error for a key of an interface that the schema does not have, and the other way round
 */
export function commentedUserConfig(): string {
  const file = join(import.meta.dirname, '../../src/config/user-config.ts')
  const keys = new Map(configKeys().map((key) => [key.path, key]))
  return readFileSync(file, 'utf8').replace(
    /(?<=^export interface (User\w+) \{\n)[\s\S]+?(?=^\})/gm,
    (body, name: string) => {
      const prefix = interfaces[name]
      const names = [...body.matchAll(/^ {2}readonly (\$?\w+)\??:/gm)].map(([, key]) => key)
      const expected = [...keys.keys()].flatMap((path) => {
        const rest = path.startsWith(prefix ?? ' ') ? path.slice(prefix?.length) : ''
        return /^\$?\w+$/.test(rest) ? [rest] : []
      })
      if (names.join() !== expected.join()) {
        throw new Error(`${name} has the keys ${names.join()}, and the schema ${expected.join()}`)
      }
      return body
        .replace(/^ {2}\/\*\*[\s\S]*?\*\/\n/gm, '')
        .replace(/^ {2}readonly (\$?\w+)\??:/gm, (line, key: string) => {
          return commentOf(keys.get(prefix + key)) + line
        })
    },
  )
}

function commentOf(key: ConfigKey | undefined): string {
  const { description = '', default: usual } = key ?? {}
  const single = `  /** ${description} */\n`
  if (usual === undefined && single.length <= 101) return single
  const lines = description.match(/.{1,95}(?: |$)/g) ?? []
  const tail = usual === undefined ? [] : ['', `@defaultValue \`${usual}\``]
  const body = [...lines, ...tail].map((line) => `   * ${line}`.trimEnd())
  return `  /**\n${body.join('\n')}\n   */\n`
}
