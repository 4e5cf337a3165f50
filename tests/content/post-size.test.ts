import { expect, test } from 'vitest'
import { parsePost } from '../../src/content/index.ts'
import { build } from '../../src/project/index.ts'
import { aConfig, messages, parse, places } from '../support/builders.ts'

const config = aConfig({}, { limits: { post: { warning: 100, error: 200 } } })
const ofSize = (size: number) => '---\ndate: 2025-05-17\n---\n'.padEnd(size, 'x')

test.each([
  [100, []],
  [101, ['post-large']],
  [200, ['post-large']],
  [201, ['post-too-large']],
])('a post of %i bytes', (size, found) => {
  expect(places(parse(ofSize(size), { config }).diagnostics)).toEqual(found)
})

test('without a word of the config it may have a megabyte, and five', () => {
  expect(places(parse(ofSize(1_000_000)).diagnostics)).toEqual([])
  expect(messages(parse(ofSize(1_000_001)).diagnostics)).toEqual([
    'the post has 1000001 bytes; the recommended maximum is 1000000',
  ])
  expect(messages(parse(ofSize(5_000_001)).diagnostics)).toEqual([
    'the post has 5000001 bytes; the limit is 5000000',
  ])
})

test('a file that is too large is not read', () => {
  const read = () => expect.unreachable()
  const source = { path: 'a.md', name: 'posts/a.md', size: () => 201, read }
  expect(places(parsePost(source, config).diagnostics)).toEqual(['post-too-large'])
})

test('a post that is a value has the size of its text', async () => {
  const post = { url: '/a/', title: 'A', date: '2025-05-17', markdown: 'é'.repeat(101) }
  const { limits } = config
  const options = { config: { site: { url: 'https://example.org', title: 'x' }, limits } }
  await expect(build({ ...options, posts: [post], write: false })).rejects.toMatchObject({
    diagnostics: [
      { file: 'posts[0]', code: 'post-too-large', message: expect.stringContaining('202 bytes') },
    ],
  })
})
