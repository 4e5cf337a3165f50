import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readerNames } from '../../src/preview/reader-table.ts'
import { serve } from '../../src/server/index.ts'
import { put } from '../support/folder.ts'
import { violations, withChromium } from './chromium.ts'

const body = `The first paragraph, with a [link](/about/) and a <mark>marked</mark> word.[^1]

## A table

| a | b |
|---|--:|
| 1 | 2 |

<details><summary>More</summary>

Folded.

</details>

![A picture](/a.svg) <img src="https://elsewhere.example/b.png" alt="" onerror="document.title = 'run'">

<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>

<video src="https://elsewhere.example/c.mp4"></video>

<script>document.title = 'run'</script>

\`\`\`js
${'const long = "a line of code that is longer than a telephone is wide" '.repeat(2)}
\`\`\`

[^1]: A note.
`

const post = (title: string, date: string, text: string, yaml = '') =>
  `---\ntitle: ${title}\ndate: ${date}\n${yaml}---\n${text}\n`

const files = {
  'posts/a.md': post('A post', '2025-05-17', body, 'tags: [x]\n'),
  'posts/ar.md': post('الورشة', '2025-05-18', 'هذه فقرة.\n\n- واحد', 'language: ar\n'),
  'posts/draft.md': post('A draft', '2025-05-18', 'Text.', 'draft: true\n'),
  'public/a.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x()</script></svg>',
}

const config = { site: { url: 'https://example.org', title: 'Example' } }

withChromium('the preview', (openForever) => {
  /** A page that stays open would be loaded again with each change. */
  const open: typeof openForever = async (url, options) => {
    const opened = await openForever(url, options)
    onTestFinished(() => opened.page.context().close())
    return opened
  }

  const root = mkdtempSync(join(tmpdir(), 'feedwright-'))
  const faults: unknown[] = []
  let base = ''
  let close = async () => {}

  beforeAll(async () => {
    for (const [path, text] of Object.entries(files)) put(root, path, text)
    const server = await serve({
      root,
      build: { config, cache: false, threads: 1 },
      port: 0,
      onRebuild() {},
      onTrouble: (trouble) => faults.push(trouble),
      onFault: (error) => faults.push(error),
    })
    base = `http://127.0.0.1:${server.port}/_feedwright/preview/`
    close = () => server.close()
  })
  afterAll(async () => {
    await close()
    rmSync(root, { recursive: true, force: true })
    expect(faults).toEqual([])
  })

  const postPage = (file: string, as: string) => `${base}post?${new URLSearchParams({ file, as })}`

  test.each(['light', 'dark'] as const)(
    'every page is silent and accessible (%s)',
    async (scheme) => {
      const { page, complaints, foreign } = await open(base, { colorScheme: scheme })
      const views = [...readerNames, 'all'].map((as) => postPage('posts/a.md', as))
      const others = ['posts/ar.md', 'posts/draft.md'].map((file) => postPage(file, 'mail'))
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
    const { page } = await open(postPage('posts/a.md', name))
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

  test.each(['light', 'dark'] as const)(
    'each view is accessible by itself (%s)',
    async (colorScheme) => {
      const { page } = await open(base, { colorScheme })
      for (const name of readerNames) {
        await page.goto(postPage('posts/a.md', name))
        // axe needs scripts, which the frame does not allow
        const view = (await page.locator('iframe').getAttribute('srcdoc')) ?? ''
        await page.route('**/view', (route) =>
          route.fulfill({ body: view, contentType: 'text/html' }),
        )
        await page.goto(new URL('/view', base).href)
        expect(await violations(page), name).toEqual([])
        await page.unroute('**/view')
      }
    },
  )

  test('the keyboard goes from reader to reader', async () => {
    const { page } = await open(postPage('posts/a.md', 'miniflux'))
    await page.getByRole('link', { name: 'Miniflux' }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/as=freshrss/)
    expect(await page.locator('nav [aria-current=page]').innerText()).toBe('FreshRSS')
    expect(await page.getByRole('heading', { name: 'What FreshRSS takes away' }).count()).toBe(1)
  })

  test('a link in a view leads nowhere', async () => {
    const { page, foreign } = await open(postPage('posts/a.md', 'netnewswire'))
    const inner = page.frameLocator('iframe')
    await inner.getByText('link', { exact: true }).click()
    await inner.getByText('The first paragraph').waitFor()
    expect([page.url(), foreign]).toEqual([postPage('posts/a.md', 'netnewswire'), []])
  })

  test.each([320, 640])('nothing is wider than a window of %i pixels', async (width) => {
    const { page } = await open(base, { viewport: { width, height: 640 } })
    for (const address of [
      base,
      postPage('posts/a.md', 'miniflux'),
      postPage('posts/a.md', 'all'),
    ]) {
      await page.goto(address)
      await page.evaluate(
        'for (const each of document.querySelectorAll("details")) each.open = true',
      )
      expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBe(width)
    }
  })

  test('an image of the site comes from its folder', async () => {
    const { page } = await open(postPage('posts/a.md', 'freshrss'))
    const source = await page.frameLocator('iframe').getByAltText('A picture').getAttribute('src')
    expect(source).toMatch(/^\/_feedwright\/preview\/images\/[\w-]+\/a\.svg$/)
    const answer = await page.request.get(new URL(source ?? '', base).href)
    expect(answer.headers()['content-security-policy']).toContain('sandbox')
  })

  test('an open page follows the post', async () => {
    const address = postPage('posts/live.md', 'thunderbird')
    put(root, 'posts/live.md', post('Before', '2025-05-19', 'Old text.'))
    await expect.poll(async () => (await fetch(address)).status, { timeout: 20_000 }).toBe(200)
    const { page, complaints } = await open(address)
    await page.frameLocator('iframe').getByText('Old text.').waitFor()
    put(root, 'posts/live.md', post('After', '2025-05-19', 'New text.'))
    await page.getByRole('heading', { name: 'After' }).waitFor()
    await page.frameLocator('iframe').getByText('New text.').waitFor()
    expect(page.url()).toBe(address)
    put(root, 'posts/live.md', post('After', 'soon', 'New text.'))
    await page.getByText('date-invalid').first().waitFor()
    put(root, 'posts/live.md', post('Mended', '2025-05-19', 'New text.'))
    await page.getByRole('heading', { name: 'Mended' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('all of it works without JavaScript', async () => {
    const { page } = await open(base, { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'A post' }).click()
    await page.getByRole('link', { name: 'Side by side' }).click()
    await page.waitForURL(/as=all/)
    expect(await page.locator('iframe').count()).toBe(6)
  })
})
