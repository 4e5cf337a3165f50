import { beforeAll, describe, expect, test } from 'vitest'
import { post } from '../conformance/publications.ts'
import { type Publication, publish } from './client.ts'

const ferry = 'The winter ferry crosses the harbour to the island at dawn.'
const posts = {
  'ferry.md': post('date: 2025-01-01\ntitle: Winter ferry & island\ntags: [ferry]', ferry),
  'bread.md': post('date: 2025-02-01\ntitle: Sourdough\ntags: [bread]', 'Flour, water and salt.'),
  'harbour.md': post('date: 2025-03-01\ntitle: Harbour at dawn\ntags: [ferry]', ferry),
  'note.md': post('date: 2025-04-01\ntags: [ferry]', ferry),
  'draft.md': post('date: 2025-05-01\ntitle: Draft\ndraft: true\ntags: [ferry]', ferry),
}

interface Item {
  readonly id: string
  readonly content_html: string
  readonly _feedwright?: {
    readonly about: string
    readonly related: readonly { readonly id: string; readonly url: string; title: string }[]
  }
}

function itemOf({ text }: Publication, slug: string): Item {
  const { items } = JSON.parse(text('feed.json')) as { items: readonly Item[] }
  const item = items.find(({ id }) => id.endsWith(`:${slug}`))
  if (item === undefined) throw new Error(`no item ${slug}`)
  return item
}

/** What an entry is in a format. */
function entryOf({ text }: Publication, path: string, slug: string): string | undefined {
  const [, ...entries] = text(path).split(/<(?:item|entry)\b/)
  return entries.find((entry) => entry.includes(`:${slug}<`))
}

describe('related posts', () => {
  let publication: Publication
  beforeAll(async () => {
    publication = await publish(posts, { related: {} })
  })

  test('end the content as a list, behind a line and a heading', () => {
    expect(itemOf(publication, 'harbour').content_html).toBe(
      `<p>${ferry}</p>\n<hr>\n<h2>Related posts</h2>\n<ul><li><a href="https://example.org/ferry/">Winter ferry &amp; island</a></li></ul>`,
    )
  })

  test('have the heading of the config', async () => {
    const { content_html } = itemOf(
      await publish(posts, { related: { title: 'See & hear' } }),
      'harbour',
    )
    expect(content_html).toContain('<hr>\n<h2>See &amp; hear</h2>\n<ul>')
  })

  test('have no heading in a language of which it is not known', async () => {
    const site = { url: 'https://example.org', title: 'Example', language: 'ka' }
    const { content_html } = itemOf(await publish(posts, { site, related: {} }), 'harbour')
    expect(content_html).toContain('<hr>\n<ul>')
  })

  test('are the same list in RSS', () => {
    expect(entryOf(publication, 'rss.xml', 'harbour')).toContain(
      '&lt;a href="https://example.org/ferry/"&gt;Winter ferry &amp;amp; island&lt;/a&gt;',
    )
  })

  test('are links of the entry in Atom, with the type and the title', () => {
    expect(entryOf(publication, 'atom.xml', 'harbour')).toContain(
      '<link rel="related" type="text/html" href="https://example.org/ferry/" title="Winter ferry &amp; island"/>',
    )
  })

  test('are an extension that says where it is explained in JSON Feed', () => {
    const { _feedwright: extension } = itemOf(publication, 'harbour')
    expect(extension?.about).toMatch(/^https:\/\/\S+#related-posts$/)
    expect(extension?.related).toEqual([
      {
        id: 'tag:example.org,2025-01-01:ferry',
        url: 'https://example.org/ferry/',
        title: 'Winter ferry & island',
      },
    ])
  })

  test('are nothing where there are none', () => {
    const { content_html, _feedwright } = itemOf(publication, 'bread')
    expect(content_html).toBe('<p>Flour, water and salt.</p>')
    expect(_feedwright).toBeUndefined()
    expect(entryOf(publication, 'atom.xml', 'bread')).not.toContain('rel="related"')
  })

  test('are never drafts', async () => {
    expect(publication.text('feed.json')).not.toContain('draft')
  })

  test('without a title are named by their URL', async () => {
    const later = post('date: 2025-06-01\ntitle: Later\ntags: [ferry]', ferry)
    const after = await publish({ ...posts, 'later.md': later }, { related: { count: 9 } })
    const { _feedwright: extension } = itemOf(after, 'later')
    expect(extension?.related.map(({ title }) => title).toSorted()).toEqual([
      'Harbour at dawn',
      'Winter ferry & island',
      'https://example.org/note/',
    ])
  })

  test('leave what was published alone when a newer post comes', async () => {
    const newer = post('date: 2025-06-01\ntitle: Ferry and harbour\ntags: [ferry]', ferry)
    const after = await publish({ ...posts, 'newer.md': newer }, { related: {} })
    for (const path of ['rss.xml', 'atom.xml']) {
      for (const slug of ['ferry', 'bread', 'harbour', 'note']) {
        expect(entryOf(after, path, slug)).toBe(entryOf(publication, path, slug))
      }
    }
    expect(itemOf(after, 'harbour')).toEqual(itemOf(publication, 'harbour'))
    expect(itemOf(after, 'newer')._feedwright?.related).toHaveLength(3)
  })

  test('may be newer on request', async () => {
    const { _feedwright } = itemOf(await publish(posts, { related: { newer: true } }), 'ferry')
    expect(_feedwright?.related.map(({ title }) => title)).toContain('Harbour at dawn')
  })

  test('are not in summaries', async () => {
    const summary = post('date: 2025-06-01\ntitle: S\ntags: [ferry]\nsummary: Short.', ferry)
    const after = await publish(
      { ...posts, 'summary.md': summary },
      { related: {}, content: 'summary' },
    )
    expect(itemOf(after, 'summary').content_html).toBe('<p>Short.</p>')
    expect(itemOf(after, 'summary')._feedwright?.related).not.toHaveLength(0)
  })
})

test.each([
  [['content'], true, false],
  [['links'], false, true],
  [[], false, false],
])('`in: %j` is respected', async (places, inContent, inLinks) => {
  const publication = await publish(posts, { related: { in: places } })
  const { content_html, _feedwright } = itemOf(publication, 'harbour')
  expect(content_html.includes('<hr>')).toBe(inContent)
  expect(_feedwright !== undefined).toBe(inLinks)
  const atom = entryOf(publication, 'atom.xml', 'harbour') ?? ''
  expect(atom.includes('rel="related"')).toBe(inLinks)
})

test('without `related` in the config there are none', async () => {
  const publication = await publish(posts)
  expect(itemOf(publication, 'harbour').content_html).toBe(`<p>${ferry}</p>`)
  expect(publication.text('atom.xml')).not.toContain('rel="related"')
})

test('the list of a post that is written from right to left is so as well', async () => {
  const arabic = (title: string) => `title: ${title}\nlanguage: ar\ntags: [بحر]`
  const publication = await publish(
    {
      'old.md': post(`date: 2025-01-01\n${arabic('العبارة')}`, 'تعبر العبارة الميناء عند الفجر.'),
      'new.md': post(`date: 2025-02-01\n${arabic('الميناء')}`, 'تعبر العبارة الميناء عند الفجر.'),
    },
    { related: {} },
  )
  expect(itemOf(publication, 'new').content_html).toMatch(
    /^<div lang="ar" dir="rtl">[\s\S]*<hr>\s*<h2>مقالات ذات صلة<\/h2>\s*<ul><li><a href="https:\/\/example.org\/old\/">العبارة<\/a><\/li><\/ul>\s*<\/div>$/,
  )
})
