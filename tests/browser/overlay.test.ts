import { rmSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { post, serving } from '../server/serving.ts'
import { folderOf, put } from '../support/folder.ts'
import { inBrowser } from './chromium.ts'

const wrong = '---\ntitle: <b>B</b>\ndate: soon\n---\nText.\n'

inBrowser('pages of the server in a browser', (open) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await open()
  })
  afterAll(() => browser.close())

  /** The index of a publication, and everything that the browser complained of. */
  async function openIndex(files: Readonly<Record<string, string>>) {
    const root = folderOf(files)
    const { origin } = await serving(root, { drafts: true })
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } })
    page.setDefaultTimeout(10_000)
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) {
        complaints.push(request.url())
      }
    })
    await page.goto(`${origin}/_feedwright/`)
    return { root, page, complaints }
  }

  const overlay = (page: Page) => page.locator('feedwright-overlay')

  test('a page is loaded again when a post changes', async () => {
    const { root, page, complaints } = await openIndex({ 'posts/a.md': post('First') })
    await page.getByText('First').waitFor()
    put(root, 'posts/a.md', post('Second'))
    await page.getByText('Second').waitFor()
    put(root, 'posts/b.md', post('Third', 'Text.', 'draft: true\n'))
    await page.getByText('Third').waitFor()
    expect(await page.locator('.mark').allTextContents()).toEqual(['draft'])
    expect(complaints).toEqual([])
    await page.close()
  })

  test('what is wrong lies over the page until it is fixed', async () => {
    const { root, page, complaints } = await openIndex({ 'posts/a.md': post('First') })
    await page.locator('button.file').first().focus()
    put(root, 'posts/b.md', wrong)
    const dialog = page.getByRole('dialog', {
      name: 'One problem keeps the feeds from being built',
    })
    await dialog.waitFor()
    expect(await page.evaluate("document.querySelector('[role=dialog]')")).toBeNull()
    expect(await dialog.locator('.place').textContent()).toBe('posts/b.md:3:7')
    expect(await dialog.locator('.meant').textContent()).toContain('date: soon')
    expect(await dialog.locator('pre').textContent()).toContain('title: <b>B</b>')
    const hasFocus = () =>
      page.evaluate("document.activeElement.localName === 'feedwright-overlay'")
    expect(await hasFocus()).toBe(true)
    for (let times = 0; times < 5; times++) {
      await page.keyboard.press('Tab')
      expect(await hasFocus()).toBe(true)
    }
    rmSync(join(root, 'posts/b.md'))
    await overlay(page).waitFor({ state: 'detached' })
    await page.getByText('Everything is right').waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test.each(['light', 'dark'] as const)(
    'nobody is kept out, in %s colours',
    async (colorScheme) => {
      const { root, page } = await openIndex({
        'posts/a.md': post('First', 'Text.', 'athor: X\n'),
        'posts/b.md': post('Draft', 'Text.', 'draft: true\n'),
      })
      await page.emulateMedia({ colorScheme })
      await page.evaluate(axe.source)
      const violations = async () => {
        const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults
        return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
      }
      expect(await violations()).toEqual([])
      put(root, 'posts/c.md', wrong)
      await overlay(page).waitFor()
      expect(await violations()).toEqual([])
      await page.close()
    },
  )

  test('it closes on Escape, by its button and beside it, and comes back with the next problem', async () => {
    const { root, page } = await openIndex({ 'posts/a.md': post('First') })
    const button = page.locator('button.file').first()
    await button.focus()
    put(root, 'posts/b.md', wrong)
    await overlay(page).waitFor()
    await page.keyboard.press('Escape')
    await overlay(page).waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.className')).toBe('file')
    put(root, 'posts/b.md', wrong.replace('soon', 'later'))
    await page.getByRole('button', { name: 'Close' }).click()
    await overlay(page).waitFor({ state: 'detached' })
    put(root, 'posts/b.md', wrong.replace('soon', 'perhaps'))
    await overlay(page).waitFor()
    await page.mouse.click(5, 5)
    await overlay(page).waitFor({ state: 'detached' })
    await page.close()
  })

  test('a page that is opened while something is wrong shows it, and what is of no use to say is said', async () => {
    const { page } = await openIndex({ 'posts/b.md': wrong })
    await overlay(page).waitFor()
    await page.route('**/_feedwright/open', (route) => {
      return route.fulfill({ status: 501, body: 'The editor was not found.' })
    })
    await page.locator('.place').click()
    await page.getByText('The editor was not found.').first().waitFor()
    await page.close()
  })
})
