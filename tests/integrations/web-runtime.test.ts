import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import * as ofNode from '../../src/model/hashes.ts'
import * as ofWeb from '../../src/model/hashes-web.ts'

const root = join(import.meta.dirname, '..', '..')

/** The compiled handler as bundlers for the edge make it: any module of Node would be an error. */
async function bundle() {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, 'lib/integrations/web/index.js')],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: 'web',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    // the table `imports` of package.json decides, not the paths of our own compiler
    tsconfigRaw: '{}',
    logLevel: 'silent',
  })
  return { code: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) }
}

/** What every runtime of the web has, and nothing of Node. No text becomes code in it. */
function webContext() {
  const globals = {
    AbortController,
    Headers,
    Request,
    Response,
    TextDecoder,
    TextEncoder,
    URL,
    clearTimeout,
    console,
    performance,
    setTimeout,
  }
  return createContext(globals, { codeGeneration: { strings: false, wasm: false } })
}

test('the handler needs nothing of Node, neither as a module nor as a global', async () => {
  const { code, inputs } = await bundle()
  expect(inputs.filter((file) => /gray-matter|node:/.test(file))).toEqual([])
  const context = webContext()
  const missing = ['process', 'Buffer', 'setImmediate', 'require', 'document']
  for (const name of missing) expect(runInContext(`typeof ${name}`, context)).toBe('undefined')
  const answers = await runInContext(
    `${code};
    (async () => {
      const handler = web.createFeedHandler({
        site: { url: 'https://example.org/', title: 'Example' },
        feeds: ['site', { scope: 'category', minPosts: 1 }],
        related: {},
        posts: async () => Array.from({ length: 40 }, (_, index) => ({
          url: '/' + 'long'.repeat(60) + index + '/',
          title: 'Post ' + index,
          date: '2025-05-17',
          categories: ['Über uns', 'über/uns'],
          image: '/a.png',
          markdown: '# A\\n\\n| a |\\n|---|\\n| b[^1] |\\n\\n<p onclick="x()">&ouml;</p>\\n\\n[^1]: Note.',
        })),
        onError: (error) => { throw error },
      })
      const answers = []
      for (const path of ['rss.xml', 'atom.xml', 'feed.json', 'category/%C3%BCber-uns/rss.xml']) {
        const response = await handler(new Request('https://example.org/' + path))
        answers.push([response.status, await response.text()])
      }
      return answers
    })()`,
    context,
  )
  const { createFeedHandler } = await import('../../src/integrations/web/index.ts')
  expect(createFeedHandler).toBeTypeOf('function')
  for (const [status, text] of answers) {
    expect(status).toBe(200)
    expect(text).toContain('Post 1')
  }
})

test('hashes are the same without Node', () => {
  for (const text of ['', 'a', 'Über 🍜', '\ud800', 'a'.repeat(1000)]) {
    const bytes = new TextEncoder().encode(text)
    expect(ofWeb.sha256(text)).toBe(ofNode.sha256(text))
    expect(ofWeb.sha256(bytes)).toBe(ofNode.sha256(bytes))
    expect(ofWeb.sha256OfAll([bytes, bytes])).toBe(ofNode.sha256OfAll([bytes, bytes]))
    expect([...ofWeb.sha1(bytes)]).toEqual([...ofNode.sha1(bytes)])
  }
})
