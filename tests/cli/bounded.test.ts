import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf } from '../support/folder.ts'
import { pathologies } from '../support/pathological.ts'
import { post } from './command.ts'

/** The compiled command, because threads need it. `npm ci` leaves it behind. */
const command = join(import.meta.dirname, '../../lib/cli/main.js')

const site = { url: 'https://example.org', title: 'Example' }
const bounds = ['text-too-complex', 'text-expands', 'post-slow', 'post-memory', 'post-empty']

function build(posts: Readonly<Record<string, string>>, seconds: number) {
  const config = { site, limit: 1000, limits: { post: { seconds } }, sizes: { error: 1e9 } }
  const good = Array.from({ length: 100 }, (_, index) => [`posts/good-${index}.md`, post()])
  const root = folderOf({
    'feedwright.config.json': JSON.stringify(config),
    ...Object.fromEntries(good),
    ...posts,
  })
  const flags = ['--root', root, '--no-cache', '--reporter', 'json']
  const { status, stdout } = spawnSync(process.execPath, [command, ...flags], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const found: readonly { code: string; file: string; severity: string }[] =
    JSON.parse(stdout).diagnostics
  return { status, errors: found.filter(({ severity }) => severity === 'error') }
}

describe('hostile Markdown beside a hundred good posts', () => {
  test.each([16_000, 64_000, 256_000])(
    'every class of %i characters is published or named, and the build ends',
    (length) => {
      const posts = Object.entries(pathologies).map(([name, make]) => {
        return [`posts/bad/${name.replaceAll(' ', '-')}.md`, post('', make(length))]
      })
      const { status, errors } = build(Object.fromEntries(posts), 1)
      expect(status).toBe(1)
      for (const { code, file } of errors) {
        expect(bounds).toContain(code)
        expect(file).toContain('/posts/bad/')
      }
      expect(errors.length).toBeGreaterThan(posts.length / 3)
    },
    300_000,
  )
})

test('a post that takes too long is ended, and named', () => {
  const { status, errors } = build({ 'posts/slow.md': post('', '-\n'.repeat(200_000)) }, 1)
  expect(status).toBe(1)
  expect(errors).toMatchObject([{ code: 'post-slow' }])
})
