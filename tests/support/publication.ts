import { join } from 'node:path'
import { resolveConfig } from '../../src/config/index.ts'
import { findConfig, loadConfig } from '../../src/config-file/index.ts'
import { prettyDiagnostics } from '../../src/diagnostics/index.ts'
import { type Timestamp, timestamp } from '../../src/model/index.ts'
import type { PipelineInput } from '../../src/pipeline.ts'
import { listPosts } from '../../src/source/index.ts'
import { source } from './builders.ts'
import { orThrow } from './or-throw.ts'

/** A time at which all the posts of the tests are out. */
export const now: Timestamp = timestamp(Date.UTC(2026, 0, 1))

/** A folder with a config and posts, ready to be built. */
export async function publication(root: string): Promise<PipelineInput> {
  const { value: name } = findConfig(root)
  if (name === undefined) throw new Error(`no config in ${root}`)
  const loaded = orThrow(await loadConfig(root, name))
  const config = orThrow(resolveConfig(loaded.config, loaded.placeOf))
  const { value: sources = [], diagnostics } = await listPosts({ root, ...config })
  if (diagnostics.length > 0) throw new Error(prettyDiagnostics(diagnostics))
  return { config, sources, now }
}

/** A publication in memory: texts by path. */
export function inMemory(
  posts: Readonly<Record<string, string>>,
  written: object = {},
): PipelineInput {
  const site = { url: 'https://example.org', title: 'Example', language: 'en' }
  return {
    config: orThrow(resolveConfig({ site, ...written }, (key) => ({ file: key.join('.') }))),
    sources: Object.entries(posts).map(([path, text]) => source(path, text)),
    now,
  }
}

/** The sample publication of this repository. */
export function samplePublication(): Promise<PipelineInput> {
  return publication(join(import.meta.dirname, '../..'))
}
