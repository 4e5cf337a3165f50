import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { injectScript } from '../../src/server/inject-script.ts'
import { editorRoute } from '../../src/server/open-in-editor.ts'
import { filesIn, folderOf, put } from '../support/folder.ts'
import { eventsOf, post, serving } from './serving.ts'

const wrong = '---\ntitle: B\ndate: soon\n---\nText.\n'

test('open pages are told of changes, of problems, and that these are fixed', async () => {
  const root = folderOf({ 'posts/a.md': post('A') })
  const { get } = await serving(root)
  const events = eventsOf(await get('/_feedwright/events'))
  const next = async () => (await events.next()).value
  const first = await next()
  expect(first).toMatchObject({ problems: [], version: expect.stringMatching(/^\w{8}-1$/) })
  put(root, 'posts/a.md', post('C'))
  const second = await next()
  expect(second?.version).not.toBe(first?.version)
  put(root, 'posts/b.md', wrong)
  expect(await next()).toEqual({
    version: second?.version,
    problems: [
      expect.objectContaining({
        code: 'date-invalid',
        file: 'posts/b.md',
        line: 3,
        frame: ['---', 'title: B', 'date: soon', '---', 'Text.'].map((text, index) => {
          return index === 2 ? { number: 3, text, caret: 6 } : { number: index + 1, text }
        }),
      }),
    ],
  })
  // what was right is still served
  expect(await (await get('/rss.xml')).text()).toContain('<title>C</title>')
  put(root, 'posts/b.md', post('B'))
  const last = await next()
  expect(last?.problems).toEqual([])
  expect(last?.version).not.toBe(second?.version)
})

test('a publication with problems from the beginning is served once it is right', async () => {
  const root = folderOf({ 'posts/b.md': wrong })
  const { get, until } = await serving(root)
  expect((await get('/rss.xml')).status).toBe(404)
  expect(await (await get('/_feedwright/')).text()).toContain('1 error')
  put(root, 'posts/b.md', post('B'))
  await until((_, state) => state?.isStopped === false)
  expect((await get('/rss.xml')).status).toBe(200)
})

test('drafts and future posts are shown and marked on demand, and nothing is written', async () => {
  const root = folderOf({
    'posts/a.md': post('A'),
    'posts/b.md': post('B', 'Text.', 'draft: true\n'),
    'posts/c.md': '---\ntitle: C\ndate: 2099-01-01\n---\nText.\n',
  })
  const before = filesIn(root)
  const shown = await serving(root, { drafts: true, future: true })
  const rss = await (await shown.get('/rss.xml')).text()
  for (const title of ['A', 'B', 'C']) expect(rss).toContain(`<title>${title}</title>`)
  const index = await (await shown.get('/_feedwright/')).text()
  expect(index).toMatch(/>B<.*?class="mark">draft</s)
  expect(index).toMatch(/>C<.*?class="mark">future</s)
  const hidden = await serving(root)
  expect(await (await hidden.get('/rss.xml')).text()).not.toMatch(/<title>[BC]</)
  expect(await (await hidden.get('/_feedwright/')).text()).toContain('class="mark">draft<')
  expect(filesIn(root)).toEqual(before)
})

test('what posts say comes into the index as text', async () => {
  const root = folderOf({ 'posts/<i>.md': post('"<script>alert(1)</script>"', 'Text.') })
  const { get } = await serving(root)
  const index = await (await get('/_feedwright/')).text()
  expect(index).not.toContain('<script>alert')
  expect(index).not.toContain('<i>')
  expect(index).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

describe('the editor is opened', () => {
  async function openingServer(open = vi.fn(async (): Promise<string | undefined> => undefined)) {
    const route = editorRoute(
      async (name) => (name === 'posts/a.md' ? '/site/posts/a.md' : undefined),
      open,
    )
    const ask = async (body: unknown, origin: string | null = 'http://localhost:1') => {
      const answer = await route('/_feedwright/open', {
        method: 'POST',
        query: '',
        origin: 'http://localhost:1',
        headers: { get: (name) => (name === 'origin' ? origin : null) },
        text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
      })
      return answer?.status
    }
    return { ask, open }
  }

  test('at a place in a file of the publication', async () => {
    const { ask, open } = await openingServer()
    expect(await ask({ file: 'posts/a.md', line: 3, column: 7 })).toBe(202)
    expect(await ask({ file: 'posts/a.md', line: '3; rm', column: -1 })).toBe(202)
    expect(open.mock.calls).toEqual([['/site/posts/a.md:3:7'], ['/site/posts/a.md']])
  })

  test('for no other file, no other site, and no other text', async () => {
    const { ask, open } = await openingServer()
    expect(await ask({ file: '/etc/passwd' })).toBe(404)
    expect(await ask({ file: 7 })).toBe(404)
    expect(await ask('{')).toBe(404)
    expect(await ask('null')).toBe(404)
    const file = { file: 'posts/a.md' }
    for (const origin of [null, 'null', 'http://evil.example', 'http://localhost:2']) {
      expect(await ask(file, origin)).toBe(403)
    }
    expect(open).not.toHaveBeenCalled()
  })

  test('or it is said what is missing', async () => {
    const { ask } = await openingServer(vi.fn(async () => 'The editor was not found.'))
    expect(await ask({ file: 'posts/a.md' })).toBe(501)
  })

  test('by the server, for files that it has shown', async () => {
    const root = folderOf({
      'posts/a.md': post('A'),
      'posts/b.md': wrong,
      'other.md': 'Text.',
      'editor.sh':
        '#!/bin/sh\necho "$@" > "$(dirname "$0")/opened.tmp"\nmv "$(dirname "$0")/opened.tmp" "$(dirname "$0")/opened"\n',
    })
    chmodSync(join(root, 'editor.sh'), 0o755)
    vi.stubEnv('LAUNCH_EDITOR', join(root, 'editor.sh'))
    const { get, origin } = await serving(root)
    const open = async (file: string) => {
      const body = JSON.stringify({ file, line: 3, column: 7 })
      const headers = { origin, 'content-type': 'application/json' }
      return (await get('/_feedwright/open', { method: 'POST', headers, body })).status
    }
    expect(await open('other.md')).toBe(404)
    expect(await open('../../etc/passwd')).toBe(404)
    expect(await open('posts')).toBe(404)
    expect(await open('posts/a.md')).toBe(202)
    await vi.waitFor(() => {
      expect(readFileSync(join(root, 'opened'), 'utf8')).toContain(join(root, 'posts/a.md'))
    })
    vi.unstubAllEnvs()
  })
})

describe('the script of open pages', () => {
  const script = '<script type="module" src="/_feedwright/client.js" data-feedwright="v1"></script>'
  const policy = (text: string) => `<meta http-equiv="Content-Security-Policy" content="${text}">`

  test.each([
    [
      '<html><head></head><body>A</body></html>',
      `<html><head>${script}</head><body>A</body></html>`,
    ],
    ['<p>A</p>', `<p>A</p>${script}`],
  ])('is put into %s', (page, expected) => {
    expect(injectScript(page, 'v1')).toBe(expected)
  })

  test.each([
    ["default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"],
    [
      "default-src 'none'; script-src 'sha256-x'; style-src 'self'",
      "default-src 'none'; script-src 'self' 'sha256-x'; style-src 'self'; connect-src 'self'",
    ],
    ["script-src 'none'", "script-src 'self'"],
    ["img-src 'self'", "img-src 'self'"],
  ])('may run although the page says %s', (before, after) => {
    const page = `<head>${policy(before)}</head>`
    expect(injectScript(page, 'v1')).toBe(`<head>${policy(after)}${script}</head>`)
  })
})
