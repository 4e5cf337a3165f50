import { expect, test } from 'vitest'
import { configJsonSchema } from '../../src/config/index.ts'

test('the JSON Schema knows every key, what is required, and nothing else', () => {
  expect(configJsonSchema()).toMatchObject({
    required: ['site'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      site: {
        required: ['url', 'title'],
        additionalProperties: false,
        properties: {
          url: { type: 'string', format: 'uri' },
          authors: {
            additionalProperties: { required: ['name'], additionalProperties: false },
          },
        },
      },
      limit: { type: 'integer', minimum: 1, default: 30 },
      content: { enum: ['full', 'summary'], default: 'full' },
      identity: { anyOf: [{ const: 'permalink' }, { additionalProperties: false }] },
    },
  })
})

test('a function, which JSON cannot hold, does not make every value right', () => {
  expect(configJsonSchema()).toHaveProperty('properties.permalink.type', 'string')
})
