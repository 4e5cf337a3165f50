import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { compiled, feedwright } from '../cli/command.ts'
import { folderOf, put, read, stateOf } from '../support/folder.ts'
import { post } from './serving.ts'

const json = JSON.stringify({ site: { url: 'https://example.org', title: 'Example' } })

interface Running {
  readonly process: ChildProcess
  /** Fulfils with what is said so far, once this is a part of it. */
  says(text: string | RegExp): Promise<string>
  end(signal: NodeJS.Signals): Promise<{ readonly status: number; readonly said: string }>
}

function running(root: string, ...argv: readonly string[]): Running {
  mkdirSync(join(root, 'tmp'), { recursive: true })
  const child = spawn(process.execPath, [compiled, ...argv], {
    cwd: root,
    env: { ...process.env, TMPDIR: join(root, 'tmp'), NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  let check = () => {}
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
    check()
  })
  return {
    process: child,
    says: (text) =>
      new Promise((resolve, reject) => {
        check = () => {
          if (typeof text === 'string' ? said.includes(text) : text.test(said)) resolve(said)
        }
        child.once('exit', () => reject(new Error(`it ended, and said ${said}`)))
        check()
      }),
    async end(signal) {
      const ended = once(child, 'exit')
      child.kill(signal)
      const [status] = await ended
      return { status, said }
    },
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the server with 0, open connections too, and nothing is left',
  async (signal) => {
    const root = folderOf({ 'posts/a.md': post('A'), 'feedwright.config.json': json })
    const { says, end } = running(root, 'serve')
    const said = await says('Ctrl+C')
    const address = /http:\S+/.exec(said)?.[0] ?? ''
    const events = await fetch(`${address}events`)
    expect(readdirSync(join(root, 'tmp'))).toHaveLength(1)
    expect((await end(signal)).status).toBe(0)
    await expect(events.text()).rejects.toThrow()
    expect(readdirSync(join(root, 'tmp'))).toEqual([])
    expect(existsSync(join(root, 'dist'))).toBe(false)
  },
)

test.each([['serve'], ['build', '--watch']])(
  'a signal ends %j in the midst of its first build',
  async (...argv) => {
    const text = 'Some *words* and a [link](https://example.org/) with `code`, again. '.repeat(300)
    const posts = Array.from({ length: 300 }, (_, index) => [
      `posts/p${index}.md`,
      post('P', text, `slug: p${index}\n`),
    ])
    const root = folderOf({ ...Object.fromEntries(posts), 'feedwright.config.json': json })
    const { end } = running(root, ...argv, '--limit', '300', '--no-cache')
    const isAtWork = () => readdirSync(join(root, 'tmp')).length > 0
    while (!isAtWork()) await new Promise((go) => setTimeout(go, 10))
    expect(await end('SIGINT')).toEqual({ status: 0, said: '' })
    expect(readdirSync(join(root, 'tmp'))).toEqual([])
    expect(existsSync(join(root, 'dist'))).toBe(false)
  },
)

test('build --watch says what each build changed, and what is wrong until it is fixed', async () => {
  const root = folderOf({ 'posts/a.md': post('A'), 'feedwright.config.json': json })
  const { says, end } = running(root, 'build', '--watch')
  await says('watches for changes')
  const before = stateOf(join(root, 'dist'))
  put(root, 'posts/b.md', '---\ntitle: B\ndate: soon\n---\nText.\n')
  await says(
    /3 │ date: soon\n {6}│ {7}\^[\s\S]*posts\/b\.md: 1 error, and the feeds stay as they are/,
  )
  expect(stateOf(join(root, 'dist'))).toEqual(before)
  put(root, 'posts/b.md', post('B'))
  await says(/The error is fixed\.\nposts\/b\.md: .*rss\.xml.* changed {2}\d+ ms\n/)
  expect(read(root, 'dist/rss.xml')).toContain('<title>B</title>')
  put(root, 'feedwright.config.json', json.replace('Example', 'Another'))
  await says(/feedwright\.config\.json: .* changed/)
  expect(read(root, 'dist/rss.xml')).toContain('<title>Another</title>')
  const { status, said } = await end('SIGTERM')
  expect(status).toBe(0)
  expect(said.match(/error/g)).toHaveLength(3)
})

test('serve says what each build changed', async () => {
  const root = folderOf({
    'posts/a.md': post('A', 'Text.', 'athor: X\n'),
    'feedwright.config.json': json,
  })
  const { says, end } = running(root, 'dev', '--port', '0')
  const said = await says('Ctrl+C')
  expect(said).toMatch(
    /Feedwright serves\n {2}http:\/\/127\.0\.0\.1:\d+\/_feedwright\/\n1 post, built in \d/,
  )
  await says('field-near-miss')
  put(root, 'posts/a.md', post('B'))
  await says(/posts\/a\.md: atom\.xml, feed\.json, rss\.xml changed {2}\d+ ms/)
  await end('SIGINT')
})

test('serve says at the beginning that nothing was built', async () => {
  const root = folderOf({ 'posts/a.md': '---\ndate: soon\n---\n', 'feedwright.config.json': json })
  const { says, end } = running(root, 'serve', '--port', '0')
  const said = await says(/2 errors, and no feeds were built {2}\d+ ms\n/)
  expect(said).toMatch(/\/_feedwright\/\nCtrl\+C ends it\.\n/)
  put(root, 'posts/a.md', post('A'))
  await says('The 2 errors are fixed.')
  put(root, 'posts/a.md', '---\ndate: soon\n---\n')
  await says('2 errors, and the feeds stay as they are')
  await end('SIGINT')
})

test('a port that is taken is an error where it was asked for, and else the next one is used', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const root = folderOf({ 'posts/a.md': post('A'), 'feedwright.config.json': json })
  const refused = await feedwright('serve', '--root', root, '--port', String(port))
  expect(refused).toMatchObject({ status: 2, stdout: '' })
  expect(refused.stderr).toBe(
    `The port ${port} is taken by another program. Choose another one by --port.\n`,
  )
  const [first, second] = [running(root, 'serve'), running(root, 'serve')]
  const ports = await Promise.all(
    [first, second].map(async ({ says }) => /:(\d+)\/_/.exec(await says('Ctrl+C'))?.[1]),
  )
  expect(new Set(ports).size).toBe(2)
  await Promise.all([first.end('SIGINT'), second.end('SIGINT')])
})

test('a wrong config, port or host is wrong usage', async () => {
  const root = folderOf({ 'posts/a.md': post('A') })
  expect(await feedwright('serve', '--root', root)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('config-missing'),
  })
  put(root, 'feedwright.config.json', json)
  for (const port of ['x', '70000', '-1']) {
    expect((await feedwright('serve', '--root', root, '--port', port)).status).toBe(2)
  }
  const host = await feedwright('serve', '--root', root, '--host', '203.0.113.7')
  expect(host).toMatchObject({
    status: 2,
    stderr: 'The address of --host is none of this machine.\n',
  })
  expect((await feedwright('build', '--root', root, '--watch', '--dry-run')).status).toBe(2)
})

test('serve --help shows every flag, an example and what the exit statuses mean', async () => {
  const { status, stdout } = await feedwright('serve', '--help')
  const flags = 'root config posts site title limit drafts future port host no-cache threads'
  for (const flag of flags.split(' ')) expect(stdout).toContain(`--${flag}`)
  expect(stdout).toMatch(/Examples?:\s+feedwright serve/)
  expect(stdout).toMatch(/Exit status: 0 .*, 2 .*, 70 /s)
  expect(status).toBe(0)
  const page = readFileSync(join(import.meta.dirname, '../../docs/serve.md'), 'utf8')
  for (const flag of flags.split(' ')) expect(page).toContain(`\`--${flag}`)
})
