import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, folderOf, put, read, stateOf, textsIn } from '../support/folder.ts'
import { compiled, feedwright, post, publicationOf, type Ran } from './command.ts'

const body = 'Київ 😀 and **more**.\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 | 2 |'

/** Few posts are shown; one has a warning, two have the same bytes but for their names. */
function publication(count = 6): string {
  const posts = Array.from({ length: count }, (_, index) => {
    const day = `2025-03-${String((index % 28) + 1).padStart(2, '0')}`
    return [
      `p${index}.md`,
      `---\ndate: ${day}\ntitle: Post <i>${index}\ntags: [a, b]\n---\n${body} ${index}`,
    ]
  })
  return publicationOf({
    ...Object.fromEntries(posts),
    'same/one.md': post('', 'Same.'),
    'same/two.md': post('', 'Same.'),
  })
}

const feeds = JSON.stringify({
  site: { url: 'https://example.org', title: 'Example' },
  feeds: ['site', { scope: 'tag', content: 'summary', minPosts: 1 }],
})

interface Place {
  readonly root: string
  readonly cache: string
}

function placeOf(root: string): Place {
  put(root, 'feedwright.config.json', feeds)
  return { root, cache: join(root, 'cache') }
}

/** Builds with the cache, and holds the feeds against those of a build that knows nothing. */
async function buildRight({ root, cache }: Place, ...flags: readonly string[]): Promise<Ran> {
  const fresh = folderOf()
  const ran = await feedwright('build', '--root', root, '--cache', cache, ...flags)
  const other = ['--out', fresh, '--no-cache', '--threads', '1']
  const { status } = await feedwright('build', '--root', root, ...flags, ...other)
  expect(ran.status).toBe(status)
  if (status === 0) expect(textsIn(join(root, 'dist'))).toEqual(textsIn(fresh))
  return ran
}

function kinds({ cache }: Place, kind: string): readonly string[] {
  return filesIn(cache)
    .filter((name) => name.endsWith(kind))
    .map((name) => join(cache, name))
}

/** What a build says of its cache, a line each. */
function notes({ stderr }: Ran): readonly string[] {
  return stderr.split('\n').filter((line) => line.startsWith('The cache'))
}

test('cold, warm, without a cache, with one thread or more: the same bytes and the same report', () => {
  const root = publication(1600)
  put(root, 'feedwright.config.json', JSON.stringify({ ...JSON.parse(feeds), limit: 60 }))
  const build = (name: string, ...flags: readonly string[]) => {
    const args = [
      'build',
      '--root',
      root,
      '--out',
      join(root, name),
      '--reporter',
      'json',
      ...flags,
    ]
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiled, ...args])
    expect([status, String(stderr)]).toEqual([0, ''])
    const { build, diagnostics } = JSON.parse(String(stdout))
    return { build, diagnostics, files: textsIn(join(root, name)) }
  }
  const cache = ['--cache', join(root, 'cache')]
  const alone = build('alone', '--no-cache', '--threads', '1')
  expect(alone.diagnostics).toHaveLength(1600)
  expect(build('threads', '--no-cache', '--threads', '3')).toEqual(alone)
  expect(build('cold', ...cache)).toEqual(alone)
  expect(build('warm', ...cache)).toEqual(alone)
  expect(build('warm', ...cache)).toEqual(alone)
})

describe('a warm cache knows what has changed', () => {
  const changes: readonly (readonly [string, (root: string) => void])[] = [
    ['nothing', () => {}],
    ['a body', (root) => appendFileSync(join(root, 'posts/p1.md'), ' more')],
    ['front matter', (root) => put(root, 'posts/p1.md', post('title: Other'))],
    [
      'bytes, but neither size nor time',
      (root) => {
        const file = join(root, 'posts/p1.md')
        const text = readFileSync(file, 'utf8')
        const time = new Date(Date.now() - 60_000)
        utimesSync(file, time, time)
        writeFileSync(file, text.replace('more', 'less'))
        utimesSync(file, time, time)
      },
    ],
    ['times alone', (root) => utimesSync(join(root, 'posts/p1.md'), 1, 1)],
    [
      'a name',
      (root) => {
        put(root, 'posts/renamed.md', read(root, 'posts/p1.md'))
        rmSync(join(root, 'posts/p1.md'))
      },
    ],
    ['a new post', (root) => put(root, 'posts/new.md', post('title: New'))],
    ['a post that is gone', (root) => rmSync(join(root, 'posts/p1.md'))],
    [
      'two posts in each other’s place',
      (root) => {
        const [one, two] = [read(root, 'posts/p1.md'), read(root, 'posts/p2.md')]
        put(root, 'posts/p1.md', two)
        put(root, 'posts/p2.md', one)
      },
    ],
    [
      'the config',
      (root) => {
        put(root, 'feedwright.config.json', feeds.replace('Example', 'Another'))
      },
    ],
    ['an output', (root) => put(root, 'dist/rss.xml', 'mine')],
    ['an output that is gone', (root) => rmSync(join(root, 'dist/atom.xml'))],
    ['all outputs gone', (root) => rmSync(join(root, 'dist'), { recursive: true })],
    ['a post with an error', (root) => put(root, 'posts/p1.md', '---\ndate: never\n---\nText.')],
  ]
  test.each(changes)('%s', async (_, change) => {
    const place = placeOf(publication())
    await buildRight(place)
    await buildRight(place)
    change(place.root)
    await buildRight(place)
    expect(notes(await buildRight(place))).toEqual([])
    put(place.root, 'posts/p1.md', post('title: Mended'))
    await buildRight(place)
  })

  test('the time, in either direction', async () => {
    const place = placeOf(publication())
    for (const day of ['2025-03-03', '2025-03-03', '2025-03-05', '2025-03-02', '2026-01-01']) {
      await buildRight(place, '--now', `${day}T12:00:00Z`)
    }
  })

  test('where links between posts lead, whatever else changes', async () => {
    const place = placeOf(publication())
    const linking = (more: string) => post('slug: from', `[File](to.md), [page](../to/).${more}`)
    const to = (fields: string, text = 'To.') => {
      put(place.root, 'posts/to.md', post(fields, text))
    }
    put(place.root, 'posts/from.md', linking(''))
    to('slug: to')
    await buildRight(place)
    const changes = [
      () => to('slug: to', 'To, with another text.'),
      () => to('slug: elsewhere'),
      () => to('slug: elsewhere', 'To, with another text.'),
      () => to('slug: elsewhere\ndraft: true'),
      () => to('slug: elsewhere\ndraft: true', 'To, with another text.'),
      // the text is known of the first build, and not of the last one
      () => put(place.root, 'posts/from.md', linking(' More.')),
      () => to('slug: to'),
      () => put(place.root, 'posts/from.md', linking('')),
    ]
    for (const change of changes) {
      change()
      expect(await buildRight(place)).toMatchObject({ status: 0 })
    }
  })

  test('drafts and another folder for the feeds', async () => {
    const place = placeOf(publication())
    put(place.root, 'posts/draft.md', post('draft: true'))
    await buildRight(place)
    await buildRight(place, '--drafts')
    await buildRight(place)
  })

  test('functions of the config, whose word of yesterday is worth nothing', async () => {
    const { root, cache } = placeOf(publication())
    rmSync(join(root, 'feedwright.config.json'))
    put(
      root,
      'feedwright.config.mjs',
      `
      import { readFileSync } from 'node:fs'
      const prefix = readFileSync(new URL('./prefix.txt', import.meta.url), 'utf8')
      export default {
        site: { url: 'https://example.org', title: 'Example' },
        permalink: ({ slug }) => '/' + prefix + '/' + slug + '/',
      }`,
    )
    for (const prefix of ['one', 'two']) {
      put(root, 'prefix.txt', prefix)
      const args = ['build', '--root', root, '--cache', cache]
      expect(spawnSync(process.execPath, [compiled, ...args]).status).toBe(0)
      expect(read(root, 'dist/rss.xml')).toContain(`https://example.org/${prefix}/p1/`)
    }
  })

  test('warnings are told again, and stop a strict build each time', async () => {
    const place = placeOf(publication())
    const { stderr } = await buildRight(place)
    expect((await buildRight(place)).stderr.split('\n')[0]).toBe(stderr.split('\n')[0])
    expect((await buildRight(place, '--strict')).status).toBe(1)
    expect((await buildRight(place, '--strict')).status).toBe(1)
  })

  test('a folder of the feeds that has become a link', async () => {
    const place = placeOf(publication())
    await buildRight(place)
    renameSync(join(place.root, 'dist/tag'), join(place.root, 'elsewhere'))
    symlinkSync('../elsewhere', join(place.root, 'dist/tag'))
    const args = ['build', '--root', place.root, '--cache', place.cache]
    expect((await feedwright(...args)).status).toBe(1)
  })

  test('a dry run leaves it as it is', async () => {
    const place = placeOf(publication())
    await buildRight(place)
    const before = stateOf(place.cache)
    appendFileSync(join(place.root, 'posts/p1.md'), ' more')
    await feedwright('build', '--root', place.root, '--cache', place.cache, '--dry-run')
    expect(stateOf(place.cache)).toEqual(before)
  })
})

describe('whatever happens to it, the feeds are right and it is said at most once', () => {
  const faults: readonly (readonly [string, (file: string) => void])[] = [
    [
      'flipped bits',
      (file) => {
        const bytes = readFileSync(file)
        for (let at = 0; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 1
        writeFileSync(file, bytes)
      },
    ],
    [
      'one flipped bit',
      (file) => {
        const bytes = readFileSync(file)
        const at = bytes.length >> 1
        bytes[at] = (bytes[at] ?? 0) ^ 4
        writeFileSync(file, bytes)
      },
    ],
    ['half of it', (file) => truncateSync(file, readFileSync(file).length >> 1)],
    ['a byte less', (file) => truncateSync(file, readFileSync(file).length - 1)],
    ['nothing', (file) => truncateSync(file, 0)],
    [
      'something else',
      (file) => writeFileSync(file, '[]\nfeedwright cache 1 [{"name":"posts"}]\n'),
    ],
    [
      'another version',
      (file) => {
        writeFileSync(file, readFileSync(file, 'latin1').replaceAll('cache 1', 'cache 0'), 'latin1')
      },
    ],
    ['no file', (file) => rmSync(file)],
  ]
  describe.each(['.state', '.index', '.pack'])('%s', (kind) => {
    test.each(faults)('%s', async (_, damage) => {
      const place = placeOf(publication())
      await buildRight(place)
      for (const file of kinds(place, kind)) damage(file)
      appendFileSync(join(place.root, 'posts/p1.md'), ' more')
      const ran = await buildRight(place)
      expect(notes(ran).length).toBeLessThanOrEqual(1)
      appendFileSync(join(place.root, 'posts/p2.md'), ' more')
      expect(notes(await buildRight(place))).toEqual([])
    })
  })

  test('what another program kept is not believed, and stays', async () => {
    const place = placeOf(publication())
    const build = [compiled, 'build', '--root', place.root, '--cache', place.cache]
    expect(spawnSync(process.execPath, build).status).toBe(0)
    const before = textsIn(place.cache)
    expect(notes(await buildRight(place))).toEqual([])
    expect(textsIn(place.cache)).toMatchObject(before)
    expect(kinds(place, '.state')).toHaveLength(2)
    const ran = await feedwright('cache', '--cache', place.cache)
    expect(ran.stdout).toContain('1 publication, 6 files')
  })

  test('lost texts and a lost output', async () => {
    const place = placeOf(publication())
    await buildRight(place)
    for (const file of kinds(place, '.pack')) rmSync(file)
    rmSync(join(place.root, 'dist/rss.xml'))
    expect(notes(await buildRight(place))).toHaveLength(1)
    expect(notes(await buildRight(place))).toEqual([])
  })

  test('files of somebody else in its folder, which stay', async () => {
    const place = placeOf(publication())
    const foreign = ['terraform.state', 'terraform.tf', 'notes.index.1.tmp']
    for (const file of foreign) {
      put(place.cache, file, '')
      utimesSync(join(place.cache, file), 1, 1)
    }
    await buildRight(place)
    await feedwright('cache', '--clear', '--cache', place.cache)
    expect(filesIn(place.cache)).toEqual(foreign.toSorted())
  })

  test('a place where nothing can be written', async () => {
    const place = placeOf(publication())
    writeFileSync(place.cache, 'a file')
    const once = notes(await buildRight(place))
    expect(once).toHaveLength(1)
    expect(once[0]).toMatch(/could not be written: .+\.$/)
    expect(readFileSync(place.cache, 'utf8')).toBe('a file')
  })

  test('several builds at once', async () => {
    const place = placeOf(publication(60))
    for (const text of ['one', 'two']) {
      appendFileSync(join(place.root, 'posts/p1.md'), text)
      const args = [compiled, 'build', '--root', place.root, '--cache', place.cache, '--quiet']
      const builds = Array.from({ length: 4 }, () => spawn(process.execPath, args))
      const ends = await Promise.all(builds.map((build) => once(build, 'exit')))
      expect(ends.map(([status]) => status)).toEqual([0, 0, 0, 0])
      await buildRight(place)
    }
  })

  test('what is left of a build that died', async () => {
    const place = placeOf(publication())
    await buildRight(place)
    for (const kind of ['.state', '.index']) {
      for (const file of kinds(place, kind)) {
        writeFileSync(`${file}.0.tmp`, 'half')
        rmSync(file)
      }
    }
    expect(notes(await buildRight(place))).toEqual([])
  })
})
