import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config/index.ts'
import { aConfig, messages } from '../support/builders.ts'

const site = { url: 'https://example.org', title: 'Example' }

const problems = (rest: object) =>
  resolveConfig({ site, ...rest }, (key) => ({ file: `config:${key.join('.')}` })).diagnostics

describe('`posts`', () => {
  test.each([
    ['posts', 'posts', 'posts', []],
    ['./content/blog/', './content/blog/', 'blog', []],
    ['content\\blog', 'content\\blog', 'blog', []],
    ['.', '.', 'posts', []],
    ['../..', '../..', 'posts', []],
    ['content/[slug] (1)', 'content/[slug] (1)', '[slug] (1)', []],
    ['content/blog/**/*.md', 'content/blog', 'blog', ['**/*.md']],
    ['content\\blog\\**\\*.md', 'content/blog', 'blog', ['**/*.md']],
    ['content/*/posts/{a,b}.md', 'content', 'content', ['*/posts/{a,b}.md']],
    ['app/(group)/*/page.md', 'app/(group)', '(group)', ['*/page.md']],
    ['**/*.md', '.', 'posts', ['**/*.md']],
    ['/srv/*.md', '/srv', 'srv', ['*.md']],
    ['/*.md', '/', 'posts', ['*.md']],
  ])('%s is a folder and what is meant in it', (posts, dir, name, include) => {
    for (const written of [posts, [posts]]) {
      expect(aConfig({}, { posts: written }).collections).toMatchObject([{ dir, name, include }])
    }
  })

  test('may be a map, or a list of folders and maps', () => {
    const notes = { dir: 'notes', language: 'EN-gb', defaults: { author: 'mira' } }
    const resolved = {
      name: 'notes',
      dir: 'notes',
      include: [],
      exclude: [],
      permalink: undefined,
      language: 'en-GB',
      defaults: { author: 'mira' },
    }
    expect(aConfig({}, { posts: notes }).collections).toEqual([resolved])
    const others = { name: 'news', permalink: '/news/:slug/' }
    expect(aConfig({}, { posts: ['blog', { ...notes, ...others }] }).collections).toMatchObject([
      { name: 'blog' },
      { ...resolved, name: 'news', permalink: { pattern: '/news/:slug/', day: 'zone' } },
    ])
  })

  const any = 'the path of a folder, a pattern of files, { dir, … }, or a list of these'
  const pattern = (example: string) =>
    `a pattern of files such as ${example}, which does not begin with !`
  test.each<[posts: unknown, key: string, allowed: string]>([
    [5, 'posts', any],
    [[], 'posts', any],
    [['posts', 5], 'posts.1', any],
    [
      '!posts/old',
      'posts',
      'a folder or a pattern of files; what is left out belongs in `exclude`',
    ],
    [{ dir: 'posts/*' }, 'posts.dir', 'the path of a folder; a pattern belongs in `include`'],
    [{ dir: 'a', exclude: ['!b'] }, 'posts.exclude.0', pattern('**/README.md')],
    [[{ dir: 'a', include: [''] }], 'posts.0.include.0', pattern('**/post.md')],
    [[{ dir: 'a', language: 'english' }], 'posts.0.language', 'a BCP 47 tag such as en-GB'],
    [{ dir: 'a', defaults: [] }, 'posts.defaults', 'a map of fields'],
    [{ name: 'a' }, 'posts.dir', 'the path of a folder; a pattern belongs in `include`'],
  ])('%j is not one', (posts, key, allowed) => {
    const [problem, ...others] = problems({ posts })
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'config-invalid', file: `config:${key}` })
    expect(problem?.message.split(', but must be ')[1]).toBe(allowed)
  })

  test('has keys whose names are checked', () => {
    expect(messages(problems({ posts: [{ dir: 'a', permalinks: '/:slug/' }] }))).toEqual([
      '`posts.0.permalinks` is not a key of the config; did you mean `permalink`?',
    ])
    expect(messages(problems({ posts: { dir: 'a', includes: [] } }))).toEqual([
      '`posts.includes` is not a key of the config; did you mean `include`?',
    ])
  })
})

test('`exclude` and `languages` are lists', () => {
  expect(messages(problems({ exclude: 'posts/old', languages: ['uk', 'ukrainian'] }))).toEqual([
    '`exclude` is "posts/old", but must be a list of patterns of files',
    '`languages.1` is "ukrainian", but must be a BCP 47 tag such as en-GB',
  ])
})
