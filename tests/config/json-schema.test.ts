import { expect, test } from 'vitest'
import { configJsonSchema, resolveConfig } from '../../src/config/index.ts'
import { orThrow } from '../support/or-throw.ts'

test('the JSON Schema knows every key, what is required, and nothing else', () => {
  expect(configJsonSchema()).toMatchObject({
    // a generator's own config may say the rest
    if: { required: ['generator'] },
    else: { required: ['site'], properties: { site: { required: ['url', 'title'] } } },
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      site: {
        additionalProperties: false,
        properties: {
          url: { type: 'string', format: 'uri' },
          authors: {
            additionalProperties: { required: ['name'], additionalProperties: false },
          },
        },
      },
      limit: { type: 'integer', minimum: 1, default: 30 },
      content: {
        anyOf: [{ enum: ['full', 'summary'] }, { required: ['from', 'dir'] }],
        default: 'full',
      },
      identity: { anyOf: [{ const: 'permalink' }, { additionalProperties: false }] },
    },
  })
})

test('a function, which JSON cannot hold, does not make every value right', () => {
  expect(configJsonSchema()).toHaveProperty('properties.permalink.anyOf.length', 2)
})

test('a config that states every default is the one that states none', () => {
  const { properties } = configJsonSchema() as unknown as SchemaNode
  const { site, feeds } = properties ?? {}
  const required = { url: 'https://example.org', title: 'Example' }
  const rule = { scope: 'category', ...defaultsOf(feeds?.items?.anyOf?.[1]) }
  expect(Object.keys(rule)).toContain('formats')
  const stated = {
    ...defaultsOf({ properties: properties ?? {} }),
    site: { ...required, ...defaultsOf(site) },
    feeds: ['site', rule, 'author'],
    files: defaultsOf(properties?.['files']),
    sizes: defaultsOf(properties?.['sizes']),
    related: defaultsOf(properties?.['related']),
  }
  const resolve = (config: object) => orThrow(resolveConfig(config, () => ({ file: 'config' })))
  expect(resolve(stated)).toEqual(resolve({ site: required, related: {} }))
})

interface SchemaNode {
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
}

function defaultsOf(node: SchemaNode | undefined): object {
  const stated = Object.entries(node?.properties ?? {}).flatMap(([key, child]) => {
    return child.default === undefined ? [] : [[key, child.default] as const]
  })
  return Object.fromEntries(stated)
}
