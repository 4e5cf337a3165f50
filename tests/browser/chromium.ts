import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { posix } from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { OutputFile } from '../../src/model/index.ts'

const program = '/usr/bin/chromium'

/**
 * Tests in Debian's Chromium. Without it they are skipped by name, but where CI has set
 * `FEEDWRIGHT_BROWSER=required` a missing browser fails.
 */
export function inBrowser(name: string, tests: (open: () => Promise<Browser>) => void): void {
  // the sandbox needs rights that a container does not give
  const open = () => chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  if (existsSync(program)) {
    describe(name, () => tests(open))
  } else if (process.env['FEEDWRIGHT_BROWSER'] === 'required') {
    test(`${name}: Chromium is installed`, () => {
      throw new Error(`${program} is missing; .ci/run installs it`)
    })
  } else {
    describe.skip(`${name} (Chromium is not installed)`, () => tests(open))
  }
}

/** The same with one browser for all tests, in which each opens pages. */
export function withChromium(name: string, factory: (open: OpenPage) => void): void {
  inBrowser(name, (launch) => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launch()
    })
    afterAll(() => browser.close())
    factory((url, options) => openPage(browser, url, options))
  })
}

export interface OpenedPage {
  readonly page: Page
  /** What the console said, and what failed. */
  readonly complaints: readonly string[]
  /** The addresses that were asked for on other hosts. */
  readonly foreign: readonly string[]
}

export type OpenPage = (url: string, options?: BrowserContextOptions) => Promise<OpenedPage>

/** Opens an address in a profile of its own. */
async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  const foreign: string[] = []
  const { origin } = new URL(url)
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(`${origin}/`) && !address.startsWith('data:')) foreign.push(address)
  })
  await page.goto(url)
  return { page, complaints, foreign }
}

/** What axe finds on a page: the rule, and where. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate<readonly Violation[]>(
    'axe.run().then(({ violations }) => violations)',
  )
  return found.flatMap(({ id, nodes }) => {
    return nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`)
  })
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
}

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** A web server for a publication. The pictures of the site are a point each. */
export async function serveFiles(
  files: readonly OutputFile[],
): Promise<{ readonly base: string; close(): Promise<void> }> {
  const texts = new Map(files.map(({ path, text }) => [`/${path}`, text]))
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(url).replace(/\/$/, '/index.html')
    const text = texts.get(path)
    const isPicture = /\.(?:png|jpe?g|webp|svg|ico)$/.test(path)
    response.writeHead(text === undefined && !isPicture ? 404 : 200, {
      'Content-Type': isPicture ? 'image/gif' : (types[posix.extname(path)] ?? 'text/plain'),
    })
    response.end(isPicture ? pixel : text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
