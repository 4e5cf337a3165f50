import { existsSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { KeyPath } from '../config/index.ts'
import {
  type Diagnostic,
  diagnostic,
  jsonFault,
  jsonOffset,
  lineAndColumn,
  type Place,
} from '../diagnostics/index.ts'
import { reasonOf } from './host-error.ts'

/** The names of a config file, in the order in which they are looked for. */
export const configNames = [
  'feedwright.config.ts',
  'feedwright.config.mjs',
  'feedwright.config.js',
  'feedwright.config.json',
] as const

/** What a config file says, unchecked, and where it says it. */
export interface LoadedConfig {
  readonly written: unknown
  /** The format gives lines for JSON only. */
  placeOf(key: KeyPath): Place
}

/** The config file of a folder, if there is one. */
export function findConfig(root: string): string | undefined {
  return configNames.find((name) => existsSync(join(root, name)))
}

/** Reads a config file. Code among them runs: unlike front matter, it is the owner's own program. */
export async function loadConfig(root: string, name: string): Promise<LoadedConfig | Diagnostic> {
  const path = resolve(root, name)
  try {
    if (extname(path) === '.json') return fromJson(readFileSync(path, 'utf8'), name)
    const written = await importDefault(path)
    return { written, placeOf: () => ({ file: name }) }
  } catch (error) {
    return diagnostic('config-broken', { file: name }, { reason: reasonOf(error) })
  }
}

function fromJson(text: string, name: string): LoadedConfig | Diagnostic {
  try {
    const written: unknown = JSON.parse(text)
    return {
      written,
      placeOf: (key) => {
        const offset = offsetOf(text, key)
        return offset === undefined
          ? { file: name }
          : { file: name, ...lineAndColumn(text, offset) }
      },
    }
  } catch {
    const { reason, offset } = jsonFault(text)
    return diagnostic('config-broken', { file: name, ...lineAndColumn(text, offset) }, { reason })
  }
}

/** Of the key, or of the nearest thing around a key that is missing. */
function offsetOf(text: string, key: KeyPath): number | undefined {
  for (let length = key.length; length > 0; length--) {
    const offset = jsonOffset(text, key.slice(0, length))
    if (offset !== undefined) return offset
  }
  return undefined
}

async function importDefault(path: string): Promise<unknown> {
  if (extname(path) === '.ts') {
    // loaded for this alone: it is as large as all the rest
    const { createJiti } = await import('jiti')
    const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false })
    return jiti.import(path, { default: true })
  }
  const module: { default?: unknown } = await import(pathToFileURL(path).href)
  return module.default
}
