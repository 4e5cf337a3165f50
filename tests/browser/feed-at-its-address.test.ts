import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runPipeline } from '../../src/pipeline.ts'
import { nginx, RunningServer, settingsFor } from '../delivery/servers.ts'
import { withProgram } from '../readers/programs.ts'
import { samplePublication } from '../support/publication.ts'
import { withChromium } from './chromium.ts'
import { publicationWithPages } from './publications.ts'

/** What CSS makes of an element. */
function styleOf(page: Page, selector: string, pseudo = ''): Promise<Record<string, string>> {
  return page.evaluate(`(() => {
    const element = document.querySelector(${JSON.stringify(selector)})
    const { display, content, direction, textAlign } = getComputedStyle(element, ${JSON.stringify(pseudo)})
    return { display, content, direction, textAlign }
  })()`)
}

withProgram('nginx', [nginx.program, nginx.probe], () => {
  withChromium('with the settings of docs/delivery.md', (open) => {
    const server = new RunningServer(nginx)

    beforeAll(async () => {
      const arabic = await publicationWithPages('ar', 0)
      const { files = [] } = await runPipeline(await samplePublication())
      const all = [...files, ...arabic.map((file) => ({ ...file, path: `ar/${file.path}` }))]
      for (const { path, text } of all) {
        mkdirSync(dirname(join(server.root, path)), { recursive: true })
        writeFileSync(join(server.root, path), text)
      }
      // browsers ask for it, and say so where there is none
      writeFileSync(join(server.root, 'favicon.ico'), '')
      await server.start(`types { text/html html; text/css css; } ${settingsFor(nginx)}`)
    })
    afterAll(() => server.stop())

    test.each([
      ['rss.xml', 'channel', 'item', 'description'],
      ['atom.xml', 'feed', 'entry', 'summary'],
    ])('%s is shown in words', async (path, head, entry, summary) => {
      const { page, complaints, foreign } = await open(server.url(path))
      expect(await page.evaluate('document.contentType')).toBe('application/xml')
      const note = await styleOf(page, head, '::before')
      expect(note['content']).toContain('This is a feed')
      expect(note['content']).toContain('https://meridian.example/subscribe/')
      for (const shown of [`${head} > title`, `${entry} > title`, `${entry} > ${summary}`]) {
        expect((await styleOf(page, shown))['display'], shown).toMatch(
          /block|flow-root|-webkit-box/,
        )
      }
      expect(
        (await styleOf(page, `${entry} > ${entry === 'item' ? 'guid' : 'id'}`))['display'],
      ).toBe('none')
      expect(complaints).toEqual([])
      expect(foreign).toEqual([])
      await page.context().close()
    })

    test('in Arabic it runs from right to left', async () => {
      const { page } = await open(server.url('ar/rss.xml'))
      expect((await styleOf(page, 'channel'))['direction']).toBe('rtl')
      // the date runs from left to right, and stands where the titles do
      expect(await styleOf(page, 'pubDate')).toMatchObject({ direction: 'ltr', textAlign: 'right' })
      await page.context().close()
    })

    test('it fits the smallest phone', async () => {
      const { page } = await open(server.url('rss.xml'), { viewport: { width: 320, height: 640 } })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
      await page.context().close()
    })
  })

  withChromium('with a type of its own', (open) => {
    const server = new RunningServer(nginx)
    beforeAll(async () => {
      const { files = [] } = await runPipeline(await samplePublication())
      mkdirSync(server.root, { recursive: true })
      const text = files.find(({ path }) => path === 'rss.xml')?.text ?? ''
      writeFileSync(join(server.root, 'rss.xml'), text)
      await server.start('types { application/rss+xml xml; }')
    })
    afterAll(() => server.stop())

    // why the settings have another one; should this change, so may they
    test('a feed is plain text to the browser', async () => {
      const { page } = await open(server.url('rss.xml'))
      expect(await page.evaluate('document.contentType')).toBe('text/plain')
      await page.context().close()
    })
  })
})
