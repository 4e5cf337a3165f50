import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runPipeline } from '../../src/pipeline.ts'
import { samplePublication } from '../support/publication.ts'
import { serveFiles, violations, withChromium } from './chromium.ts'
import { publicationWithPages } from './publications.ts'

/** By how many pixels a page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
}

const publications = {
  sample: async () => (await runPipeline(await samplePublication())).files ?? [],
  english: () => publicationWithPages('en', 40),
  single: () => publicationWithPages('en', 0),
  arabic: () => publicationWithPages('ar', 12),
  japanese: () => publicationWithPages('ja', 12),
}

type Name = keyof typeof publications

withChromium('the pages for visitors', (open) => {
  const served = new Map<Name, Awaited<ReturnType<typeof serveFiles>>>()
  const at = (name: Name, path = 'subscribe/') => `${served.get(name)?.base}${path}`

  beforeAll(async () => {
    for (const [name, make] of Object.entries(publications)) {
      served.set(name as Name, await serveFiles(await make()))
    }
  })
  afterAll(async () => {
    for (const server of served.values()) await server.close()
  })

  describe.each([
    ['sample', 'subscribe/'],
    ['sample', 'rss.html'],
    ['sample', 'language/ar/rss.html'],
    ['english', 'subscribe/'],
    ['english', 'rss.html'],
    ['single', 'subscribe/'],
    ['arabic', 'subscribe/'],
    ['arabic', 'tag/topic-1/rss.html'],
    ['japanese', 'subscribe/'],
    ['japanese', 'rss.html'],
  ] as const)('%s: %s', (name, path) => {
    test.each([
      ['on a desk', { viewport: { width: 1280, height: 800 } }],
      ['in the dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
      ['on the smallest phone', { viewport: { width: 320, height: 640 } }],
      ['at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ] as const)('is for everyone, silent and alone %s', async (_, options) => {
      const { page, complaints, foreign } = await open(at(name, path), options)
      await page.evaluate(
        'for (const each of document.querySelectorAll("details")) each.open = true',
      )
      if (options.viewport.width === 1280) expect(await violations(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      expect(complaints).toEqual([])
      expect(foreign).toEqual([])
      await page.context().close()
    })

    test('can have letters of twice the size', async () => {
      const { page } = await open(at(name, path), { viewport: { width: 640, height: 800 } })
      await page.evaluate('document.documentElement.style.fontSize = "200%"')
      expect(await overflow(page)).toBe(0)
      await page.context().close()
    })
  })

  test('the button copies the address, and says so', async () => {
    const { page } = await open(at('sample'), {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const status = page.getByRole('status')
    expect(await status.textContent()).toBe('')
    const card = page.locator('.feed', { has: page.getByRole('heading', { name: 'Business' }) })
    await card.getByRole('button', { name: 'Copy – Feed address: Business' }).click()
    await expect.poll(() => status.textContent()).toBe('The address is copied.')
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'https://meridian.example/category/business/rss.xml',
    )
    await page.context().close()
  })

  test('it copies where the browser has no clipboard for scripts', async () => {
    const { page } = await open(at('sample', 'rss.html'))
    await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })')
    await page.getByRole('button', { name: /^Copy/ }).click()
    const said = () => page.getByRole('status').textContent()
    await expect.poll(said).toMatch(/^The address is (?:copied|selected)/)
    expect(await page.evaluate('document.getSelection().toString()')).toBe(
      'https://meridian.example/rss.xml',
    )
    await page.context().close()
  })

  test('the search shows the feeds that have the words', async () => {
    const { page } = await open(at('sample'))
    const shown = () => page.locator('.feed:visible h3').allTextContents()
    const all = (await shown()).length
    await page.getByRole('searchbox').fill('science')
    expect(await shown()).toEqual(['Science'])
    expect(await page.locator('.feeds:visible h2').allTextContents()).toEqual(['Categories'])
    expect(await page.getByRole('status').textContent()).toBe('Feeds found: 1')
    await page.getByRole('searchbox').fill('no such thing')
    expect(await page.getByRole('status').textContent()).toBe('Feeds found: 0')
    await page.getByRole('searchbox').fill('')
    expect((await shown()).length).toBe(all)
    expect(await page.getByRole('status').textContent()).toBe('')
    await page.context().close()
  })

  test('without scripts everything else is there', async () => {
    const { page, complaints } = await open(at('sample'), { javaScriptEnabled: false })
    const field = page.getByRole('textbox', { name: 'Feed address: Business' })
    expect(await field.inputValue()).toBe('https://meridian.example/category/business/rss.xml')
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.getByRole('searchbox').count()).toBe(0)
    await page.locator('.feed summary').first().click()
    expect(await page.locator('.feed .readers a').first().isVisible()).toBe(true)
    await page.locator('.feed h3 a').first().click()
    expect(await page.locator('h1').textContent()).toBe('The Meridian — Long reads')
    expect(await page.locator('article').count()).toBe(10)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('the pages run from right to left in Arabic', async () => {
    const { page } = await open(at('arabic'))
    const heading = await page.locator('h1').boundingBox()
    const width = await page.evaluate<number>('window.innerWidth')
    expect((heading?.x ?? 0) + (heading?.width ?? 0)).toBeGreaterThan(width * 0.9)
    const direction = 'getComputedStyle(document.querySelector(".address input")).direction'
    expect(await page.evaluate(direction)).toBe('ltr')
    await page.context().close()
  })

  test('light and dark differ', async () => {
    const paper = async (colorScheme: 'light' | 'dark') => {
      const { page } = await open(at('sample'), { colorScheme })
      const color = await page.evaluate(
        'getComputedStyle(document.documentElement).backgroundColor',
      )
      await page.context().close()
      return color
    }
    expect(await paper('light')).toBe('rgb(253, 252, 249)')
    expect(await paper('dark')).toBe('rgb(23, 22, 19)')
  })

  test('paper has no buttons', async () => {
    const { page } = await open(at('sample'))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('button:visible').count()).toBe(0)
    expect(await page.locator('.address input:visible').count()).toBeGreaterThan(10)
    await page.context().close()
  })
})
