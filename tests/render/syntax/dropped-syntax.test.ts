import { describe, expect, test } from 'vitest'
import { mergeCounted, templateSyntax } from '../../../src/diagnostics/index.ts'
import { timestamp } from '../../../src/model/index.ts'
import { runPipeline } from '../../../src/pipeline.ts'
import { aConfig, source } from '../../support/builders.ts'
import { read } from './read.ts'

const now = timestamp(Date.UTC(2025, 6, 1))

async function build(files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).map(([path, body]) => {
    return source(path, `---\ntitle: A\ndate: 2025-01-02\n---\n${body}`)
  })
  const { files: made, diagnostics } = await runPipeline({ config: aConfig(), sources, now })
  const text = (made ?? []).map((file) => file.text).join('\n')
  return { text, diagnostics }
}

describe('what is not understood', () => {
  test.each([
    ['{{ site.posts | size }}', 'template expressions: site.posts | size'],
    ['{% include sidebar.html %}', 'template tags: include'],
    ['{% if a %}b{% endif %}', 'template tags: if'],
    ['{{< chart 3 >}}', 'shortcodes: chart'],
    ['{{< youtube "javascript:alert(1)" >}}', 'shortcodes: youtube'],
    ['{{< gist a/b ../x >}}', 'shortcodes: gist'],
    ['::widget{a="b"}', 'directives: widget'],
    ['<Chart data={x} />', 'components: Chart'],
    ['[gallery ids="1,2"]', 'WordPress shortcodes: gallery'],
    ['[a]({% post_url 2020-01-01-none %})', 'links: 2020-01-01-none'],
  ])('%s is left out and told', async (text, told) => {
    const { html, dropped } = await read(`Before.\n\n${text}\n`)
    expect(dropped).toContain(told)
    expect(html).not.toMatch(/\{\{|\}\}|\{%|\[gallery|::|Chart|javascript/)
  })

  test('is one warning a kind, with the first place of a run', async () => {
    const { text, diagnostics } = await build({
      'a.md': 'Text.\n\n{{< chart 1 >}} {{< chart 2 >}} {{ x }}',
      'b.md': '{{< chart 3 >}} {{< map >}}',
    })
    expect(diagnostics).toMatchObject([
      { code: 'template-syntax', file: 'posts/a.md', line: 7, column: 1 },
      { code: 'template-syntax', file: 'posts/a.md', line: 7, column: 33 },
    ])
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'shortcodes that only the site itself can show are left out, 4 in all: chart (3 times), map',
      'template expressions that only the site itself can show are left out, 1 in all: x',
    ])
    expect(diagnostics.every((each) => !('counted' in each))).toBe(true)
    expect(text).not.toContain('{{')
  })

  test('is counted together whatever its names are', () => {
    const [merged] = mergeCounted([
      templateSyntax({ file: 'b' }, { kind: 'tags', names: { constructor: 2 } }),
      templateSyntax({ file: 'a' }, { kind: 'tags', names: { constructor: 1, x: 1 } }),
    ])
    expect(merged?.message).toContain('4 in all')
    expect(merged?.file).toBe('a')
  })
})

describe('MDX', () => {
  test('is read without its programs', async () => {
    const { text, diagnostics } = await build({
      'a.mdx': "import A from './a'\nexport const b = 1\n\n# Hi {#id}\n\n<A>Kept</A>\n\n{'said'}",
    })
    expect(diagnostics).toEqual([])
    expect(text).toContain('Kept')
    expect(text).toContain('said')
    expect(text).not.toMatch(/import A|export const|\{#id/)
  })

  test('that is broken is a warning with its line, and taken for Markdown', async () => {
    const { text, diagnostics } = await build({ 'a.mdx': 'Text.\n\n<A>\n\nMore.' })
    expect(diagnostics).toMatchObject([{ code: 'mdx-broken', file: 'posts/a.mdx', line: 7 }])
    expect(text).toContain('More.')
  })

  test('shows what the config says of components, made safe', async () => {
    const Price = (props: Readonly<Record<string, unknown>>, children: string) => {
      return `<b onclick="x()">${props['amount']} €</b><script>x()</script> ${children}`
    }
    const text = 'It is <Price amount={3}>*much*</Price>.'
    for (const kind of ['mdx', 'markdown'] as const) {
      const { html } = await read(text, { kind, components: { Price } })
      expect(html).toBe('<p>It is <b>3 €</b> <em>much</em>.</p>')
    }
  })
})

test('HTML with template tags is read as well', async () => {
  const { html, dropped } = await read(
    '<p>{{ page.title }}</p><pre>{{ x }}</pre>{% highlight a %}<b>{% endhighlight %}<p>*a* :tada:</p>',
    { kind: 'html' },
  )
  expect(dropped).toEqual([])
  expect(html).toContain('<p>A *post*</p><pre>{{ x }}</pre>')
  expect(html).toContain('&lt;b&gt;')
  expect(html).toContain('<p>*a* :tada:</p>')
})

test('a text that becomes many times its size is refused', async () => {
  const { text } = await build({
    'a.md': '{{ page.title }}'.repeat(20_000),
  })
  expect(text).toContain('A')
  const title = 'x'.repeat(50_000)
  const long = source(
    'b.md',
    `---\ntitle: ${title}\ndate: 2025-01-02\n---\n${'{{ page.title }} '.repeat(10_000)}`,
  )
  const { files, diagnostics } = await runPipeline({ config: aConfig(), sources: [long], now })
  expect(files).toBeUndefined()
  expect(diagnostics).toMatchObject([{ code: 'text-expands' }])
})

test.each([
  ['**これは（テスト）。**我', '<strong>これは（テスト）。</strong>我'],
  ['**한국어(韓國語)**는', '<strong>한국어(韓國語)</strong>는'],
  ['a ** b ** c', 'a ** b ** c'],
])('emphasis beside Chinese, Japanese and Korean: %s', async (text, html) => {
  expect((await read(text)).html).toBe(`<p>${html}</p>`)
})

test('names of emoji become emoji outside code and addresses', async () => {
  const { html } = await read(':tada: :no_such: 10:30:15 a:smile:b `:tada:` [x](/:tada:/) :+1:')
  expect(html).toBe(
    '<p>🎉 :no_such: 10:30:15 a:smile:b <code>:tada:</code> <a href="https://example.org/:tada:/">x</a> 👍</p>',
  )
})

test.each([
  [':::tip\nDaily water.\n:::\n\nMore.', 'Daily water.'],
  ['> [!NOTE]\n> Daily water.\n\nMore.', 'Daily water.'],
  ['[[toc]]\n\nDaily water.\n\nMore.', 'Daily water.'],
  ['{{< audio src="/a.mp3" >}}\n\nDaily water.\n\nMore.', 'Daily water.'],
])('a summary is made of words: %s', async (body, summary) => {
  const { text } = await build({ 'a.md': body })
  expect(text).toContain(`"summary": "${summary}"`)
})
