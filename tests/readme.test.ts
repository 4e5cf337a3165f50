import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'README.md'), 'utf8')

test('the entry that README shows is one of dist/', () => {
  const feed = readFileSync(join(root, 'dist/rss.xml'), 'utf8')
  const [, item = ''] = /^```xml\n(.*?)^```/ms.exec(page) ?? []
  const lines = item
    .trim()
    .split('\n')
    .map((line) => line.trim())
  expect(lines.length).toBeGreaterThan(8)
  const [, id = ''] = /(tag:[^<]+)/.exec(item) ?? []
  const entry = feed.split('<item>').find((each) => each.includes(`>${id}<`)) ?? ''
  for (const line of lines.slice(1)) expect(entry).toContain(line.split('…')[0])
})

test('the pages that README leads to exist', () => {
  const links = [...page.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path)
  expect(links.length).toBeGreaterThan(8)
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
