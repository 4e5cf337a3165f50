import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import { changeTable } from '../../src/cli/change-table.ts'
import { elapsed } from '../../src/cli/quantities.ts'
import type { FeedReport, FileChange } from '../../src/index.ts'
import { feedwright, post, publicationOf, site } from './command.ts'

const paint = pc.createColors(false)

function feed(path: string, scope: FeedReport['scope'] = 'site'): FeedReport {
  return {
    path,
    format: 'rss',
    scope,
    isArchive: false,
    entries: 2,
    updated: undefined,
    bytes: 1500,
  }
}

const file = (change: FileChange['change']) => (path: string) => ({ path, change })
const table = (
  feeds: readonly FeedReport[],
  files: readonly FileChange[],
  columns: number | undefined = undefined,
) => changeTable(feeds, files, { paint, columns })

describe('the files of a build', () => {
  test('are new, changed and removed, feeds first, and the others are one line', () => {
    const files = [
      ...['a.html', 'b.xml', 'c.xml'].map(file('unchanged')),
      ...['feeds.json', 'rss.xml'].map(file('updated')),
      file('removed')('old.xml'),
      file('created')('atom.xml'),
    ]
    expect(table([feed('rss.xml'), feed('atom.xml'), feed('b.xml')], files)).toBe(
      [
        '  new        atom.xml    2 entries, 1.5 kB',
        '  changed    rss.xml     2 entries, 1.5 kB',
        '  changed    feeds.json',
        '  removed    old.xml',
        '  unchanged  3 files\n',
      ].join('\n'),
    )
  })

  test('are not named where none has changed', () => {
    expect(table([feed('rss.xml')], [file('unchanged')('rss.xml')])).toBe('')
    expect(table([], [])).toBe('')
  })

  test('are summed up where there are many of a kind', () => {
    const tags = Array.from({ length: 10 }, (_, index) => feed(`tag/${index}/rss.xml`, 'tag'))
    const others = Array.from({ length: 12 }, (_, index) => `${index}.html`)
    const files = [...tags.map(({ path }) => path), ...others].map(file('created'))
    expect(table(tags, files)).toBe(
      '  new  tag          10 files, 15.0 kB\n  new  other files  12 files\n',
    )
  })

  test('lose their sizes first where the terminal is narrow', () => {
    const files = [file('created')('a/long/path/rss.xml')]
    const feeds = [feed('a/long/path/rss.xml')]
    expect(table(feeds, files, 46)).toContain('2 entries')
    expect(table(feeds, files, 40)).toBe('  new  a/long/path/rss.xml\n')
  })

  test('have names of any letters, and no commands', () => {
    const files = ['日本.xml', '\u001B[31m.xml'].map(file('created'))
    expect(table([feed('日本.xml')], files)).toBe(
      '  new  日本.xml        2 entries, 1.5 kB\n  new  \\u001b[31m.xml\n',
    )
  })
})

test('a time is told in milliseconds, or in seconds', () => {
  expect([0, 0.4, 12.6, 999.4, 1250].map(elapsed)).toEqual([
    '1 ms',
    '1 ms',
    '13 ms',
    '999 ms',
    '1.3 s',
  ])
})

test('--all names every place of a problem', async () => {
  const posts = Array.from({ length: 14 }, (_, index) => [`${index}.md`, post('athor: Jane')])
  const root = publicationOf(Object.fromEntries(posts))
  const placesIn = async (...argv: readonly string[]) => {
    const { stderr } = await feedwright(...site, '--root', root, '--dry-run', ...argv)
    return [stderr.match(/posts\/\d+\.md:3:1$/gm)?.length, /and 4 more \(--all/.test(stderr)]
  }
  expect(await placesIn()).toEqual([10, true])
  expect(await placesIn('--all')).toEqual([14, false])
})
