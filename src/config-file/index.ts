import { readFileSync, statSync } from 'node:fs'
import { extname, join, relative, resolve } from 'node:path'
import type { KeyPath } from '../config/index.ts'
import { diagnostic, jsonFault, jsonSpan, lineAndColumn, type Place } from '../diagnostics/index.ts'
import { slashed } from '../files/index.ts'
import { failure, type Result, success } from '../model/index.ts'
import { evaluateConfig, faultOf } from './evaluate-config.ts'
import { importsOf } from './imported-files.ts'

import type { OpenSiteFolder } from './open-site-folder.ts'

export type { OpenSiteFolder } from './open-site-folder.ts'

/** The names of a config file, in the order in which they are looked for. */
export const configNames = [
  'feedwright.config.ts',
  'feedwright.config.mjs',
  'feedwright.config.js',
  'feedwright.config.json',
] as const

/** What a config file says, unchecked, and where it says it. */
export interface LoadedConfig {
  readonly config: unknown
  /** The format gives lines for JSON only. */
  placeOf(key: KeyPath): Place
  /** The file, and those that it imports, from the root. */
  readonly files: readonly string[]
}

/**
 * The config file of a folder, if there is one; others beside it are not read. An empty file is none: a
 * shell makes it before `feedwright > feedwright.config.mjs` begins to look.
 */
export function findConfig(root: string): Result<string> {
  const [used, ...ignored] = configNames.filter((name) => {
    return (statSync(join(root, name), { throwIfNoEntry: false })?.size ?? 0) > 0
  })
  if (used === undefined) return failure()
  const diagnostics = ignored.map((file) => diagnostic('config-ignored', { file }, { used }))
  return success(used, diagnostics)
}

/** Reads a config file, or runs it if it is a program. */
export async function loadConfig(root: string, name: string): Promise<Result<LoadedConfig>> {
  const path = resolve(root, name)
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile()
  if (!isFile) return failure(diagnostic('config-not-found', { file: name }, { path }))
  try {
    if (extname(path) === '.json') return fromJson(readFileSync(path, 'utf8'), name)
    const imported = importsOf(path)
    const config = await evaluateConfig(path, imported)
    const files = [name, ...imported.map((file) => slashed(relative(root, file)))]
    return success({ config, files, placeOf: () => ({ file: name }) })
  } catch (error) {
    const { reason, place } = await faultOf(error, path)
    return failure(diagnostic('config-broken', { file: name, ...place }, { reason }))
  }
}

function fromJson(text: string, name: string): Result<LoadedConfig> {
  const placeAt = (offset: number): Place => ({ file: name, ...lineAndColumn(text, offset) })
  const placeOf = (key: KeyPath): Place => {
    const offset = offsetOf(text, key)
    return offset === undefined ? { file: name } : placeAt(offset)
  }
  try {
    return success({ config: JSON.parse(text), files: [name], placeOf })
  } catch {
    const { reason, offset } = jsonFault(text)
    return failure(diagnostic('config-broken', placeAt(offset), { reason }))
  }
}

/** The offset of the key, or of the nearest thing around a key that is missing. */
function offsetOf(text: string, key: KeyPath): number | undefined {
  for (let length = key.length; length > 0; length--) {
    const span = jsonSpan(text, key.slice(0, length))
    if (span !== undefined) return span.start
  }
  return undefined
}

/** Opens the folder of a site. What reads a generator’s own config is loaded for this alone. */
export async function openSiteFolder(root: string): Promise<OpenSiteFolder> {
  const opener = await import('./open-site-folder.ts')
  return opener.openSiteFolder(root)
}
