import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { filesIn, folderOf, put } from '../support/folder.ts'
import { compiled } from './command.ts'

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
  const build = spawn(process.execPath, [compiled, ...flags], {
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

/** Builds a feed for each of twenty tags, and is killed when so many files were renamed. */
function killedBuild(cache: string): { readonly root: string; readonly dist: string } {
  const root = folderOf()
  for (let index = 0; index < 20; index++) {
    put(root, `posts/p${index}.md`, `---\ndate: 2025-05-17\ntags: [t${index}]\n---\nText.\n`)
  }
  put(
    root,
    'feedwright.config.json',
    JSON.stringify({
      site: { url: 'https://example.org', title: 'Example' },
      feeds: ['site', { scope: 'tag', minPosts: 1 }],
    }),
  )
  put(
    root,
    'die.mjs',
    `import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const { renameSync } = fs
    let left = 30
    fs.renameSync = (...args) => {
      if (fs.existsSync(args[0]) && left-- === 0) process.kill(process.pid, 'SIGKILL')
      renameSync(...args)
    }
    syncBuiltinESMExports()`,
  )
  const preload = ['--import', String(pathToFileURL(join(root, 'die.mjs')))]
  const { signal } = spawnSync(process.execPath, [...preload, ...buildOf(root, cache)])
  expect(signal).toBe('SIGKILL')
  return { root, dist: join(root, 'dist') }
}

function buildOf(root: string, cache: string): readonly string[] {
  return [compiled, 'build', '--quiet', '--root', root, '--cache', cache]
}

const hiddenIn = (folder: string) => filesIn(folder).filter((path) => path.includes('.~'))

test('a build that is killed leaves no hidden file in the output folder, nor in the cache for long', () => {
  const cache = join(folderOf(), 'cache')
  const { root, dist } = killedBuild(cache)
  expect(filesIn(dist).length).toBeGreaterThan(20)
  expect(hiddenIn(dist)).toEqual([])
  expect(hiddenIn(cache).length).toBeGreaterThan(20)
  expect(spawnSync(process.execPath, buildOf(root, cache)).status).toBe(0)
  expect([...hiddenIn(dist), ...hiddenIn(cache)]).toEqual([])
})

test.skipIf(!existsSync('/dev/shm'))(
  'with a cache on another device, the next build removes the hidden files',
  () => {
    const cache = mkdtempSync('/dev/shm/feedwright-')
    onTestFinished(() => rmSync(cache, { recursive: true, force: true }))
    const { root, dist } = killedBuild(cache)
    expect(hiddenIn(dist).length).toBeGreaterThan(20)
    expect(spawnSync(process.execPath, buildOf(root, cache)).status).toBe(0)
    expect(hiddenIn(dist)).toEqual([])
  },
)
