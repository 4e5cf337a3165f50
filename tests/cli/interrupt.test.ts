import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, put } from '../support/folder.ts'

/** The compiled command: a signal is sent to a process. `npm ci` leaves it behind. */
const command = join(import.meta.dirname, '../../lib/cli/main.js')

/** Posts that take some seconds to render. */
function publication(): string {
  const root = folderOf()
  const text = 'Some *words* and a [link](https://example.org/) with `code`, again. '.repeat(300)
  for (let index = 0; index < 400; index++) {
    put(root, `posts/p${index}.md`, `---\ndate: 2025-05-17\ntitle: P${index}\n---\n${text}\n`)
  }
  mkdirSync(join(root, 'tmp'))
  return root
}

test.each([
  ['SIGINT', '--cache', '.cache'],
  ['SIGTERM', '--no-cache'],
] as const)('%s ends a build with 130, and nothing of it is left', async (signal, ...cache) => {
  const root = publication()
  const flags = ['--site', 'https://example.org', '--limit', '400', ...cache]
  const build = spawn(process.execPath, [command, ...flags], {
    cwd: root,
    env: { ...process.env, TMPDIR: join(root, 'tmp') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  build.stderr.on('data', (text) => {
    said += text
  })
  // the build is in the midst of it once it keeps something
  const kept = join(root, cache[0] === '--cache' ? '.cache' : 'tmp')
  const isAtWork = () => existsSync(kept) && readdirSync(kept).length > 0
  while (!isAtWork()) await new Promise((go) => setTimeout(go, 20))
  build.kill(signal)
  const [status] = await once(build, 'exit')
  expect([status, said]).toEqual([130, ''])
  expect(existsSync(join(root, 'dist'))).toBe(false)
  expect(readdirSync(join(root, 'tmp'))).toEqual([])
  if (existsSync(kept)) expect(readdirSync(kept)).toEqual([])
})
