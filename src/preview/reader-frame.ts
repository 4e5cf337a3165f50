import { wordSet } from '../model/index.ts'
import {
  directionOf,
  element,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  printHtml,
} from '../render/index.ts'
import { escaped, html, type Markup, raw } from '../xml/index.ts'
import type { ReaderView } from './as-reader.ts'
import { dateText } from './date-text.ts'
import { type FindFile, placeholderFor, sizeOf } from './placeholder.ts'
import type { Reader } from './reader.ts'
import type { ReaderName } from './reader-table.ts'

/** What stands around the content in a reader. */
export interface FrameHead {
  readonly feed: string
  readonly title: string | undefined
  readonly url: string | undefined
  readonly published: number | undefined
  readonly authors: readonly string[]
  readonly language: string | undefined
}

export interface FrameOptions {
  /** The address of the style sheet for readers. */
  readonly styles: string
  readonly findFile: FindFile
}

/**
 * A reader with an entry in it, as a document of its own for a frame with an empty `sandbox`. Whatever the
 * reader would let through, nothing in it runs, no link leads away, and nothing is loaded from elsewhere.
 */
export function readerFrame(
  name: ReaderName,
  { title }: Reader,
  { tree, text }: ReaderView,
  head: FrameHead,
  { styles, findFile }: FrameOptions,
): string {
  const body =
    text === undefined
      ? html`<article dir="auto">${headOf(name, head)}
<div class="content" dir="auto">${raw(printHtml(still(tree, findFile)))}</div></article>`
      : terminal(title, text, head)
  const language = head.language ?? 'und'
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><title>${head.title ?? head.feed}</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${styles}"></head>
<body class="${name}"><main>${body}</main></body>
</html>`
  return page.markup
}

function headOf(name: ReaderName, head: FrameHead): Markup {
  const { feed, title, authors, published } = head
  const date = dateText(published)
  const by = authors.filter((author) => author !== feed).join(', ')
  if (name === 'thunderbird') {
    return html`<header><dl>
<dt>From</dt><dd><b>${authors.join(', ') || feed}</b><span class="date">${date}</span></dd>
<dt>Subject</dt><dd><h1 dir="auto">${title ?? feed}</h1></dd>
<dt>Website</dt><dd><span class="address">${head.url}</span></dd>
</dl></header>`
  }
  if (name === 'mail') {
    return html`<header><h1>${title ?? feed}</h1>
<p class="sender"><span class="round" aria-hidden="true">${firstLetter(feed)}</span>
<span><b>${feed}</b><br><small>to me</small></span></p></header>`
  }
  return html`<header><p class="feed">${feed}</p>
${title !== undefined && html`<h1 dir="auto">${title}</h1>`}
<p class="facts">${by !== '' && html`<span class="author">${by}</span> `}<time dir="ltr">${date}</time></p></header>`
}

/** Not a half of a character that is two units long. */
function firstLetter(text: string): string {
  return [...text][0]?.toUpperCase() ?? ''
}

function terminal(title: string, text: string, head: FrameHead): Markup {
  const facts = [
    `Feed: ${head.feed}`,
    `Title: ${head.title ?? ''}`,
    `Author: ${head.authors.join(', ')}`,
    `Date: ${dateText(head.published)}`,
    `Link: ${head.url ?? ''}`,
  ].filter((line) => !line.endsWith(': '))
  return html`<h1 class="bar">${title} - Article ‘${head.title ?? ''}’</h1>
<pre tabindex="0">${facts.join('\n')}

${text}</pre>
<p class="bar">q:Quit s:Save o:Open in Browser n:Next Unread u:Show URLs /:Search</p>`
}

const shown = wordSet(`
  a abbr acronym aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em
  figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p picture pre q rp rt ruby s samp small span
  strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
`)

const silent = wordSet(
  'script style template noscript link meta base title textarea select input source track',
)

const stillAttributes = wordSet(
  'align colspan datetime dir lang open reversed rowspan scope span start title type value',
)

const placeholders: Readonly<Record<string, string>> = {
  video: 'Video',
  audio: 'Audio',
  iframe: 'Frame',
  object: 'Object',
  embed: 'Object',
}

/** Leaves what can only be looked at. */
function still({ children }: HtmlParent, findFile: FindFile): HtmlNode[] {
  return children.flatMap((node): readonly HtmlNode[] => {
    if (node.kind !== 'element') return node.kind === 'text' ? [node] : []
    const { name, attributes } = node
    if (silent.has(name)) return []
    if (name === 'img') return [stillImage(node, findFile)]
    const kind = placeholders[name]
    if (kind !== undefined) {
      const url = attributes.get('src') ?? attributes.get('data') ?? sourceOf(node)
      return [placeholderFor(kind, node, url)]
    }
    const inner = still(node, findFile)
    if (!shown.has(name)) return inner
    const kept = [...attributes].filter(([attribute]) => stillAttributes.has(attribute))
    const href = name === 'a' ? attributes.get('href') : undefined
    // a link must lead nowhere, and still say where it would
    const link = href === undefined ? [] : [['class', 'link'] as const, ['title', href] as const]
    // long lines of code are reached by the keyboard
    const place = name === 'pre' ? [['tabindex', '0'] as const] : []
    return [element(name, Object.fromEntries([...kept, ...link, ...place]), inner)]
  })
}

function sourceOf({ children }: HtmlElement): string | undefined {
  return children.find((child) => isElement(child, 'source'))?.attributes.get('src')
}

function stillImage(image: HtmlElement, findFile: FindFile): HtmlElement {
  const { attributes } = image
  const src = attributes.get('src') ?? ''
  const file = /^data:image\//i.test(src) ? src : findFile(src)
  if (file === undefined) return placeholderFor('Image', image, src)
  const [width, height] = [sizeOf(attributes.get('width')), sizeOf(attributes.get('height'))]
  return element('img', {
    src: file,
    alt: attributes.get('alt') ?? '',
    ...(width !== undefined && { width: `${width}` }),
    ...(height !== undefined && { height: `${height}` }),
  })
}

/** A frame on a page, with its document in it. */
export function frame(title: string, page: string): Markup {
  return raw(
    `<iframe sandbox="" title="${escaped(title)}" srcdoc="${escaped(page)}" loading="lazy"></iframe>`,
  )
}
