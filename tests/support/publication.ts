import { join } from 'node:path'
import {
  type BuildInput,
  type Config,
  findConfig,
  listPosts,
  loadConfig,
  resolveConfig,
  type SourceFile,
  type Timestamp,
  timestamp,
} from '../../src/index.ts'

/** A time at which all the posts of the tests are out. */
export const now: Timestamp = timestamp(Date.UTC(2026, 0, 1))

/** A folder with a config and posts, ready to be built. */
export async function publication(root: string): Promise<BuildInput> {
  const { value: name } = findConfig(root)
  if (name === undefined) throw new Error(`no config in ${root}`)
  const loaded = await loadConfig(root, name)
  if ('code' in loaded) throw new Error(loaded.message)
  const config = configFrom(loaded.written)
  const { value: sources = [], diagnostics } = listPosts({ root, posts: config.posts })
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return { config, sources, now }
}

function configFrom(written: unknown): Config {
  const { value, diagnostics } = resolveConfig(written, (key) => ({ file: key.join('.') }))
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return value
}

/** A publication in memory: texts by path. */
export function inMemory(
  posts: Readonly<Record<string, string>>,
  written: object = {},
): BuildInput {
  const site = { url: 'https://example.org', title: 'Example', language: 'en' }
  return {
    config: configFrom({ site, ...written }),
    sources: Object.entries(posts).map(([path, text]) => memorySource(path, text)),
    now,
  }
}

function memorySource(path: string, text: string): SourceFile {
  return { path, name: `posts/${path}`, read: () => new TextEncoder().encode(text) }
}

/** The sample publication of this repository. */
export function samplePublication(): Promise<BuildInput> {
  return publication(join(import.meta.dirname, '../..'))
}
