import { describe, expect, test } from 'vitest'
import { type PipelineResult, runPipeline } from '../../src/pipeline.ts'
import { inMemory } from '../support/publication.ts'

const post = (yaml: string, body = 'Text.') => `---\ntitle: A\n${yaml}\n---\n${body}\n`
const good = { 'good.md': post('date: 2025-05-01\ntags: [ferry]') }
const feeds = ['site', { scope: 'tag', minPosts: 1 }]

function publish(posts: Readonly<Record<string, string>>, rules: object) {
  return runPipeline(inMemory({ ...good, ...posts }, { rules, feeds }))
}

function found({ diagnostics }: PipelineResult): readonly string[] {
  return diagnostics.map(({ severity, code, file }) => `${severity} ${code} ${file}`)
}

function slugs({ files = [] }: PipelineResult): readonly string[] {
  const text = files.find(({ path }) => path === 'feed.json')?.text ?? '{"items":[]}'
  const { items } = JSON.parse(text) as { items: { url: string }[] }
  return items.map(({ url }) => url.replace(/^.*?([^/]+)\/$/, '$1'))
}

const wrong: Readonly<Record<string, string>> = {
  'date-invalid': post('date: 2017-02-29\ntags: [ferry]'),
  'field-invalid': post('date: 2025-05-02\ntags: [{ a: b }]'),
  'front-matter-broken': '---\ntitle: [\n---\n',
  'slug-invalid': post('date: 2025-05-02\nslug: ../x'),
  'url-duplicate': post('date: 2025-05-02\nurl: /good/'),
  'id-duplicate': post('date: 2025-05-02\nid: tag:example.org,2025-05-01:good'),
  'text-too-complex': post('date: 2025-05-02', '['.repeat(100_000)),
}

describe('an error about a post', () => {
  test.each(Object.keys(wrong))('%s leaves that post out and no other', async (code) => {
    const posts = { 'wrong.md': wrong[code] ?? '' }
    const stopped = await publish(posts, {})
    expect(found(stopped)).toEqual([`error ${code} posts/wrong.md`])
    const result = await publish(posts, { [code]: 'leave-out' })
    expect(found(result)).toEqual([`warning ${code} posts/wrong.md`])
    expect(result.diagnostics[0]?.message).toMatch(/; the post is left out$/)
    expect(slugs(result)).toEqual(['good'])
    expect(result.report).toMatchObject({ posts: 1, leftOut: 1 })
  })

  test('of another kind stops the build still', async () => {
    const posts = { 'a.md': post('date: soon'), 'b.md': post('date: 2025-05-02\nslug: ../x') }
    const result = await publish(posts, { 'date-invalid': 'leave-out' })
    expect(found(result)).toEqual([
      'warning date-invalid posts/a.md',
      'error slug-invalid posts/b.md',
    ])
    expect(result.files).toBeUndefined()
  })

  test('is all that matters of its post', async () => {
    const posts = { 'a.md': post('date: soon\nslug: ../x') }
    const result = await publish(posts, { 'date-invalid': 'leave-out' })
    expect(found(result).toSorted()).toEqual([
      'warning date-invalid posts/a.md',
      'warning slug-invalid posts/a.md',
    ])
    expect(slugs(result)).toEqual(['good'])
  })

  test('takes the post out of every list: no feed is made for its terms', async () => {
    const posts = { 'a.md': post('date: 2025-05-02\ntags: [winter]', '['.repeat(100_000)) }
    const result = await publish(posts, { 'text-too-complex': 'leave-out' })
    expect(result.files?.map(({ path }) => path).filter((path) => /winter/.test(path))).toEqual([])
    expect(slugs(result)).toEqual(['good'])
  })

  test('may be found at each stage of one build', async () => {
    const posts = Object.fromEntries(
      Object.entries(wrong).map(([code, text]) => [`w-${code}.md`, text]),
    )
    const rules = Object.fromEntries(Object.keys(wrong).map((code) => [code, 'leave-out']))
    const result = await publish(posts, rules)
    expect(slugs(result)).toEqual(['good'])
    expect(result.report.leftOut).toBe(Object.keys(wrong).length)
    expect(result.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true)
  })
})

test('a missing date is left out where the config makes an error of it', async () => {
  const config = { undated: 'error', rules: { 'date-missing': 'leave-out' } }
  const result = await runPipeline(inMemory({ ...good, 'a.md': 'Text.' }, config))
  expect(found(result)).toEqual(['warning date-missing posts/a.md'])
  expect(result.report).toMatchObject({ posts: 1, leftOut: 1, pages: 0 })
})
