import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { folderOf, textsIn } from '../support/folder.ts'
import { compiled } from './command.ts'

const head = '<title>A</title><time datetime="2024-01-01"></time>'

/** Each of the wrappers is searched for pictures: with all limits kept, that takes seconds. */
const slow = `${head}<article>${'<div class="gatsby-image-wrapper">'.repeat(238)}${'<img src="a">'.repeat(190_000)}`

/** As long as one that may be slow, and read in a moment. */
const long = `${head}<article><p>${'Text. '.repeat(100_000)}</p></article>`

function site(pages: Readonly<Record<string, string>>, config: object = {}): string {
  const good = Array.from({ length: 60 }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0')
    const page = `<title>Page ${index}</title><article><time datetime="2024-02-${day}"></time><p>Text ${index}.`
    return [`_site/good-${index}.html`, page]
  })
  const all = {
    site: { url: 'https://example.org', title: 'Example' },
    posts: { from: 'pages', dir: '_site' },
    limit: 100,
    limits: { post: { seconds: 1 } },
    sizes: { error: 1e9 },
    ...config,
  }
  return folderOf({
    'feedwright.config.json': JSON.stringify(all),
    ...Object.fromEntries(good),
    ...pages,
  })
}

interface Found {
  readonly code: string
  readonly file: string
  readonly severity: string
  readonly message: string
}

function build(root: string, ...flags: readonly string[]) {
  const args = [compiled, '--root', root, '--reporter', 'json', ...flags]
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 })
  const diagnostics: readonly Found[] = JSON.parse(stdout).diagnostics
  return { status, found: diagnostics.map((each) => ({ ...each, file: basename(each.file) })) }
}

const ended = {
  code: 'post-slow',
  file: 'slow.html',
  message: expect.stringContaining('reading the post'),
}

describe('a built page that takes too long to read', () => {
  test.each(['1', '3'])('is ended and named, with --threads %s', (threads) => {
    const root = site({ '_site/slow.html': slow, '_site/long.html': long })
    const { status, found } = build(root, '--no-cache', '--threads', threads)
    expect(status).toBe(1)
    expect(found.filter(({ severity }) => severity === 'error')).toMatchObject([ended])
    expect(existsSync(join(root, 'dist'))).toBe(false)
  })

  test('is read by no later build either, until it may take longer', () => {
    const root = site({ '_site/slow.html': slow })
    const cache = ['--cache', join(root, 'cache')]
    for (const _ of [1, 2]) expect(build(root, ...cache).found).toMatchObject([ended])
  })

  test('is left out where the config says so, and all others are published', () => {
    const rules = { 'post-slow': 'leave-out' }
    const others = { '_site/long.html': long }
    const root = site({ ...others, '_site/slow.html': slow }, { rules })
    const { status, found } = build(root, '--no-cache')
    expect(status).toBe(0)
    expect(found).toContainEqual(expect.objectContaining({ code: 'post-slow' }))
    const without = site(others, { rules })
    build(without, '--no-cache')
    const published = textsIn(join(root, 'dist'))
    expect(Object.keys(published).length).toBeGreaterThan(3)
    expect(published).toEqual(textsIn(join(without, 'dist')))
  })

  test('is waited for only once, and all others of its kind are errors', () => {
    const names = Array.from({ length: 12 }, (_, index) => `_site/slow-${index}.html`)
    const pages = Object.fromEntries(names.map((name) => [name, slow]))
    const start = performance.now()
    const { status, found } = build(site(pages, { limits: { post: { seconds: 3 } } }), '--no-cache')
    // where twelve would take 36 seconds
    expect(performance.now() - start).toBeLessThan(30_000)
    expect(status).toBe(1)
    const errors = found.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ file }) => `_site/${file}`).sort()).toEqual(names.toSorted())
    const codes = errors.map(({ code }) => code).sort()
    expect(codes).toEqual([...names.slice(1).map(() => 'page-waiting'), 'post-slow'])
  })

  test('is ended for a program as well', async () => {
    const library = pathToFileURL(join(import.meta.dirname, '../../lib/index.js')).href
    const { build, BuildError } = await import(library)
    const root = site({ '_site/slow.html': slow })
    const error = await build({ root, write: false, cache: false }).catch((fault: unknown) => fault)
    expect(error).toBeInstanceOf(BuildError)
    expect(error.diagnostics).toMatchObject([{ ...ended, file: '_site/slow.html' }])
  })
})
