import { describe, expect, test } from 'vitest'
import { type PipelineResult, runPipeline } from '../../src/pipeline.ts'
import { inMemory } from '../support/publication.ts'

const post = '---\ntitle: A\ndate: 2025-05-17\n---\nText.\n'

function publish(posts: Readonly<Record<string, string>>, config: object = {}) {
  return runPipeline(inMemory({ 'a.md': post, ...posts }, config))
}

function found({ diagnostics }: PipelineResult): readonly string[] {
  return diagnostics.map(({ severity, code, file, line }) => `${severity} ${code} ${file}:${line}`)
}

describe('a file without a date', () => {
  test('is a page: left out, counted, and named in one warning', async () => {
    const result = await publish({ 'b/about.md': 'About.', 'contact.md': '---\ndate:\n---\n' })
    expect(result.report).toMatchObject({ posts: 1, pages: 2 })
    expect(result.diagnostics).toMatchObject([
      {
        code: 'undated-pages',
        severity: 'warning',
        file: 'posts/b/about.md',
        line: 1,
        message:
          'these files have no date, so they are taken for pages and left out: posts/b/about.md, posts/contact.md',
      },
    ])
  })

  test('is one of many in the same warning', async () => {
    const pages = Array.from({ length: 22 }, (_, n) => [`p${n + 10}.md`, 'Text.'])
    const { diagnostics } = await publish(Object.fromEntries(pages))
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]?.message).toMatch(/posts\/p10\.md, .*, posts\/p19\.md and 12 more$/)
  })

  test.each([
    ...['index.md', 'README.md', 'readme.markdown', '_index.md', 'sub/_index.md', 'sub/index.md'],
    ...['sub/README.md', 'sub/Index.md'],
  ])('goes without saying where it is %s', async (path) => {
    const result = await publish({ [path]: 'Text.', 'sub/b.md': post })
    expect(found(result)).toEqual([])
    expect(result.report).toMatchObject({ posts: 2, pages: 1 })
    expect(found(await publish({ [path]: 'Text.' }, { undated: 'error' }))).toEqual(
      path === 'sub/index.md' || path === 'sub/Index.md'
        ? [`error date-missing posts/${path}:1`]
        : [],
    )
  })

  test.each(['layout: list', 'layout: layouts/archive.njk', 'type: tags', 'layout: page'])(
    'goes without saying where it has %s',
    async (yaml) => {
      expect(found(await publish({ 'list.md': `---\n${yaml}\n---\n` }))).toEqual([])
    },
  )

  test('may be an `index.md` whose folder is a post: then a date may have been forgotten', async () => {
    const result = await publish({ 'trip/index.md': '---\ntitle: Trip\n---\nText.' })
    expect(found(result)).toEqual(['warning undated-pages posts/trip/index.md:1'])
  })

  test('is no problem, or an error, as the config says', async () => {
    const about = { 'about.md': 'About.', 'b.md': 'B.' }
    expect(found(await publish(about, { undated: 'page' }))).toEqual([])
    expect(found(await publish(about, { undated: 'error' }))).toEqual([
      'error date-missing posts/about.md:1',
      'error date-missing posts/b.md:1',
    ])
  })

  test('may have fields of its own, but no mistyped date', async () => {
    const page = '---\ntags: { a: b }\ntitle: [x]\n---\n'
    expect(found(await publish({ 'about.md': page }, { undated: 'page' }))).toEqual([])
    const mistyped = await publish(
      { 'b.md': '---\ncreatd: 2025-05-17\n---\n' },
      { undated: 'page' },
    )
    expect(found(mistyped)).toEqual(['warning field-near-miss posts/b.md:2'])
  })

  test('is no page where its post was taken back', async () => {
    const result = await publish({ 'b.md': '---\nwithdrawn: true\n---\nText.' })
    expect(found(result)).toEqual(['error date-missing posts/b.md:1'])
  })
})

test('where nothing is left, it is said why', async () => {
  const result = await publish({
    'a.md': 'A page.',
    'b.md': '---\ndate: 2025-05-17\nunlisted: true\n---\n',
    'c.md': '---\ndraft: true\n---\n',
    'd.md': '---\ndate: 2030-05-17\n---\nText.',
  })
  expect(result.diagnostics.map(({ message }) => message)).toContain(
    'there is no post to publish in posts; of those that are there, 1 draft, 1 unlisted, 1 in the future, 1 without a date',
  )
})
