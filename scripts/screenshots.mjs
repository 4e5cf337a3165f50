// Makes the pictures of docs/images/ with the real program and Debian's Chromium:
//
//   npm run screenshots [NAME …]
//
// The fonts are those of the machine: the pictures in the repository were made with Debian's fonts-noto-core
// and fonts-noto-color-emoji. A picture is a row of the table; what it shows is started by its `start`.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from '../lib/index.js'

const folder = 'docs/images'

/**
 * What a picture is of.
 *
 * @typedef {object} Running
 * @property {string} url where it is, with a slash at its end
 * @property {() => void | Promise<void>} stop
 */

/**
 * @typedef {object} Picture
 * @property {() => Promise<Running>} start
 * @property {string} path
 * @property {'light' | 'dark'} colorScheme
 * @property {number} width
 * @property {number} height
 */

/** @type {Record<string, Picture>} */
const pictures = {
  'subscribe.png': {
    start: servePublication,
    path: 'subscribe/',
    colorScheme: 'light',
    width: 1200,
    height: 720,
  },
  'subscribe-dark.png': {
    start: servePublication,
    path: 'subscribe/',
    colorScheme: 'dark',
    width: 1200,
    height: 720,
  },
  'preview.png': {
    start: servePreview,
    path: '_feedwright/preview/post?file=posts/technology/why-rel-self-matters.md&as=all',
    colorScheme: 'light',
    width: 1200,
    height: 820,
  },
  'preview-dark.png': {
    start: servePreview,
    path: '_feedwright/preview/post?file=posts/technology/why-rel-self-matters.md&as=all',
    colorScheme: 'dark',
    width: 1200,
    height: 820,
  },
}

const [, , ...names] = process.argv
const wanted = Object.entries(pictures).filter(
  ([name]) => names.length === 0 || names.includes(name),
)
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  for (const [name, { start, path, colorScheme, width, height }] of wanted) {
    const running = await start()
    const viewport = { width, height }
    const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 2 })
    await page.goto(running.url + path)
    await page.screenshot({ path: join(folder, name) })
    await page.close()
    await running.stop()
    console.log(join(folder, name))
  }
} finally {
  await browser.close()
}

/**
 * The sample publication of this repository, as a static host serves it.
 *
 * @returns {Promise<Running>}
 */
async function servePublication() {
  const { files } = await build({ root: '.', write: false })
  const contents = new Map(files.map((file) => [`/${file.path}`, file.contents]))
  const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }
  const server = createServer(({ url = '/' }, response) => {
    const path = url.replace(/\/$/, '/index.html')
    response.writeHead(contents.has(path) ? 200 : 404, {
      'Content-Type': types[extname(path)] ?? '',
    })
    response.end(contents.get(path))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/**
 * The sample publication as its writers see it.
 *
 * @returns {Promise<Running>}
 */
async function servePreview() {
  const args = ['lib/cli/main.js', 'serve', '--port', '0', '--no-cache']
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  let said = ''
  const url = await new Promise((resolve, reject) => {
    server.stderr.on('data', (part) => {
      said += part
      const [found] = /http:\/\/[\d.]+:\d+\//.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
    server.once('exit', () => reject(new Error(said)))
  })
  return {
    url,
    async stop() {
      server.kill('SIGTERM')
      await ended
    },
  }
}
