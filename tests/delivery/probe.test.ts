import { readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, emit } from '../../src/index.ts'
import { inMemory } from '../support/publication.ts'
import { RunningServer, servers } from './servers.ts'
const page = readFileSync(join(import.meta.dirname, '../../docs/delivery.md'), 'utf8')
describe.each(servers)('$name', (server) => {
  let running: RunningServer
  beforeAll(async () => {
    running = new RunningServer()
    const s = new RegExp(`^\`\`\`${server.language}\n(.*?)^\`\`\``, 'ms').exec(page)?.[1] ?? ''
    const { artifacts, diagnostics } = await build(inMemory({'2025-01-01-a.md': '---\ntitle: A\ncategory: 日本\nauthor: Jane\n---\n' + 'Hello world. '.repeat(200)}))
    expect(diagnostics).toEqual([])
    emit(artifacts, { out: running.root, dryRun: false })
    for (const {path} of artifacts) utimesSync(join(running.root, path), 1735689600, 1735689600)
    await running.start(server, s.replace(/^(\s*)#(?=\S)/gm, '$1'))
  })
  afterAll(() => running.stop())
  test('x', async () => {
    const show = async (label: string, r: Response) => console.log(server.name, label, r.status, JSON.stringify(Object.fromEntries(r.headers), null, 1), (await r.text()).length)
    for (const p of ['rss.xml', 'feeds.opml', 'category/日本/feed.json?x=1']) {
      const r = await running.fetch(p)
      const tag = r.headers.get('etag') ?? '', lm = r.headers.get('last-modified') ?? ''
      await show(p, r)
      const z = await running.fetch(p, { 'Accept-Encoding': 'gzip' })
      const ztag = z.headers.get('etag') ?? ''
      await show(p + ' gzip', z)
      await show('inm', await running.fetch(p, { 'If-None-Match': tag }))
      await show('gzip inm', await running.fetch(p, { 'Accept-Encoding': 'gzip', 'If-None-Match': ztag }))
      if (p !== 'rss.xml') continue
      await show('gzip inm list', await running.fetch(p, { 'Accept-Encoding': 'gzip', 'If-None-Match': `"x", ${ztag}, "y-gzip"` }))
      await show('inm*', await running.fetch(p, { 'If-None-Match': '*' }))
      await show('ims', await running.fetch(p, { 'If-Modified-Since': lm }))
      await show('ims later', await running.fetch(p, { 'If-Modified-Since': 'Thu, 01 May 2025 00:00:00 GMT' }))
      await show('inm bad ims ok', await running.fetch(p, { 'If-Modified-Since': lm, 'If-None-Match': '"x"' }))
      await show('inm ok ims old', await running.fetch(p, { 'If-Modified-Since': 'Thu, 01 May 2014 00:00:00 GMT', 'If-None-Match': tag }))
      await show('both ok', await running.fetch(p, { 'If-Modified-Since': lm, 'If-None-Match': tag }))
      await show('HEAD', await running.fetch(p, {}, 'HEAD'))
      await show('HEAD gz', await running.fetch(p, {'Accept-Encoding': 'gzip'}, 'HEAD'))
    }
    await show('404', await running.fetch('nix/rss.xml'))
  })
})
