import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compiled } from '../cli/command.ts'
import { filesIn, folderOf, put, textsIn } from '../support/folder.ts'

const config = {
  site: { url: 'https://example.org', title: 'Example' },
  limit: 120,
  feeds: ['site', { scope: 'tag', minPosts: 1, content: 'summary' }],
  sizes: { warning: 1e9, error: 1e9 },
  // a busy machine must not end the long ones
  limits: { post: { seconds: 1000 } },
}

/** Posts of every kind; so many of them that it pays to share them. */
function publication(): string {
  const root = folderOf({ 'feedwright.config.json': JSON.stringify(config) })
  for (let index = 0; index < 1600; index++) {
    const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10)
    put(root, `posts/${day}-p${index}.md`, postNumber(index))
  }
  return root
}

function postNumber(index: number): string {
  const head = `---\ntitle: Запись <i>${index}\nathor: x\ntags: [t${index % 3}]\n---\n`
  switch (index % 12) {
    case 0:
      return `No front matter at all, ${index}.\n`
    case 1:
      return `${head}## 見出し 😀\n\n| a | b |\n|---|---|\n| 1 | ${index} |\n`.replaceAll(
        '\n',
        '\r\n',
      )
    case 2:
      return `${head}The same.\n`.replaceAll(String(index), 'n')
    case 3:
      return `\uFEFF${head}![](javascript:x) <script>x</script> [a](//[)\n`
    case 4:
      return `---\nsummary: ${'long '.repeat(2000)}\n---\n\n`
    default:
      // some are larger than what files are read into at first, and most of them are in no feed
      return `${head}Text *${index}*.\n${index % 300 === 299 ? 'And on and on.\n'.repeat(20_000) : ''}`
  }
}

function pageNumber(index: number): string {
  const date = new Date(Date.UTC(2020, 0, 1 + index)).toISOString()
  const time = index % 9 === 0 ? '' : `<time datetime="${date}">then</time>`
  // some are so long that another thread reads them, which can be ended
  const more = index % 70 === 3 ? 'And on and on. '.repeat(25_000) : ''
  return `<title>Page ${index}</title><article>${time}<p>Text <b>${index}</b>. ${more}</p></article>`
}

interface Place {
  readonly root: string
  readonly out: string
}

function build({ root, out }: Place, flags: readonly string[], node: readonly string[] = []) {
  const options = ['--root', root, '--out', out, '--now', '2026-01-01T00:00:00Z']
  const args = [...node, compiled, 'build', ...options, '--reporter', 'json', ...flags]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { PATH: process.env['PATH'] },
    // root may read everything
    ...(process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}),
  })
  const { build, diagnostics } = JSON.parse(stdout)
  const files = Object.entries(textsIn(out))
  return { status, stderr, build, diagnostics, files }
}

const nobody = 65_534

/** A folder that a build may write to, whoever it is. */
function open(folder: string): string {
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  if (process.getuid?.() === 0) chownSync(folder, nobody, nobody)
  return folder
}

describe('threads', () => {
  test('and caches give the same bytes, the same report and the same problems', () => {
    const root = publication()
    chmodSync(root, 0o755)
    const alone = build({ root, out: open(join(root, 'alone')) }, ['--no-cache', '--threads', '1'])
    expect(alone).toMatchObject({ status: 0, stderr: '' })
    expect(alone.files.length).toBeGreaterThan(10)
    expect(alone.diagnostics.length).toBeGreaterThan(1000)

    const cache = ['--cache', open(join(root, 'cache'))]
    const out = open(join(root, 'out'))
    const same = (...flags: readonly string[]) => {
      expect(build({ root, out }, flags)).toEqual(alone)
      for (const path of filesIn(out)) rmSync(join(out, path))
    }
    same('--no-cache', '--threads', '4')
    same(...cache, '--threads', '1000')
    same(...cache, '--threads', '2')
    for (const name of filesIn(join(root, 'posts'))) utimesSync(join(root, 'posts', name), 1, 1)
    same(...cache, '--threads', '1')

    // with an error nothing is written, and it is one that threads meet
    const [unreadable = ''] = filesIn(join(root, 'posts'))
    chmodSync(join(root, 'posts', unreadable), 0)
    const failed = build({ root, out }, ['--no-cache', '--threads', '1'])
    expect(failed).toMatchObject({ status: 1, files: [] })
    expect(failed.diagnostics).toContainEqual(expect.objectContaining({ code: 'file-unreadable' }))
    expect(build({ root, out }, ['--no-cache', '--threads', '3'])).toEqual(failed)
    expect(build({ root, out }, [...cache, '--threads', '3'])).toEqual(failed)
    chmodSync(join(root, 'posts', unreadable), 0o644)
    same(...cache, '--threads', '3')
  })

  test('parse built pages as this thread does', () => {
    const posts = { from: 'pages', dir: '_site' }
    const root = folderOf({ 'feedwright.config.json': JSON.stringify({ ...config, posts }) })
    chmodSync(root, 0o755)
    for (let index = 0; index < 200; index++) put(root, `_site/p/${index}.html`, pageNumber(index))
    const out = open(join(root, 'out'))
    const built = (...flags: readonly string[]) => {
      const outcome = build({ root, out }, flags)
      for (const path of filesIn(out)) rmSync(join(out, path))
      return outcome
    }
    const alone = built('--no-cache', '--threads', '1')
    expect(alone).toMatchObject({ status: 0, stderr: '' })
    expect(alone.files.length).toBeGreaterThan(3)
    expect(built('--no-cache', '--threads', '3')).toEqual(alone)
    const cache = ['--cache', open(join(root, 'cache'))]
    expect(built(...cache, '--threads', '3')).toEqual(alone)
    expect(built(...cache, '--threads', '3')).toEqual(alone)
  })

  test('that die leave their work to others', () => {
    const root = publication()
    chmodSync(root, 0o755)
    const out = open(join(root, 'out'))
    const alone = build({ root, out }, ['--no-cache', '--threads', '1'])
    for (const end of [
      'process.exit(1)',
      "throw new Error('dead')",
      'for (;;) all.push(new Array(1e6).fill(all))',
    ]) {
      const script = `import { isMainThread, parentPort } from 'node:worker_threads'
        const all = [1]
        let left = 2
        if (!isMainThread) parentPort.prependListener('message', () => { if (left-- === 0) ${end} })`
      put(root, 'die.mjs', script)
      const preload = ['--import', String(pathToFileURL(join(root, 'die.mjs')))]
      const ran = build({ root, out }, ['--no-cache', '--threads', '3'], preload)
      expect(ran).toEqual({ ...alone, stderr: expect.anything() })
    }
  })
})
