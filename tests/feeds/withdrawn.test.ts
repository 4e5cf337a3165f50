import { describe, expect, test } from 'vitest'
import { parseXml } from '../conformance/document.ts'
import { post } from '../conformance/publications.ts'
import { type Publication, problems, publish, slugs } from './client.ts'

const withdrawn = (yaml: string, more = '') =>
  post(`date: 2025-03-01\ntitle: Hoax\ncategory: News\n${yaml}\n${more}`)

const posts = {
  'kept.md': post('date: 2025-04-01\ntitle: Kept\ncategory: News'),
  'older.md': post('date: 2025-01-01\ntitle: Older\ncategory: Science\nauthor: Mira'),
  'hoax.md': withdrawn('withdrawn: { reason: "Not <true> & never was", date: 2025-03-20 }'),
}
const feeds = ['site', 'category', 'author', { name: 'all', where: () => true }]

/** The tombstones of an Atom feed: id, time and reason. */
function tombstones({ text }: Publication, path = 'atom.xml') {
  const root = parseXml(text(path))
  return root.children
    .filter(({ name }) => name === 'at:deleted-entry')
    .map(({ uri, attributes, children }) => ({
      uri,
      ref: attributes.get('ref'),
      when: attributes.get('when'),
      reason: children[0]?.text,
    }))
}

const hoax = {
  uri: 'http://purl.org/atompub/tombstones/1.0',
  ref: 'tag:example.org,2025-03-01:hoax',
  when: '2025-03-20T00:00:00Z',
  reason: 'Not <true> & never was',
}

describe('a withdrawn post', () => {
  test.each([
    ['true', 'withdrawn: true'],
    ['a reason and a date', 'withdrawn: { reason: Wrong, date: 2025-03-20 }'],
    ['a reason', 'withdrawn: { reason: Wrong }'],
  ])('is in no feed and in no list (%s)', async (_, yaml) => {
    const publication = await publish({ ...posts, 'hoax.md': withdrawn(yaml) }, { feeds })
    expect(publication.diagnostics).toEqual([])
    expect(slugs(publication.at('all/rss.xml'))).toEqual(['kept', 'older'])
    for (const path of publication.paths) {
      expect(publication.text(path), path).not.toMatch(/hoax|Hoax|deleted-entry/)
    }
  })

  test('is published while `withdrawn` is false', async () => {
    const publication = await publish({ ...posts, 'hoax.md': withdrawn('withdrawn: false') })
    expect(slugs(publication.at('rss.xml'))).toContain('hoax')
  })

  test('keeps its id: no other post may have it', async () => {
    const other = post('title: Other\nid: tag:example.org,2025-03-01:hoax')
    const publication = await publish({ ...posts, 'other.md': other })
    expect(problems(publication)).toEqual(['id-duplicate posts/other.md'])
  })

  test.each([
    ['a word', 'withdrawn: gladly', 'field-invalid'],
    ['a date that is none', 'withdrawn: { date: soon }', 'date-invalid'],
  ])('cannot be withdrawn by %s', async (_, yaml, code) => {
    const publication = await publish({ ...posts, 'hoax.md': withdrawn(yaml) })
    expect(problems(publication)).toEqual([`${code} posts/hoax.md`])
  })
})

describe('a tombstone', () => {
  test('is only made on request', async () => {
    const publication = await publish(posts, { feeds })
    expect(tombstones(publication)).toEqual([])
    expect(publication.text('atom.xml')).not.toContain('tombstones')
  })

  test('tells Atom which entry was taken back, when and why', async () => {
    const publication = await publish(posts, { feeds, tombstones: true })
    expect(tombstones(publication)).toEqual([hoax])
    expect(publication.diagnostics).toEqual([])
  })

  test('stands before the entries', async () => {
    const text = (await publish(posts, { tombstones: true })).text('atom.xml')
    expect(text.indexOf('<at:deleted-entry')).toBeLessThan(text.indexOf('<entry'))
  })

  test('is in Atom alone, and where the post was', async () => {
    const { paths, text } = await publish(posts, { feeds, tombstones: true })
    expect(paths.filter((path) => text(path).includes('deleted-entry'))).toEqual([
      'atom.xml',
      'category/news/atom.xml',
    ])
    expect(paths.filter((path) => text(path).includes('xmlns:at='))).toEqual([
      'atom.xml',
      'category/news/atom.xml',
    ])
  })

  test('is not in archives', async () => {
    const { text } = await publish(posts, {
      feeds: [{ scope: 'site', limit: 1, archive: true }],
      tombstones: true,
    })
    expect(text('archive/2025/atom.xml')).not.toContain('deleted-entry')
  })

  test.each([
    ['90 days, if nothing else is said', true, '2025-06-17', 1],
    ['and no longer', true, '2025-06-18', 0],
    ['so many days', { days: 5 }, '2025-03-24', 1],
    ['as the config says', { days: 5 }, '2025-03-26', 0],
  ])('stays until the newest entry is newer by %s', async (_, tombstones_, newest, count) => {
    const publication = await publish(
      { 'hoax.md': posts['hoax.md'], 'new.md': post(`date: ${newest}\ntitle: New`) },
      { tombstones: tombstones_ },
    )
    expect(tombstones(publication)).toHaveLength(count)
  })

  test('dates from the last update where it has no date, and has no comment without a reason', async () => {
    const file = withdrawn('withdrawn: true', 'updated: 2025-03-10')
    const publication = await publish({ ...posts, 'hoax.md': file }, { tombstones: true })
    expect(tombstones(publication)).toEqual([
      { ...hoax, when: '2025-03-10T00:00:00Z', reason: undefined },
    ])
  })

  test('has its place among others by time, whatever the order of the files', async () => {
    const more = {
      'a.md': post('date: 2025-02-01\nwithdrawn: { date: 2025-03-25 }'),
      'b.md': post('date: 2025-02-01\nwithdrawn: { date: 2025-03-25 }'),
      ...posts,
    }
    const backwards = Object.fromEntries(Object.entries(more).toReversed())
    for (const files of [more, backwards]) {
      const publication = await publish(files, { tombstones: true })
      expect(tombstones(publication).map(({ ref }) => ref?.replace(/.*:/, ''))).toEqual([
        'a',
        'b',
        'hoax',
      ])
    }
  })
})
