import { escapeHtml } from '../../xml/index.ts'
import {
  detailsWith,
  embedHtml,
  embedServices,
  figureHtml,
  figureOf,
  labelOf,
  linkHtml,
  quoteOf,
  quoteWith,
} from './blocks.ts'
import { braceSpans, type TagArguments } from './braces.ts'
import type { SyntaxExample } from './syntax-row.ts'
import type { SyntaxText } from './syntax-text.ts'
import type { SyntaxContext, SyntaxTag, TagLanguage, TagRow } from './tags.ts'

/** Tags of Liquid (Jekyll), of Nunjucks (Eleventy) and of Hexo. */
const liquidRows: readonly TagRow[] = [
  {
    names: 'highlight codeblock code prism',
    example: '{% highlight ruby %}\nputs "*a*"\n{% endhighlight %}',
    becomes: 'code',
    inner: 'code',
  },
  {
    names: 'raw verbatim',
    example: '{% raw %}{{ x }}{% endraw %}',
    becomes: 'what is within it, as it is',
    inner: 'as it is',
  },
  {
    names: 'comment for capture schema stylesheet javascript css js macro',
    example: '{% comment %} Not yet. {% endcomment %}',
    becomes: 'nothing',
    inner: 'dropped',
  },
  {
    names: 'post_url doc_url',
    example: '[other]({% post_url 2025-01-31-other %})',
    becomes: 'the address of that post',
    text: (args, { resolveLink }) => resolveLink?.(args.get(0) ?? ''),
  },
  {
    names: 'link',
    example: '[other]({% link _posts/2025-01-31-other.md %})',
    becomes: 'the address of that page; in Hexo, a link',
    text: ({ list }, { resolveLink }) => {
      const place = list.findIndex((each) => /^https?:\/\//.test(each))
      if (place === -1) return resolveLink?.(list[0] ?? '')
      return linkHtml(list[place] ?? '', list.slice(0, place).join(' ') || (list[place] ?? ''))
    },
  },
  {
    names: 'asset_path',
    example: '![a]({% asset_path a.png %})',
    becomes: 'the address of the file',
    text: (args) => args.get(0),
  },
  {
    names: 'asset_img',
    example: '{% asset_img a.png A tree %}',
    becomes: 'a picture',
    html: ({ list: [src, ...words] }) => src && figureHtml({ src, alt: altOf(words) }),
  },
  {
    names: 'asset_link',
    example: '{% asset_link a.pdf The paper %}',
    becomes: 'a link to the file',
    html: ({ list: [href, ...words] }) => href && linkHtml(href, words.join(' ') || href),
  },
  {
    names: 'img image',
    example: '{% img left /a.png 300 200 "A tree" %}',
    becomes: 'a picture',
    html: (args) => {
      const place = args.list.findIndex((each) => /[/.]/.test(each))
      if (place === -1) return figureOf(args)
      const words = args.list.slice(place + 1).filter((each) => !/^\d+(?:px|%)?$/.test(each))
      return figureHtml({ src: args.list[place] ?? '', alt: altOf(words) })
    },
  },
  {
    names: 'post_link',
    example: '{% post_link other "The other post" %}',
    becomes: 'a link to that post',
    html: ({ list: [slug = '', ...words] }, { resolveLink }) => {
      const href = resolveLink?.(slug)
      const label = words.filter((each) => !/^(?:true|false)$/.test(each)).join(' ') || slug
      return href === undefined ? escapeHtml(label) : linkHtml(href, label)
    },
  },
  {
    names: 'gist',
    example: '{% gist 5555251 %}',
    becomes: 'a link to the gist',
    html: ({ list: [id = ''] }) => gistHtml(id),
  },
  {
    names: [...embedServices].filter((name) => name !== 'gist').join(' '),
    example: '{% youtube w7Ft2ymGmfc %}',
    becomes: 'a link to what it shows',
    html: ({ list }, _, name) => embedHtml(name, list.at(0)),
  },
  {
    names: 'include include_relative include_cached render',
    example: '{% include figure.html src="/a.png" caption="A tree" %}',
    becomes: 'the picture or the video, where its name says that it is one',
    html: (args) => includeHtml(args.get(0) ?? '', args),
  },
  {
    names: 'blockquote quote pullquote pq cq centerquote',
    example: '{% blockquote Ada Lovelace %}\nWords.\n{% endblockquote %}',
    becomes: 'a quote',
    wrap: ({ list }) => {
      return quoteOf(list.filter((each) => !/^(?:https?:|left$|right$)/.test(each)).join(' '))
    },
  },
  {
    names: 'note tip info warning danger callout alert admonition',
    example: '{% note warning %}\nMind it.\n{% endnote %}',
    becomes: 'a quote that begins with the name in bold',
    wrap: (args, name) => quoteWith(args.get('title') ?? labelOf(args.get('type', 0) ?? name)),
  },
  {
    names: 'details spoiler hideToggle fold',
    example: '{% details More %}\nText.\n{% enddetails %}',
    becomes: 'text that opens',
    wrap: ({ list }) => detailsWith(list.join(' ') || '…'),
  },
  {
    names: 'toc else elsif elseif more assign set layout extends import break',
    example: '{% assign x = 1 %}',
    becomes: 'nothing',
    html: () => '',
  },
]

function altOf(words: readonly string[]): string {
  return words.join(' ').replace(/^["']+|["']+$/g, '')
}

/** Without its owner, an id is enough for the page of a gist, but not for its script. */
function gistHtml(id: string): string | undefined {
  if (/^[0-9a-f]{5,40}$/.test(id)) return linkHtml(`https://gist.github.com/${id}`, 'GitHub Gist')
  return embedHtml('gist', id)
}

const embedNames = [...embedServices].join('|')

/** Jekyll's includes have any names, but those for pictures and videos are much alike. */
function includeHtml(file: string, args: TagArguments): string | undefined {
  const given: Pick<TagArguments, 'get'> = {
    get: (...names) => args.get(...names.filter((name) => typeof name === 'string')),
  }
  const [service] = new RegExp(embedNames).exec(file.toLowerCase()) ?? []
  if (service !== undefined) return embedHtml(service, given.get('id', 'video_id', 'url', 'src'))
  return /fig|im(?:g|age)|pic|photo/i.test(file) ? figureOf(given) : undefined
}

export const liquid: TagLanguage = {
  kind: 'template tags',
  rows: liquidRows,
  hasPlainInside: false,
  read(page, inCodeToo) {
    return braceSpans(page, ['{%'], inCodeToo).flatMap(({ inner, start, end }): SyntaxTag[] => {
      const [, prefix, name, args = ''] =
        /^[-~]?\s*(end_?)?([a-zA-Z]\w*)([\s\S]*?)[-~]?$/.exec(inner) ?? []
      return name === undefined ? [] : [{ name, isEnd: prefix !== undefined, args, start, end }]
    })
  },
}

/** Something between doubled braces. */
export const expressionRows: readonly SyntaxExample[] = [
  { example: '{{ page.title }}', becomes: 'the title of the post' },
  { example: '[here]({{ page.url }})', becomes: 'the address of the post' },
  { example: '[home]({{ site.url }}{{ site.baseurl }}/)', becomes: 'the address of the site' },
  {
    example: '![a]({{ "/a.png" | relative_url }})',
    becomes: 'the address of the file; also with `absolute_url`, `url` and `prepend: site.baseurl`',
  },
  { example: "{{ '{{' }}", becomes: 'what is between the quotes' },
]

const quotedBraces = /\{\{-?\s*(?:"([{}%#]{1,4})"|'([{}%#]{1,4})')\s*-?\}\}/g

/** Replaces what stands in doubled braces, and drops the comments of templates. */
export function replaceExpressions(page: SyntaxText, context: SyntaxContext): void {
  page.replaceAll(quotedBraces, ([, double, single]) => page.plain(double ?? single ?? ''))
  page.apply()
  for (const span of braceSpans(page, ['{{', '{#'])) {
    // a brace within others belongs to a formula or to code
    const isOther = /[{}]/.test(span.inner) || page.text[span.start - 1] === '{'
    if (span.opener === '{#') {
      page.replace(span, '')
      continue
    }
    // the value of an attribute of JSX, as in `style={{ … }}`
    if (page.text[span.start - 1] === '=') {
      page.replace(span, '""')
      continue
    }
    const inner = span.inner.replace(/^[-~]|[-~]$/g, '').trim()
    if (isOther && !/^[\w.'"]/.test(inner)) continue
    const text = expressionText(inner, page, context)
    if (text === undefined) page.noteDropped('template expressions', inner, span.start)
    page.replace(span, text ?? page.absent(span))
  }
  page.apply()
}

const stringLiteral = /^(?:"([^"]*)"|'([^']*)')$/

/** What an expression says that needs no program to be known. */
function expressionText(
  inner: string,
  page: SyntaxText,
  context: SyntaxContext,
): string | undefined {
  const { url, title, site } = context
  const base = new URL(site).pathname.replace(/\/$/, '')
  const { origin } = new URL(site)
  const addresses: Readonly<Record<string, string>> = {
    'site.url': origin,
    'site.baseurl': base,
    'page.url': url,
    'page.permalink': url,
    'config.url': origin,
    'config.root': `${base}/`,
  }
  const [operand = '', ...filters] = inner.split('|').map((part) => part.trim())
  const [isLiteral, double, single] = stringLiteral.exec(operand) ?? []
  const literal = isLiteral === undefined ? undefined : (double ?? single ?? '')
  let value = literal ?? addresses[operand]
  let isAddress = literal === undefined && value !== undefined
  if (/^(?:page\.)?title$/.test(operand)) value = title ?? ''
  if (value === undefined) return undefined
  for (const filter of filters) {
    const [name = '', argument = ''] = filter.split(/\s*[:(]\s*/)
    const given = argument.replace(/\)$/, '')
    const [, doubled, singled] = stringLiteral.exec(given) ?? []
    const other = addresses[given] ?? doubled ?? singled
    const isPath = !/^[a-z][a-z\d+.-]*:|^\/\//i.test(value)
    if (/^(?:relative_url|url|url_for)$/.test(name)) {
      if (isPath) value = base + slash(value)
      isAddress = true
    } else if (/^(?:absolute_url|full_url_for)$/.test(name)) {
      if (isPath) value = origin + base + slash(value)
      isAddress = true
    } else if (name === 'prepend' && other !== undefined) {
      value = other + value
      isAddress = true
    } else if (name === 'append' && other !== undefined) value += other
    else if (!/^(?:escape|xml_escape|strip_html|safe|smartify|strip|e|trim|uri_escape)$/.test(name))
      return undefined
  }
  return isAddress ? value.replace(/[\s<>"]/g, encodeURIComponent) : page.plain(value)
}

function slash(path: string): string {
  return path.startsWith('/') ? path : `/${path}`
}
