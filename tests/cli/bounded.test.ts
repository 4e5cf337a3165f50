import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { folderOf } from '../support/folder.ts'
import { pathologies } from '../support/pathological.ts'
import { compiled, post } from './command.ts'

const site = { url: 'https://example.org', title: 'Example' }
const bounds = ['text-too-complex', 'text-expands', 'post-slow', 'post-memory', 'post-empty']
/** The rest of those that are named, where one was slow. */
const waiting = 'post-waiting'

function build(posts: Readonly<Record<string, string>>, seconds: number) {
  const config = { site, limit: 1000, limits: { post: { seconds } }, sizes: { error: 1e9 } }
  const good = Array.from({ length: 100 }, (_, index) => [`posts/good-${index}.md`, post()])
  const root = folderOf({
    'feedwright.config.json': JSON.stringify(config),
    ...Object.fromEntries(good),
    ...posts,
  })
  const flags = ['--root', root, '--no-cache', '--reporter', 'json']
  const { status, stdout } = spawnSync(process.execPath, [compiled, ...flags], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const found: readonly { code: string; file: string; severity: string }[] =
    JSON.parse(stdout).diagnostics
  return { status, found }
}

describe('hostile Markdown beside a hundred good posts', () => {
  test.each([16_000, 64_000, 256_000])(
    'every class of %i characters is published or named, and the build ends',
    (length) => {
      const posts = Object.entries(pathologies).map(([name, make]) => {
        return [`posts/bad/${name.replaceAll(' ', '-')}.md`, post('', make(length))]
      })
      const { status, found } = build(Object.fromEntries(posts), 1)
      expect(status).toBe(1)
      for (const { code, file } of found.filter(({ severity }) => severity === 'error')) {
        expect(bounds).toContain(code)
        expect(file).toContain('/posts/bad/')
      }
      const named = found.filter(({ code }) => [...bounds, waiting].includes(code))
      expect(named.length).toBeGreaterThan(posts.length / 3)
    },
    300_000,
  )
})

const slow = '-\n'.repeat(200_000)

test('a post that takes too long is ended, and named', () => {
  const { status, found } = build({ 'posts/slow.md': post('', slow) }, 1)
  expect(status).toBe(1)
  expect(found).toMatchObject([{ code: 'post-slow' }])
})

test('of many posts that take too long one is waited for, and all are named', () => {
  const names = Array.from({ length: 12 }, (_, index) => `posts/slow-${index}.md`)
  const start = performance.now()
  const posts = Object.fromEntries(names.map((name) => [name, post('', slow)]))
  const { status, found } = build(posts, 4)
  // at most what a few take, where twelve would take 48 seconds
  expect(performance.now() - start).toBeLessThan(40_000)
  expect(status).toBe(1)
  const [ended, ...others] = found.map(({ code }) => code).sort()
  // a fast machine fills the memory before the time is over
  expect(['post-slow', 'post-memory']).toContain(ended)
  expect(others).toEqual(names.slice(1).map(() => waiting))
})

const library = pathToFileURL(join(import.meta.dirname, '../../lib/index.js')).href

/** The problems of one post that is a value. */
async function problemsOf(markdown: string, name: 'build' | 'createFeed', seconds?: number) {
  const { [name]: make, BuildError } = await import(library)
  const posts = [{ url: '/bad', date: '2025-01-01', title: 'Bad', markdown }]
  const limits = seconds && { post: { seconds } }
  const config = { site, limits, sizes: { error: 1e9 } }
  const options = name === 'build' ? { config, posts, write: false } : { site, posts }
  const error = await make(options).catch((fault: unknown) => fault)
  if (error instanceof BuildError) return error.diagnostics
  if (error instanceof Error) throw error
  return []
}

describe('a post that is a value', () => {
  test.each(Object.entries(pathologies))(
    'of 256,000 characters is published or named: %s',
    async (_, make) => {
      for (const { code, severity, file } of await problemsOf(make(256_000), 'build', 1)) {
        if (severity !== 'error') continue
        expect(bounds).toContain(code)
        expect(file).toBe('posts[0]')
      }
    },
    60_000,
  )

  test('is ended where it takes too long, in a feed of its own as well', async () => {
    const found = await problemsOf(`a\n\n${'- '.repeat(12_000)}a`, 'createFeed')
    expect(found).toMatchObject([{ code: 'post-slow', file: 'posts[0]', line: 3 }])
  })
})
