import { expect, test } from 'vitest'
import type { UserConfig } from '../../src/config/index.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { inMemory } from '../support/publication.ts'

const post = (fields: string) => `---\ntitle: A\ndate: 2025-05-17\n${fields}\n---\nText.\n`

async function problemsWith(
  config: Omit<UserConfig, 'site'>,
  posts: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { diagnostics } = await runPipeline(inMemory(posts, { feeds: ['site'], ...config }))
  return diagnostics.map(({ code, file, message }) => `${code} ${file}: ${message}`)
}

const posts = {
  'a.md': post('abstract: One.'),
  'b.md': post('changed: 2025-05-18\nextra: { teaser: B }'),
}

test('names of `fields` that some post has are no problem', async () => {
  const fields = { summary: ['abstract', 'extra.teaser'], updated: 'changed', id: [] }
  expect(await problemsWith({ fields }, posts)).toEqual([])
  expect(await problemsWith({ fields: ({ changed }) => ({ updated: changed }) }, posts)).toEqual([])
})

test('a name of `fields` that no post has is one warning', async () => {
  const fields = { summary: ['abstract', 'abstrakt'], draft: 'isWip' }
  expect(await problemsWith({ fields }, posts)).toEqual([
    'field-unused fields.draft: `fields.draft` of the config is `isWip`, a field that no post has',
    'field-unused fields.summary: `fields.summary` of the config is `abstrakt`, a field that no post has; did you mean `abstract`?',
  ])
  expect(await problemsWith({ fields, rules: { 'field-unused': 'off' } }, posts)).toEqual([])
})

test('a name of `fields` counts as had by the defaults of a collection', async () => {
  const fields = { summary: 'lead' }
  const collection = { dir: 'posts', defaults: { lead: 'All.' } }
  expect(await problemsWith({ fields, posts: collection }, posts)).toEqual([])
})

test('nothing is said of `fields` where a post that may have one cannot be read', async () => {
  const broken = { ...posts, 'c.md': post('lead: "') }
  expect(await problemsWith({ fields: { summary: 'lead' } }, broken)).toMatchObject([
    expect.stringMatching(/^front-matter-broken/),
  ])
})
