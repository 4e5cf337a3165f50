import { describe, expect, test } from 'vitest'
import { parseConfig, renderConfig } from '../src/config/index.ts'
import { FileSystemError } from '../src/model/index.ts'
import { createPostReader, parsePostFile, renderPostFile } from '../src/per-post.ts'
import { aConfig, aPost } from './support/builders.ts'

/** A post that cannot be read without this error. */
function failing(error: unknown) {
  const read = () => {
    throw error
  }
  const source = { path: 'a.md', name: 'posts/a.md', read }
  return { source, post: aPost({ source }) }
}

const config = parseConfig(aConfig())

describe('what goes wrong with one post is a problem of that post', () => {
  test.each([
    [
      new RangeError('Maximum call stack size exceeded'),
      'RangeError: Maximum call stack size exceeded',
    ],
    [new Error("Cannot find '/home/jane doe/site/a.js'"), "Error: Cannot find '…/a.js'"],
    [new Error('in /home/jane/site/a.js and C:\\Users\\jane\\b.js'), 'Error: in …/a.js and …/b.js'],
    [new Error('(file:///home/jane/a.js:1:2)'), 'Error: (…/a.js:1:2)'],
    [
      new Error('https://example.org/a/b and/or 1/2/3'),
      'Error: https://example.org/a/b and/or 1/2/3',
    ],
    ['a text', 'a text'],
    [Object.create(null), 'an error of no kind'],
  ])('%s', async (error, reason) => {
    const { source, post } = failing(error)
    const parsed = parsePostFile(source, config)
    const request = { post, related: [], translations: [], variants: [] }
    const rendered = await renderPostFile(request, renderConfig(aConfig()))
    for (const { diagnostics } of [parsed, rendered]) {
      expect(diagnostics).toMatchObject([
        { code: 'post-failed', severity: 'error', file: 'posts/a.md' },
      ])
      expect(diagnostics[0]?.message).toBe(`Feedwright failed at this post: ${reason}`)
    }
  })

  test('a file that the system refuses is called that', () => {
    const { source } = failing(new FileSystemError('/x', 'no access'))
    expect(parsePostFile(source, config).diagnostics).toMatchObject([
      { code: 'file-unreadable', file: 'posts/a.md' },
    ])
  })

  test('planning does without the text of a post that fails', () => {
    const { post } = failing(new Error('x'))
    expect(createPostReader().words(post)).toBe(0)
    expect(createPostReader().data(post)).toEqual({})
  })
})
