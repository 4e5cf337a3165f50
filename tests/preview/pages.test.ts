import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createContext } from '../../src/index.ts'
import { asReader } from '../../src/preview/as-reader.ts'
import { answerPreview, type PreviewContext } from '../../src/preview/index.ts'
import { readerFrame } from '../../src/preview/reader-frame.ts'
import { readerNames, readers } from '../../src/preview/reader-table.ts'
import {
  find,
  type HtmlElement,
  type HtmlParent,
  parseHtml,
  parsePage,
  textOf,
} from '../../src/render/index.ts'
import { hostileHtml } from '../render/hostile.ts'
import { folderOf } from '../support/folder.ts'

const config = { site: { url: 'https://example.org/blog/', title: 'Ex<b>ample & co' } }
const now = new Date('2025-06-01T00:00:00Z')

const post = (title: string, body: string, rest = '') =>
  `---\ntitle: ${JSON.stringify(title)}\ndate: 2025-05-17\n${rest}---\n${body}\n`

interface Answer {
  readonly status: number
  readonly type: string
  readonly page: HtmlParent
  readonly body: string
}

/** Answers requests about a publication of these files. */
async function preview(
  files: Readonly<Record<string, string>>,
  paths: readonly string[],
  more: Partial<PreviewContext> = {},
): Promise<readonly Answer[]> {
  const context = await createContext({ root: folderOf(files), config, now, cache: false })
  const given = { site: context.site, base: '/_feedwright/preview/', ...more }
  try {
    return await Promise.all(
      paths.map(async (path) => {
        const url = new URL(path, 'http://localhost/_feedwright/preview/')
        const answer = await answerPreview(url, context, given)
        return { ...answer, page: parsePage(answer.body) ?? { children: [] } }
      }),
    )
  } finally {
    await context.dispose()
  }
}

const postPath = (file: string, as = 'all') => `post?${new URLSearchParams({ file, as })}`

function elementsOf(page: HtmlParent): readonly HtmlElement[] {
  return page.children.flatMap((node) => {
    return node.kind === 'element' ? [node, ...elementsOf(node)] : []
  })
}

/** The documents in the frames of a page. */
function framesOf(page: HtmlParent): readonly HtmlParent[] {
  return find(page, 'iframe').map(({ attributes }) => {
    return parsePage(attributes.get('srcdoc') ?? '') ?? { children: [] }
  })
}

/** Nothing in a document runs, and all that it loads is on the server or in itself. */
function expectStill(document: HtmlParent): void {
  for (const { name, attributes } of elementsOf(document)) {
    expect(['script', 'base', 'object', 'embed', 'form', 'svg', 'style']).not.toContain(name)
    for (const [attribute, value] of attributes) {
      expect(attribute).not.toMatch(/^on|^style$|^ping$|^action$/)
      if (/^(?:src|href|poster|srcset|data)$/.test(attribute)) {
        expect(value).toMatch(/^(?:\/_feedwright\/|data:image\/|data:,$|#)/)
      }
    }
    if (name === 'iframe') expect(attributes.get('sandbox')).toBe('')
  }
}

const words = (page: HtmlParent, name: string) =>
  find(page, name).map((each) => textOf(each).trim())

describe('nothing of a post runs, and nothing is loaded from elsewhere', () => {
  const title = '"><script>alert(1)</script>\' & <img src=x onerror=alert(1)>'
  const bodies = [
    ...fc.sample(hostileHtml, { numRuns: 20, seed: 7 }),
    '<style>@import "https://evil.example/a.css"</style><link rel=stylesheet href="https://evil.example/">',
    '<img src="https://evil.example/a.png"><video poster="https://evil.example/b" src="https://evil.example/c">',
    '<a href="https://evil.example/" ping="https://evil.example/">a</a><base href="https://evil.example/">',
    '"></iframe></code></pre><script>alert(1)</script>',
    ']]>--><svg><script>alert(1)</script></svg><math><mtext><img src=x onerror=alert(1)>',
  ]

  test('in any part of a page', async () => {
    const file = 'posts/<script>"&.md'
    const files = {
      [file]: post(title, bodies.join('\n\n'), `summary: ${JSON.stringify(title)}\n`),
    }
    const answers = await preview(files, [
      '',
      ...['all', ...readerNames].map((as) => postPath(file, as)),
    ])
    for (const { page } of answers) {
      for (const document of [page, ...framesOf(page)]) expectStill(document)
    }
    expect(answers.slice(1).flatMap(({ page }) => framesOf(page)).length).toBe(12)
  })

  test('whatever HTML a reader gets', () => {
    const head = { feed: 'a', title: 'b', url: 'c', published: 0, authors: ['d'], language: 'en' }
    const options = { styles: '/_feedwright/readers.css', findFile: () => undefined }
    fc.assert(
      fc.property(hostileHtml, (html) => {
        for (const name of readerNames) {
          const view = asReader(parseHtml(html), readers[name])
          const page = readerFrame(name, readers[name], view, head, options)
          expectStill(parsePage(page) ?? { children: [] })
        }
      }),
      { numRuns: 100 },
    )
  })

  test('an address that asks for a file elsewhere finds none', async () => {
    const paths = [postPath('../../etc/passwd'), 'post', 'other', postPath('posts/none.md')]
    for (const { status } of await preview({ 'posts/a.md': post('A', 'b') }, paths)) {
      expect(status).toBe(404)
    }
  })
})

test('images of the site come from the server where it has them, and a box stands for the others', async () => {
  const body = '![One](/blog/a.png)\n\n![Two](https://other.example/b.png)'
  const findFile = (url: string) => (url.endsWith('/blog/a.png') ? '/blog/a.png' : undefined)
  const [answer] = await preview(
    { 'posts/a.md': post('A', body) },
    [postPath('posts/a.md', 'mail')],
    {
      findFile,
    },
  )
  const [frame] = framesOf(answer?.page ?? { children: [] })
  const images = find(frame ?? { children: [] }, 'img').map(({ attributes }) => attributes)
  expect(images.map((each) => each.get('alt'))).toEqual(['One', 'Two'])
  expect(images[0]?.get('src')).toBe('/blog/a.png')
  expect(decodeURIComponent(images[1]?.get('src') ?? '')).toContain('other.example/b.png')
})

test('a post from right to left is shown so by a reader that asks its text', async () => {
  const files = { 'posts/a.md': post('مرحبا', 'نص.', 'lang: ar\n') }
  const [answer] = await preview(files, [postPath('posts/a.md', 'miniflux')])
  const [frame = { children: [] }] = framesOf(answer?.page ?? { children: [] })
  const content = elementsOf(frame).find(({ attributes }) => attributes.get('class') === 'content')
  expect(content?.attributes.get('dir')).toBe('auto')
})

test('characters that turn the direction are seen in the texts of a post', async () => {
  const files = { 'posts/a.md': post('A', 'Text \u202E with it.') }
  const [answer] = await preview(files, [postPath('posts/a.md')])
  const codes = find(answer?.page ?? { children: [] }, 'code').map(textOf)
  expect(codes.filter((code) => code.includes('Text U+202E'))).toHaveLength(6)
  expect(codes.join('')).not.toContain('\u202E')
})

test('the page of all posts says what each is', async () => {
  const files = {
    'posts/a.md': post('A', 'b'),
    'posts/draft.md': post('A draft', 'b', 'draft: true\n'),
    'posts/later.md': '---\ntitle: Later\ndate: 2026-01-01\n---\nb',
    'posts/wrong.md': '---\ndate: soon\n---\nb',
  }
  const problems = [
    { code: 'date-invalid', severity: 'error', file: 'posts/wrong.md', message: 'm', help: 'h' },
  ] as const
  const [answer] = await preview(files, [''], { problems })
  const page = answer?.page ?? { children: [] }
  expect(words(page, 'h2')).toEqual([
    'To fix 1 post',
    'Drafts 1 post',
    'Scheduled 1 post',
    'Published 1 post',
  ])
  expect(words(page, 'a')).toEqual(
    expect.arrayContaining(['posts/wrong.md', 'A draft', 'Later', 'A']),
  )
})

test('the page of a post says what happened to it, and where', async () => {
  const body =
    'One two three.\n\n<iframe src="https://player.vimeo.com/video/1"></iframe>\n\nA [link](/b/).'
  const [answer] = await preview(
    { 'posts/a.md': post('A', body, 'tags: [x, y]\n') },
    [postPath('posts/a.md', 'miniflux')],
    { hasEditor: true },
  )
  const page = answer?.page ?? { children: [] }
  expect(words(page, 'h1')).toEqual(['A'])
  expect(words(page, 'h3')).toEqual(
    expect.arrayContaining(['What Miniflux takes away', 'Embeds', 'Addresses of links', 'Summary']),
  )
  const places = find(page, 'button').map(({ attributes }) => attributes.get('data-line'))
  expect(places).toEqual(expect.arrayContaining(['8', '10']))
  const facts = find(page, 'dl').map(textOf).join(' ')
  expect(facts).toContain('tag:example.org,2025-05-17:a')
  expect(facts).toContain('17 May 2025, 00:00 UTC')
  expect(words(page, 'blockquote')).toEqual(['One two three.'])
  expect(words(page, 'pre').join('\n')).toContain('<item>')
})

test('a post that cannot be published says why', async () => {
  const files = {
    'posts/a.md': '---\ndate: soon\n---\nb',
    'posts/b.md': '---\ndraft: true\n---\nb',
  }
  const [broken, draft] = await preview(files, [postPath('posts/a.md'), postPath('posts/b.md')])
  expect(broken?.body).toContain('date-invalid')
  expect(broken?.body).toContain('line 2')
  expect(draft?.body).toContain('It is a draft without a date.')
})
