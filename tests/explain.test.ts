import { describe, expect, test } from 'vitest'
import { createContext, type EntryExplanation, type PostInput } from '../src/index.ts'
import { decorations, htmlSteps } from '../src/render/html-steps.ts'
import { finishingSteps, syntaxSteps } from '../src/render/syntax/index.ts'
import { folderOf } from './support/folder.ts'

const config = { site: { url: 'https://example.org', title: 'Example' } }
const now = new Date('2025-06-01T00:00:00Z')

async function explained(body: string, file = 'posts/a.md'): Promise<EntryExplanation> {
  const root = folderOf({ [file]: `---\ntitle: A post\ndate: 2025-05-17\n---\n${body}` })
  const context = await createContext({ root, config, now, cache: '.cache' })
  try {
    const explanation = await context.explain(file)
    if (explanation === undefined) throw new Error(`${file} is not explained`)
    return explanation
  } finally {
    await context.dispose()
  }
}

/** `removed script 7`: what was done, to what, and the lines. */
const told = ({ changes }: EntryExplanation) => {
  return changes.map(({ kind, element, attribute, into, lines }) => {
    const what = [kind, element, attribute, into && `→ ${into}`, lines.join(',')]
    return what.filter((each) => each).join(' ')
  })
}

describe('each change has its place in the file', () => {
  test('Markdown', async () => {
    expect(told(await explained('One.\n\nA [link](/b/).\n'))).toEqual([
      'attribute-changed a href 7',
    ])
  })

  test('HTML within Markdown', async () => {
    const body =
      'One.\n\n<div>\n\n<iframe src="https://www.youtube.com/embed/abc"></iframe>\n</div>\n'
    const explanation = await explained(`${body}\n\n*A* <b\nclass="x">b</b>\n`)
    expect(told(explanation)).toEqual(['replaced iframe → p 9', 'attribute-removed b class 13'])
    expect(explanation.changes[0]).toMatchObject({
      step: 'Embeds',
      count: 1,
      before: '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
      after: '<p><a href="https://www.youtube.com/watch?v=abc">YouTube</a></p>',
    })
  })

  test('a file of HTML', async () => {
    const body = '<p>One.</p>\n<p class="a">Two.</p>\n<script>x()</script>\n<p class="b">Three.</p>'
    expect(told(await explained(body, 'posts/a.html'))).toEqual([
      'removed script 7',
      'attribute-removed p class 6,8',
    ])
  })

  test('what stands behind syntax that was taken out', async () => {
    const body = '{{< youtube dQw4w9WgXcQ >}}\n\nText with [a link](/b/).\n'
    const explanation = await explained(body)
    expect(told(explanation)).toContain('attribute-changed a href 7')
    expect(explanation.changes[0]).toMatchObject({
      kind: 'syntax',
      step: 'Shortcodes and tags',
      lines: [5],
      before: '{{< youtube dQw4w9WgXcQ >}}',
    })
    expect(explanation.changes[0]?.after).toContain('youtube.com/embed/dQw4w9WgXcQ')
  })
})

describe('the kinds of changes', () => {
  test.each([
    ['<section><p>A</p></section>', ['renamed section → div 5']],
    ['<font><b>A</b></font> b', ['unwrapped font 5']],
    [
      '- [x] A',
      ['replaced input → text 5', 'attribute-removed ul class 5', 'attribute-removed li class 5'],
    ],
    ['<p hidden>A</p>\n\nB', ['removed p 5']],
    ['A<a href="javascript:x()">b</a>', ['attribute-removed a href 5', 'unwrapped a 5']],
    ['A[^1].\n\n[^1]: Note.', undefined],
  ])('%s', async (body, changes) => {
    const found = told(await explained(body))
    if (changes === undefined) expect(found.length).toBeGreaterThan(0)
    else expect(found).toEqual(changes)
  })

  test('a plain post is not changed', async () => {
    expect(told(await explained('# A post\n\nText with *emphasis*.'))).toEqual(['removed h1 5'])
    expect(told(await explained('Text with *emphasis*.\n\n- a\n- b\n\n```js\nx\n```\n'))).toEqual([
      'attribute-removed code class 10',
    ])
  })
})

test('every step says why, in one sentence', () => {
  for (const { name, why } of [...htmlSteps, ...decorations, ...syntaxSteps, ...finishingSteps]) {
    expect(name).toMatch(/^[A-Z][^.]*$/)
    expect(why).toMatch(/^[A-Z][^.]*\.$/)
  }
})

test('what a trace makes is what a build makes', async () => {
  const body =
    '<div class="x">\n\n**A** &amp; <title>b\n\n</div>\n\n<iframe src="https://vimeo.com/1" />\n\n' +
    '| a | b |\n|---|:-:|\n| <i>1</i> | `2` |\n\n- [ ] x <kbd>a</kbd>\n\nA[^n].\n\n[^n]: <b>N</b>\n'
  const root = folderOf({ 'posts/a.md': `---\ndate: 2025-05-17\n---\n${body}` })
  const context = await createContext({ root, config, now, cache: '.cache' })
  const { files } = await context.rebuild()
  const { texts = {} } = (await context.explain('posts/a.md'))?.entry ?? {}
  await context.dispose()
  for (const [format, path] of [
    ['rss', 'rss.xml'],
    ['atom', 'atom.xml'],
    ['json', 'feed.json'],
  ] as const) {
    expect(files.find((file) => file.path === path)?.text).toContain(texts[format])
  }
})

describe('posts that are not out', () => {
  const root = () =>
    folderOf({
      'posts/a.md': '---\ntitle: A\ndate: 2025-05-17\ntags: [x]\n---\nText.',
      'posts/b.md': '---\ntitle: B\ndate: 2025-05-18\ndraft: true\n---\nText.',
      'posts/c.md': '---\ntitle: C\ndate: 2026-05-18\n---\nText.',
      'posts/d.md': '---\ntitle: D\ndraft: true\n---\nText.',
      'posts/e.md': '---\ntitle: E\ndate: soon\n---\nText.',
      'posts/about.md': '---\ntitle: About\n---\nText.',
    })

  test('are listed with what they are', async () => {
    const context = await createContext({ root: root(), config, now, cache: false })
    const posts = await context.posts()
    await context.dispose()
    expect(posts.map(({ file, state }) => `${file} ${state}`)).toEqual([
      'posts/d.md draft',
      'posts/c.md future',
      'posts/b.md draft',
      'posts/a.md published',
    ])
  })

  test('are explained as they will be', async () => {
    const context = await createContext({ root: root(), config, now, cache: false })
    const [a, b, c, d, e, about] = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'about'].map((name) => context.explain(`posts/${name}.md`)),
    )
    await context.dispose()
    expect(a?.feeds.map(({ scope, term }) => [scope, term])).toContainEqual(['site', undefined])
    for (const each of [a, b, c]) expect(each?.entry?.html).toBe('<p>Text.</p>')
    expect([d?.state, d?.entry]).toEqual(['draft', undefined])
    expect(e?.state).toBe('error')
    expect(e?.diagnostics).toMatchObject([{ code: 'date-invalid', line: 3 }])
    expect(about).toBeUndefined()
  })

  test('posts that are values are explained too', async () => {
    const posts: PostInput[] = [{ url: '/a/', date: '2025-05-17', title: 'A', html: '<p>x</p>' }]
    const context = await createContext({ config, posts, now, write: false })
    const [listed] = await context.posts()
    const explanation = await context.explain(listed?.file ?? '')
    await context.dispose()
    expect(explanation).toMatchObject({ file: 'posts[0]', state: 'published' })
    expect(explanation?.entry?.texts['rss']).toContain('<item>')
  })

  test('a text that may take long is not rendered', async () => {
    const { isSlow, entry } = await explained('[a'.repeat(60_000))
    expect([isSlow, entry]).toEqual([true, undefined])
    const long = await explained('A [link](/b/) in a long article.\n\n'.repeat(3_000))
    expect([long.isSlow, long.changes[0]?.count]).toEqual([false, 3_000])
  })
})

test('an article that is taken from its page is explained without lines', async () => {
  const page =
    '<title>A</title><main><h1>A</h1><p class="x">One two three.</p><script>x()</script></main>'
  const root = folderOf({
    'posts/a.md': '---\ntitle: A\ndate: 2025-05-17\n---\n',
    '_site/a/index.html': page,
  })
  const pages = { ...config, content: { from: 'pages', dir: '_site' } } as const
  const context = await createContext({ root, config: pages, now, cache: '.cache' })
  const explanation = await context.explain('posts/a.md')
  await context.dispose()
  expect(explanation?.source).toBeUndefined()
  expect(explanation?.entry?.html).toBe('<p>One two three.</p>')
  expect(explanation && told(explanation)).toEqual(
    expect.arrayContaining(['attribute-removed p class']),
  )
})

test('asking leaves what a build kept as it is', async () => {
  const root = folderOf({ 'posts/a.md': '---\ntitle: A\ndate: 2025-05-17\n---\nText.' })
  const context = await createContext({ root, config, now, cache: '.cache' })
  await context.rebuild()
  await context.explain('posts/a.md')
  const { changes } = await context.rebuild()
  await context.dispose()
  expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(['unchanged']))
  await expect(context.posts()).rejects.toThrow('disposed')
})
