import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContext, type PostInput } from '../../src/index.ts'
import { answerPreview, previewPolicy } from '../../src/preview/index.ts'
import { readerNames } from '../../src/preview/reader-table.ts'
import { violations, withChromium } from './chromium.ts'

const body = `The first paragraph, with a [link](/about/) and a <mark>marked</mark> word.[^1]

## A table

| a | b |
|---|--:|
| 1 | 2 |

<details><summary>More</summary>

Folded.

</details>

![A picture](/a.png) <img src="https://elsewhere.example/b.png" alt="" onerror="document.title = 'run'">

<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>

<video src="https://elsewhere.example/c.mp4"></video>

<script>document.title = 'run'</script>

\`\`\`js
${'const long = "a line of code that is longer than a telephone is wide" '.repeat(2)}
\`\`\`

[^1]: A note.
`

const posts: readonly PostInput[] = [
  { url: '/a/', title: 'A post', date: '2025-05-17', tags: ['x'], markdown: body },
  {
    url: '/ar/',
    title: 'الورشة',
    date: '2025-05-18',
    language: 'ar',
    markdown: 'هذه فقرة.\n\n- واحد\n',
  },
  { url: '/draft/', title: 'A draft', date: '2025-05-18', draft: true, markdown: 'Text.' },
  { url: '/wrong/', date: 'soon', markdown: 'Text.' },
]

withChromium('the preview', (open) => {
  let base = ''
  let close = async () => {}

  beforeAll(async () => {
    ;({ base, close } = await serve())
  })
  afterAll(() => close())

  const post = (file: string, as: string) => `${base}post?${new URLSearchParams({ file, as })}`

  test.each(['light', 'dark'] as const)(
    'every page is silent and accessible (%s)',
    async (scheme) => {
      const { page, complaints, foreign } = await open(base, { colorScheme: scheme })
      const views = [...readerNames, 'all'].map((as) => post('posts[0]', as))
      const others = ['posts[1]', 'posts[2]', 'posts[3]'].map((file) => post(file, 'mail'))
      for (const address of [base, ...views, ...others]) {
        await page.goto(address)
        for (const view of await page.locator('iframe').all()) await view.scrollIntoViewIfNeeded()
        await page.waitForLoadState('networkidle')
        expect(await violations(page), address).toEqual([])
        expect(await page.title()).not.toBe('run')
      }
      expect([complaints, foreign]).toEqual([[], []])
    },
  )

  test.each(readerNames)('the view of %s has its style and its content', async (name) => {
    const { page } = await open(post('posts[0]', name))
    const inner = page.frameLocator('iframe')
    const shown = await inner.locator('body').innerText()
    expect(shown).toContain('The first paragraph')
    expect(shown).toContain('YouTube')
    const [, frame] = page.frames()
    const ground = await frame?.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    expect(ground).toMatch(
      name === 'newsboat' ? 'rgb(16, 18, 22)' : /^rgb\(25[05], 25[05], 25[05]\)$/,
    )
    const read = '[...document.images].map((each) => each.naturalWidth)'
    const widths = (await frame?.evaluate<number[]>(read)) ?? []
    expect(widths.filter((width) => width === 0)).toEqual([])
    expect(widths.length > 0).toBe(name !== 'newsboat')
  })

  test('the keyboard goes from reader to reader', async () => {
    const { page } = await open(post('posts[0]', 'miniflux'))
    await page.getByRole('link', { name: 'Miniflux' }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/as=freshrss/)
    expect(await page.locator('nav [aria-current=page]').innerText()).toBe('FreshRSS')
    expect(await page.getByRole('heading', { name: 'What FreshRSS takes away' }).count()).toBe(1)
  })

  test('a link in a view leads nowhere', async () => {
    const { page, foreign } = await open(post('posts[0]', 'netnewswire'))
    const inner = page.frameLocator('iframe')
    await inner.getByText('link', { exact: true }).click()
    await inner.getByText('The first paragraph').waitFor()
    expect([page.url(), foreign]).toEqual([post('posts[0]', 'netnewswire'), []])
  })

  test.each([320, 640])('nothing is wider than a window of %i pixels', async (width) => {
    const { page } = await open(base, { viewport: { width, height: 640 } })
    for (const address of [base, post('posts[0]', 'miniflux'), post('posts[0]', 'all')]) {
      await page.goto(address)
      await page.evaluate(
        'for (const each of document.querySelectorAll("details")) each.open = true',
      )
      expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBe(width)
    }
  })

  test('all of it works without JavaScript', async () => {
    const { page } = await open(base, { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'A post' }).click()
    await page.getByRole('link', { name: 'Side by side' }).click()
    await page.waitForURL(/as=all/)
    expect(await page.locator('iframe').count()).toBe(6)
  })
})

async function serve() {
  const config = { site: { url: 'https://example.org', title: 'Example' } }
  const now = new Date('2025-06-01T00:00:00Z')
  const context = await createContext({ config, posts, now, write: false })
  const path = '/_feedwright/preview/'
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const given = { site: context.site, base: path, hasEditor: true }
    const { status, type, body } = await answerPreview(url, context, given)
    response.writeHead(status, { 'content-type': type, 'content-security-policy': previewPolicy })
    response.end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}${path}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await context.dispose()
    },
  }
}
