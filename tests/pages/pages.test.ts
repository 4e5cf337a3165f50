import { describe, expect, test } from 'vitest'
import { runPipeline } from '../../src/pipeline.ts'
import { parsePage, textOf } from '../../src/render/index.ts'
import { inMemory, samplePublication } from '../support/publication.ts'

const posts = {
  '2025-01-10-ports.md': '---\ntitle: Ports\ncategory: Sea\n---\nShips come when they can.',
  '2025-03-10-tides.md': '---\ntitle: Tides & “moons”\ncategory: Sea\n---\nTwice a day.\n\nOr so.',
  '2025-03-12-note.md': '---\ncategory: Sky\n---\nA note without a title.',
}

/** The files of a publication with pages, by their paths. */
async function publish(
  given: Readonly<Record<string, string>> = posts,
  written: object = {},
): Promise<ReadonlyMap<string, string>> {
  const { files = [], diagnostics } = await runPipeline(
    inMemory(given, { pages: true, feeds: ['site', 'category'], ...written }),
  )
  expect(diagnostics).toEqual([])
  return new Map(files.map(({ path, text }) => [path, text]))
}

async function page(path: string, given?: Readonly<Record<string, string>>, written?: object) {
  return (await publish(given, written)).get(path) ?? ''
}

/** The words of a page. */
function wordsOf(html: string): string {
  const { children = [] } = parsePage(html) ?? {}
  return children.map(textOf).join('').replace(/\s+/g, ' ')
}

describe('the page to subscribe on', () => {
  test('lists every feed with its description, its newest posts and its addresses', async () => {
    const html = await page('subscribe/index.html', posts, {
      terms: { category: { Sea: { description: 'All about water.' } } },
    })
    const words = wordsOf(html)
    expect(words).toContain('Subscribe')
    expect(words).toContain(
      'Sea All about water. Tides & “moons” 10 March 2025 Ports 10 January 2025',
    )
    expect(html).toContain('value="https://example.org/category/sea/rss.xml"')
    for (const format of ['rss.xml', 'atom.xml', 'feed.json', 'rss.html']) {
      expect(html).toContain(`href="../category/sea/${format}"`)
    }
    expect(html).toContain('href="../feeds.opml"')
  })

  test('opens a feed in web readers and in an app', async () => {
    const html = await page('subscribe/index.html')
    const address = 'https://example.org/category/sea/rss.xml'
    for (const link of [
      `https://feedly.com/i/subscription/feed/${address}`,
      `https://www.inoreader.com/?add_feed=${address}`,
      `https://feedbin.com/?subscribe=${address}`,
      `https://theoldreader.com/feeds/subscribe?url=${address}`,
      'feed:https://example.org/category/sea/rss.xml',
    ]) {
      expect(html).toContain(`href="${link}"`)
    }
  })

  test('escapes in these links what would end the address of a feed', async () => {
    const category = {
      'a.md': '---\ntitle: A\ndate: 2025-03-10\ncategory: Tom & Jerry\n---\nText.',
    }
    const feeds = ['site', { scope: 'category', path: ':term' }]
    const html = await page('subscribe/index.html', category, { feeds })
    expect(html).toContain('subscribe=https://example.org/Tom%2520%2526%2520Jerry/rss.xml"')
  })

  test('shows how many posts there were in each of the last twelve months', async () => {
    const html = await page('subscribe/index.html')
    const counts = 'March 2025: 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2'
    expect(html).toContain(`aria-label="Posts a month until ${counts}"`)
    expect(wordsOf(html)).toContain('Posts in twelve months: 3')
  })

  test('has a search where there are many feeds', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [
        `2025-03-${10 + index}-post-${index}.md`,
        `---\ntitle: Post\ncategory: Category ${index}\n---\nText.`,
      ]),
    )
    expect(await page('subscribe/index.html', many)).toContain('type="search"')
    expect(await page('subscribe/index.html')).not.toContain('type="search"')
  })

  test('is there where there are no posts', async () => {
    const { files = [] } = await runPipeline(inMemory({}, { pages: true, feeds: ['site'] }))
    const html = files.find(({ path }) => path === 'subscribe/index.html')?.text ?? ''
    expect(wordsOf(html)).toContain('There are no posts yet.')
  })
})

describe('the page of a feed', () => {
  test('has its newest entries as subscribers are sent them', async () => {
    const html = await page('category/sea/rss.html')
    expect(wordsOf(html)).toContain('Tides & “moons” 10 March 2025 · Example Twice a day. Or so.')
    expect(html).toContain('<link rel="stylesheet" href="../../subscribe/pages.css">')
    expect(html).toContain('<meta name="robots" content="noindex">')
  })

  test('heads a post without a title with its date', async () => {
    expect(await page('category/sky/rss.html')).toMatch(
      /<h3 class="by"><a href="[^"]*"><time datetime="2025-03-12T00:00:00Z">12 March 2025</,
    )
  })

  test('is named after the first document of the feed, or as the config says', async () => {
    const feeds = [{ scope: 'site', formats: ['json', 'rss'] }]
    expect([...(await publish(posts, { feeds })).keys()]).toContain('feed.html')
    const pages = { file: 'latest.html', dir: 'follow/us' }
    const paths = [...(await publish(posts, { feeds, pages })).keys()]
    expect(paths).toEqual(expect.arrayContaining(['latest.html', 'follow/us/index.html']))
  })

  test('shows dates as they are in the time zone of the site', async () => {
    const late = { 'late.md': '---\ntitle: Late\ndate: 2025-03-10T23:30:00Z\n---\nText.' }
    const site = {
      url: 'https://example.org',
      title: 'Example',
      language: 'ja',
      timezone: 'Asia/Tokyo',
    }
    expect(await page('rss.html', late, { site })).toContain('>2025年3月11日</time>')
  })

  test('that would be another file is an error', async () => {
    const pages = { file: 'discovery.html' }
    const { files, diagnostics } = await runPipeline(inMemory(posts, { pages, feeds: ['site'] }))
    expect(files).toBeUndefined()
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['page-path-shared', 'discovery.html'],
    ])
  })
})

describe('languages', () => {
  test.each([
    ['en-GB', 'ltr', 'Subscribe'],
    ['uk', 'ltr', 'Підписатися'],
    ['ar', 'rtl', 'اشترك'],
    ['de-AT', 'ltr', 'Abonnieren'],
    ['fr', 'ltr', 'S’abonner'],
    ['es', 'ltr', 'Suscribirse'],
    ['ja', 'ltr', '購読する'],
    ['zh-CN', 'ltr', '订阅'],
  ])('%s', async (language, direction, heading) => {
    const site = { url: 'https://example.org', title: 'Example', language }
    const html = await page('subscribe/index.html', posts, { site })
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`)
    expect(html).toContain(`<h1>${heading}</h1>`)
    expect(wordsOf(html)).not.toMatch(/:(?:count|counts|day|month|year)\b/)
  })

  test('one without texts has those of English, and says so', async () => {
    const site = { url: 'https://example.org', title: 'Exemplo', language: 'pt' }
    const html = await page('subscribe/index.html', posts, { site })
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toContain('<p class="home" lang="pt"><a href="../">Exemplo</a></p>')
  })

  test('the config may have texts of its own', async () => {
    const site = { url: 'https://example.org', title: 'Exemplo', language: 'pt-BR' }
    const pages = { texts: { pt: { subscribe: 'Assinar' }, 'pt-BR': { copy: 'Copiar' } } }
    const html = await page('subscribe/index.html', posts, { site, pages })
    expect(html).toContain('<html lang="pt-BR" dir="ltr">')
    expect(html).toContain('<h1>Assinar</h1>')
    expect(html).toContain('data-copy="Copiar"')
  })

  test('the page of a feed has its language, and an entry its own', async () => {
    const two = {
      'a.md': '---\ntitle: مرحبا\ndate: 2025-03-10\nlang: ar\n---\nنص.',
      'b.md': '---\ntitle: Hello\ndate: 2025-03-11\n---\nText.',
    }
    const feeds = ['site', 'language']
    const english = await page('rss.html', two, { feeds })
    expect(english).toContain('<article lang="ar" dir="rtl">')
    // from right to left, it would be "March 2025 10"
    expect(english).toContain('T00:00:00Z" lang="en" dir="ltr">10 March 2025</time>')
    expect(english).toContain('T00:00:00Z">11 March 2025</time>')
    const arabic = await page('language/ar/rss.html', two, { feeds })
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('>10 مارس 2025</time>')
  })
})

describe('a feed at its own address', () => {
  test('names a stylesheet within the first bytes', async () => {
    const files = await publish(posts, { feeds: [{ scope: 'site', limit: 2, archive: true }] })
    const line = (href: string) => `<?xml-stylesheet href="${href}" type="text/css"?>`
    expect(files.get('rss.xml')?.split('\n')[1]).toBe(line('subscribe/feeds.css'))
    expect(files.get('archive/2025/atom.xml')?.split('\n')[1]).toBe(
      line('../../subscribe/feeds.css'),
    )
    expect(files.get('rss.xml')?.indexOf('<rss')).toBeLessThan(512)
    expect(files.get('feed.json')).not.toContain('feeds.css')
  })

  test('says where to subscribe, whatever is in the name of the site', async () => {
    const site = { url: 'https://example.org/a"b\\', title: 'x', language: 'en' }
    const css = await page('subscribe/feeds.css', posts, { site })
    expect(css).toContain('More about it: \u2066https://example.org/a%22b/subscribe/\u2069"')
    const texts = { en: { xml: 'a"; } * { color: red\n} \\' } }
    const own = await page('subscribe/feeds.css', posts, { pages: { texts } })
    expect(own).toContain('content: "a\\22 ; } * { color: red\\a } \\5c "')
  })
})

test('the pages of the sample are small without their entries', async () => {
  const { files = [] } = await runPipeline(await samplePublication())
  const pages = files.filter(({ path }) => /(?:rss|index)\.html$/.test(path))
  expect(pages.length).toBeGreaterThan(20)
  for (const { path, text } of pages) {
    const empty = text.replace(/<article.*<\/article>|<ul class="newest">.*?<\/ul>/gs, '')
    expect(new TextEncoder().encode(empty).length, path).toBeLessThan(30_000)
  }
})

test('nothing moves', async () => {
  const files = await publish()
  for (const path of ['subscribe/pages.css', 'subscribe/feeds.css']) {
    expect(files.get(path)).not.toMatch(/transition|animation|scroll-behavior/)
  }
})

test('an own function makes the pages, and is reported where it fails', async () => {
  const render = ({ kind, texts }: { kind: string; texts: { subscribe: string } }) => {
    return `<p>${kind}: ${texts.subscribe}`
  }
  expect(await page('rss.html', posts, { pages: { render } })).toBe('<p>feed: Subscribe')
  expect(await page('subscribe/index.html', posts, { pages: { render } })).toBe(
    '<p>subscribe: Subscribe',
  )
  const failing = () => {
    throw new Error('no template')
  }
  const { diagnostics } = await runPipeline(
    inMemory(posts, { feeds: ['site'], pages: { render: failing } }),
  )
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['page-failed', '`render` of `pages` fails for this page: no template'],
    ['page-failed', '`render` of `pages` fails for this page: no template'],
  ])
})

test('without `pages` there is no page, and no feed names a stylesheet', async () => {
  const files = await publish(posts, { pages: false })
  expect([...files.keys()].filter((path) => /html|css|js$/.test(path))).toEqual(['discovery.html'])
  expect(files.get('rss.xml')).not.toContain('xml-stylesheet')
})

test('no page is a feed: the files about all feeds name none', async () => {
  const files = await publish()
  for (const path of ['feeds.json', 'feeds.opml', 'discovery.html']) {
    expect(files.get(path)).not.toMatch(/rss\.html|subscribe/)
  }
})
