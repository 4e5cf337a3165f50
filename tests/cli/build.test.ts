import { describe, expect, test } from 'vitest'
import { filesIn, put, read, stateOf } from '../support/folder.ts'
import { feedwright, post, problemsIn, publicationOf, reportOf, site } from './command.ts'

const now = ['--now', '2026-01-01T00:00:00Z'] as const

const wrong = {
  'a.md': '---\ndate: 2025-02-31\nauthors: [{ url: x }]\n---\nText.',
  'b/c.md': '---\ntitle: [\n---\nText.',
  'd.md': '---\nwithdrawn: true\n---\nText without a date.',
  'good.md': post('title: Good'),
}

describe('problems', () => {
  test('every error of every post comes out of one run, with its place', async () => {
    const root = publicationOf(wrong)
    const { status, report } = await reportOf(...site, '--root', root)
    expect(problemsIn(root, report)).toEqual([
      'date-invalid posts/a.md:2:7',
      'field-invalid posts/a.md:3:1',
      'front-matter-broken posts/b/c.md:3:1',
      'date-missing posts/d.md:1:1',
    ])
    expect(status).toBe(1)
  })

  test('an error leaves what was published byte for byte as it was', async () => {
    const root = publicationOf({ 'good.md': post('title: Good') })
    await feedwright(...site, '--root', root)
    const before = stateOf(`${root}/dist`)
    for (const [path, text] of Object.entries(wrong)) put(root, `posts/${path}`, text)
    const { status, stdout, stderr } = await feedwright(...site, '--root', root)
    expect(stderr).toMatch(
      /\n {2}\d errors\n {2}Nothing was written\.\n {2}To publish the other posts, add this to the config:\n {4}rules: \{ [^\n]+ \}\n$/,
    )
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stateOf(`${root}/dist`)).toEqual(before)
  })

  test('a draft without a date is left out, with --drafts too, cache or not', async () => {
    const root = publicationOf({ 'good.md': post(), 'idea.md': '---\ndraft: true\n---\nText.' })
    for (const _ of ['cold', 'warm']) {
      const { report } = await reportOf(...site, '--root', root)
      expect(report).toMatchObject({ build: { posts: 1, drafts: 1 }, diagnostics: [] })
      const previewed = await reportOf(...site, '--root', root, '--drafts')
      expect(problemsIn(root, previewed.report)).toEqual(['draft-undated posts/idea.md:1:1'])
      expect(previewed.report).toMatchObject({ build: { posts: 1, drafts: 1 } })
    }
  })

  test('a warning is told and what it is about published, but not with --strict', async () => {
    const root = publicationOf({ 'a.md': post('athor: Jane') })
    const strict = await feedwright(...site, '--root', root, '--strict')
    expect(strict.stderr).toContain('warning `athor` is not a field of feeds, but `author` is\n')
    expect(strict.stderr).toContain('Nothing was written.')
    expect(strict.status).toBe(1)
    expect(filesIn(root)).toEqual(['posts/a.md'])

    const lenient = await feedwright(...site, '--root', root)
    expect(lenient.stderr).toContain('1 warning\n')
    expect(lenient.status).toBe(0)
    expect(filesIn(root)).toContain('dist/rss.xml')
  })

  test('no post at all is a warning, and the feeds are empty', async () => {
    const root = publicationOf({ '.keep': '' })
    const { status, report } = await reportOf(...site, '--root', root)
    expect(problemsIn(root, report)).toEqual(['posts-none posts'])
    expect(report.build?.feeds.map(({ entries }) => entries)).toEqual([0, 0, 0])
    expect(status).toBe(0)
  })

  test('where every post is wrong, that is all that is said', async () => {
    const root = publicationOf({ 'a.md': '---\ndate: soon\n---\nText.' })
    const { report } = await reportOf(...site, '--root', root)
    expect(problemsIn(root, report)).toEqual(['date-invalid posts/a.md:2:7'])
  })

  test('an output folder that cannot be is a problem, not a fault', async () => {
    const root = publicationOf({ 'a.md': post() })
    put(root, 'dist', 'a file')
    const { status, report } = await reportOf(...site, '--root', root)
    expect(problemsIn(root, report)).toEqual([expect.stringMatching(/^output-failed dist/)])
    expect(status).toBe(1)
    expect(read(root, 'dist')).toBe('a file')
  })
})

describe('writing', () => {
  test('a second build writes nothing and says so', async () => {
    const root = publicationOf({ 'a.md': post() })
    const first = await feedwright(...site, '--root', root)
    expect(first.stderr).toMatch(/6 files\s+changed\s+in\s+\S*dist\.\s+\d\S* m?s\n$/)
    const before = stateOf(root)
    const second = await feedwright(...site, '--root', root)
    expect(second.stderr).toMatch(/Nothing\s+changed\s+in\s+\S*dist\.\s+\d\S* m?s\n$/)
    expect(stateOf(root)).toEqual(before)
  })

  test('--dry-run reports the changes and makes none', async () => {
    const root = publicationOf({ 'a.md': post() })
    await feedwright(...site, '--root', root)
    put(root, 'dist/rss.xml', 'by hand')
    put(root, 'posts/a.md', post('title: New'))
    const before = stateOf(root)
    const dry = await reportOf(...site, '--root', root, '--dry-run')
    expect(stateOf(root)).toEqual(before)
    const people = await feedwright(...site, '--root', root, '--dry-run')
    // how words are wrapped depends on the length of the folder's name
    expect(people.stderr).toMatch(
      /3 files\s+would\s+change [\s\S]*\n {2}A dry run: nothing was written\.\n$/,
    )
    expect(stateOf(root)).toEqual(before)

    const real = await reportOf(...site, '--root', root)
    expect(dry.report).toEqual(real.report)
    const changed = real.report.changes?.filter(({ change }) => change !== 'unchanged')
    expect(changed?.map(({ path }) => path)).toEqual(['atom.xml', 'feed.json', 'rss.xml'])
    expect(stateOf(root)).not.toEqual(before)
  })
})

describe('what is published', () => {
  const root = () =>
    publicationOf({
      'a.md': post('title: Old'),
      'b.md': post('title: Draft\ndraft: true'),
      'c.md': '---\ntitle: Later\ndate: 2026-03-01\n---\nText.',
      'd.md': '---\ntitle: Sooner\ndate: 2026-02-01T12:00:00+01:00\n---\nText.',
    })

  test.each([
    ['drafts and future posts stay out', [...now], ['Old']],
    ['--drafts takes drafts in', [...now, '--drafts'], ['Old', 'Draft']],
    ['--now decides what is out', ['--now', '2026-02-01T11:00:00Z'], ['Sooner', 'Old']],
    ['a second earlier it is not', ['--now', '2026-02-01T10:59:59Z'], ['Old']],
    ['--now has an offset', ['--now', '2026-02-01T13:00:00+02:00'], ['Sooner', 'Old']],
    [
      '--limit takes the newest',
      ['--now', '2027-01-01T00:00:00Z', '--limit', '2'],
      ['Later', 'Sooner'],
    ],
  ])('%s', async (_, argv, titles) => {
    const folder = root()
    expect((await feedwright(...site, '--root', folder, ...argv)).status).toBe(0)
    const { items } = JSON.parse(read(folder, 'dist/feed.json')) as { items: { title: string }[] }
    expect(items.map(({ title }) => title)).toEqual(titles)
  })

  test('what is held back is counted, and when the next post is due', async () => {
    const folder = root()
    const { report } = await reportOf(...site, '--root', folder, ...now)
    const nextDue = '2026-02-01T11:00:00Z'
    expect(report.build).toMatchObject({ posts: 1, drafts: 1, future: 2, nextDue })
    const { stderr } = await feedwright(...site, '--root', folder, ...now)
    expect(stderr).toContain(
      `1 post, 1 draft left out, 2 in the future, the next one\n  due ${nextDue}\n`,
    )
  })
})
