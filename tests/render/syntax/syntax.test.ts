import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { componentRows } from '../../../src/render/syntax/components.ts'
import { wordpress } from '../../../src/render/syntax/wordpress.ts'
import { tagsOf } from '../tags.ts'
import { examples } from './constructs.ts'
import { read, readPlain } from './read.ts'

/** What no reader should see. */
const leftovers =
  /\{\{|\{%|:::|<[A-Z]\w*[a-z]|\bimport\b.*\bfrom\b|\[\[|\{#|\{:|!!!|\?\?\?|\.md"|\[\/?(?:caption|embed|video)|fwsyntax/

/** The examples whose own text shows such signs. */
const shown = /raw %\}|'\{\{'|highlight/

test.each(examples)('%s', async (example) => {
  const { html, dropped } = await read(`Before.\n\n${example}\n\nAfter.`)
  expect(dropped).toEqual([])
  expect(html).toMatch(/^<p>Before\.<\/p>/)
  expect(html).toMatch(/<p>After\.<\/p>/)
  if (!shown.test(example)) expect(html).not.toMatch(leftovers)
  tagsOf(html)
  expect(html).toMatchSnapshot()
})

test.each(componentRows.map(({ example }) => example))('%s in MDX', async (example) => {
  const { html, dropped } = await read(`Before.\n\n${example}\n\nAfter.`, { kind: 'mdx' })
  expect({ html, dropped }).toEqual(await read(`Before.\n\n${example}\n\nAfter.`))
})

describe('code is an example, and stays as it is', () => {
  const indent = (text: string) => text.replace(/^/gm, '    ')
  const places: Readonly<Record<string, (text: string) => string>> = {
    'a fence': (text) => `\`\`\`\`md\n${text}\n\`\`\`\``,
    'a fence of tildes': (text) => `~~~~\n${text}\n~~~~`,
    'an open fence': (text) => `\`\`\`\`md\n${text}`,
    'a fence in a quote': (text) => `\`\`\`\`md\n${text}\n\`\`\`\``.replace(/^/gm, '> '),
    'a fence in a list': (text) => `- a\n\n${`\`\`\`\`md\n${text}\n\`\`\`\``.replace(/^/gm, '  ')}`,
    'indented code': indent,
    'inline code': (text) => `A \`\`\` ${text.replace(/\n+/g, ' ')} \`\`\` b.`,
    pre: (text) => `<pre>\n${text.replace(/</g, '&lt;')}\n</pre>`,
    'code within pre': (text) => `<pre><code>${text.replace(/</g, '&lt;')}</code></pre>`,
    'code in a line': (text) =>
      `A <code>${text.replace(/\n+/g, ' ').replace(/</g, '&lt;')}</code> b.`,
  }
  const construct = fc.oneof(
    fc.constantFrom(...examples),
    fc.constantFrom(
      '{{ x }}',
      '{% x %}',
      '{{< x >}}',
      ':tada:',
      '<X />',
      '[[x]]',
      '![[x.png]]',
      '*[A]: b',
    ),
  )
  test.each(Object.entries(places))('%s', async (_, place) => {
    await fc.assert(
      fc.asyncProperty(fc.array(construct, { minLength: 1, maxLength: 3 }), async (several) => {
        const text = `Text.\n\n${place(several.join('\n'))}\n`
        const { html, dropped } = await read(text)
        expect(html).toBe(readPlain(text))
        expect(dropped).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

test.each(wordpress.rows.map(({ example }) => example))(
  '%s with brackets that an exporter has escaped',
  async (example) => {
    const escaped = example.replace(/[[\]](?!\()/g, '\\$&').replace(/!\\\[a\\?\]/, '![a]')
    expect(await read(escaped)).toEqual(await read(example))
  },
)

test('paths of Pelican', async () => {
  const text = [
    '[page]({filename}other.md#part), [old](|filename|/a/other.md), [gone]({filename}gone.md).',
    '![root]({static}/images/a.png) ![folder]({static}img/b.png) ![up]({attach}../c.png)',
    '<img src="{attach}d.png" alt="beside"> and {static} in a text.',
  ].join('\n\n')
  const { html, dropped } = await read(text, { file: 'content/articles/post.md' })
  expect(dropped).toEqual(['links: gone.md'])
  expect(html).toMatchInlineSnapshot(`
    "<p><a href="https://example.org/other/">page</a>, <a href="https://example.org/other/">old</a>, gone.</p>
    <p><img src="https://example.org/blog/images/a.png" alt="root"> <img src="https://example.org/blog/articles/img/b.png" alt="folder"> <img src="https://example.org/posts/one/c.png" alt="up"></p>
    <p><img src="https://example.org/posts/one/d.png" alt="beside"> and {static} in a text.</p>"
  `)
})

test('text without a sign of a construct is not touched', async () => {
  const text = 'A *b* (c) [d](/e/), f: g; 10:30 and a { b }.\n\n- h\n- i\n'
  expect((await read(text)).html).toBe(readPlain(text))
})

describe('any mixture of constructs', () => {
  const piece = fc.oneof(
    fc.constantFrom(...examples),
    fc.constantFrom(
      ':::',
      '::',
      '{% end',
      '{{',
      '}}',
      '%}',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '`',
      '```\n',
      '    ',
    ),
    fc.string({ maxLength: 5 }),
  )
  test('makes HTML without faults', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const { html } = await read(pieces.join(''))
        tagsOf(html)
        expect(html).not.toMatch(/fwsyntax/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is beside an address', () => {
  test.each([
    ['[a](https://x.example/{{ y }}/z) b', '<p>a b</p>'],
    ['<a href="/{{ y }}">a</a> b', '<p>a b</p>'],
    ['b ![a](/x/{{ y }}.png)', '<p>b</p>'],
    ['**{{ y }}** b', '<p>b</p>'],
    ['[a]({{< y >}}) b', '<p>a b</p>'],
    ['[{{ y }}](https://x.example) b', '<p>b</p>'],
    ['## {{ y }}\n\nb', '<p>b</p>'],
  ])('%s', async (text, html) => {
    expect((await read(text)).html.replace(/\s+<\/p>|(?<=<p>)\s+/g, (end) => end.trim())).toBe(html)
  })
})

test.each([
  ['![a](../x/flow (1).png)', 'https://example.org/posts/x/flow%20(1).png'],
  ['![a](/x/flow abstract.gif "T")', 'https://example.org/x/flow%20abstract.gif'],
  ['![a](/x/flow(1.png)', 'https://example.org/x/flow(1.png'],
  ['![a](/x.png "T (1).png")', 'https://example.org/x.png'],
  ['![a](</x y.png>)', 'https://example.org/x%20y.png'],
])('the picture of %s is one', async (text, src) => {
  const { html } = await read(text)
  expect(/src="([^"]*)"/.exec(html)?.[1]).toBe(src)
})

test('attributes of kramdown may begin on the next line', async () => {
  const text = '[a](https://x.example/){:\ntarget="_blank"}. ![b](/b.png){:\n.icon width="70"}c'
  expect((await read(text)).html).toBe(
    '<p><a href="https://x.example/">a</a>. <img src="https://example.org/b.png" alt="b">c</p>',
  )
})

test('doubled brackets around the name of an address are brackets', async () => {
  const text = 'See [[Bug #12]] and [[feature  #13]].\n\n[Bug #12]: /12\n  [Feature #13]: /13'
  expect(await read(text)).toMatchObject({
    html: '<p>See [<a href="https://example.org/12">Bug #12</a>] and [<a href="https://example.org/13">feature  #13</a>].</p>',
    dropped: [],
  })
})

test('shortcodes of WordPress are read with the backslashes of exporters', async () => {
  const caption = String.raw`\[caption id="a\_9" width="300"\]![a](/a.png) A tree\[/caption\]`
  const plain = caption.replaceAll('\\', '')
  expect(await read(caption)).toEqual(await read(plain))
  const embed = String.raw`\[embed\]https://a.example/b\[/embed\]`
  expect(await read(embed)).toEqual(await read(embed.replaceAll('\\', '')))
  expect((await read(String.raw`Text.\n\n\[gallery ids="1,2"\]`)).dropped).toEqual([
    'WordPress shortcodes: gallery',
  ])
})

test('a tag that is not known leaves the link that its arguments name', async () => {
  const tags =
    '{{< card title="A & B" url="https://a.example/b" >}} {% site href=https://c.example %}'
  expect(await read(tags)).toEqual({
    html: '<p><a href="https://a.example/b">A &amp; B</a> <a href="https://c.example/">https://c.example</a></p>',
    dropped: [],
    fault: undefined,
  })
  const others = '{{< card url="/b" >}}{{< card url="javascript:a" >}}'
  expect((await read(others)).dropped).toEqual(['shortcodes: card', 'shortcodes: card'])
  expect((await read('{{< card url="https://a.example" >}}T{{< /card >}}')).html).toBe('<p>T</p>')
})

test('names of emoji may stand side by side', async () => {
  expect((await read('ね:tada::tada: a :tada::none: 1:tada:')).html).toBe(
    '<p>ね🎉🎉 a :tada::none: 1:tada:</p>',
  )
})
