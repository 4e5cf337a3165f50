import { expect, test } from 'vitest'
import { resolveConfig } from '../../src/config/index.ts'
import { configKeys } from '../support/config-keys.ts'

/** Values of every type; for each key, most of them are wrong. */
const values = [0, 5, -1.5, '', 'x', true, null, [], [0], ['x'], [[]], [{}], {}, { x: 0 }, () => 0]

/** A config that has a value at the path of a key, and below it what the path goes through. */
function configWith(path: string, value: unknown): unknown {
  const [name = '', ...rest] = path.split(/\.|(?=\[\])/)
  const inner =
    rest.length === 0 ? value : configWith(rest.join('.').replaceAll('.[]', '[]'), value)
  return name === '[]' ? [inner] : { [name]: inner }
}

/** How the messages of the package begin or go on that checks the config. */
const ofZod = /Invalid|expected|received|Too (?:small|big)|Unrecognized/

const site = { url: 'https://example.org', title: 'Example' }

test.each(configKeys().map(({ path }) => path))('%s says what it must be in our words', (path) => {
  for (const value of values) {
    const config = { site, ...(configWith(path, value) as object) }
    const { diagnostics } = resolveConfig(config, () => ({ file: 'config' }))
    for (const { message } of diagnostics) {
      expect(message).not.toMatch(ofZod)
    }
  }
})

test('a config that is no map says so', () => {
  for (const value of values) {
    const { diagnostics } = resolveConfig(value, () => ({ file: 'config' }))
    for (const { message } of diagnostics) expect(message).not.toMatch(ofZod)
  }
})
