import { escapeHtml } from '../../xml/index.ts'
import { element, find, type HtmlNode, isBlank, isBlock, isElement, text } from '../html-tree.ts'
import type { TagArguments } from './braces.ts'
import type { Wrap } from './syntax-text.ts'

/*
 * What the constructs of all generators come to: embeds, pictures, code, and quotes that begin with a
 * name. The step for embeds makes links of the frames and scripts.
 */

/** What shows something of a service, by its name; undefined where that is no id of the service. */
export function embedHtml(service: string, id: string | undefined): string | undefined {
  const address = id === undefined ? undefined : embeds[service]?.(id)
  if (address === undefined) return undefined
  const isScript = service === 'gist' || service === 'asciinema'
  return isScript ? `<script src="${address}"></script>` : `<iframe src="${address}"></iframe>`
}

type EmbedAddress = (id: string) => string | undefined

/** The address of an embed, where the first group of a pattern is the id. */
function embedOf(pattern: RegExp, before: string, after = ''): EmbedAddress {
  return (id) => {
    const found = pattern.exec(id.trim())?.[1]
    return found === undefined ? undefined : before + found + after
  }
}

const youtubeId = /^(?:\S*(?:[?&]v=|youtu\.be\/|\/embed\/|\/shorts\/))?([\w-]{6,20})(?:[?&#]\S*)?$/
const post = embedOf(
  /^(?:\S*\/status(?:es)?\/)?(\d{5,25})(?:[?#]\S*)?$/,
  'https://platform.twitter.com/embed/Tweet.html?id=',
)

const embeds: Readonly<Record<string, EmbedAddress>> = {
  youtube: embedOf(youtubeId, 'https://www.youtube.com/embed/'),
  vimeo: embedOf(/^(?:\S*\/)?(\d{5,12})$/, 'https://player.vimeo.com/video/'),
  tweet: post,
  x: post,
  twitter: post,
  gist: embedOf(
    /^(?:https:\/\/gist\.github\.com\/)?([\w-]+\/[0-9a-f]{5,40})$/,
    'https://gist.github.com/',
    '.js',
  ),
  instagram: embedOf(/^(?:\S*\/p\/)?([\w-]{5,20})\/?$/, 'https://www.instagram.com/p/', '/embed'),
  codepen: embedOf(
    /^(?:https:\/\/codepen\.io\/)?([\w-]+\/(?:pen|embed)\/\w+)$/,
    'https://codepen.io/',
  ),
  asciinema: embedOf(
    /^(?:https:\/\/asciinema\.org\/a\/)?(\w+)$/,
    'https://asciinema.org/a/',
    '.js',
  ),
}

/** The services that have embeds. */
export const embedServices: ReadonlySet<string> = new Set(Object.keys(embeds))

interface FigureParts {
  readonly src: string
  readonly alt?: string | undefined
  readonly title?: string | undefined
  readonly caption?: string | undefined
  readonly link?: string | undefined
  readonly width?: string | undefined
  readonly height?: string | undefined
}

/** A picture, with its caption if it has one. */
export function figureHtml({ src, alt, title, caption, link, width, height }: FigureParts): string {
  const attributes = { src, alt: alt ?? caption ?? '', title, width, height }
  const image = `<img${Object.entries(attributes).map(attribute).join('')}>`
  const linked = link === undefined ? image : `<a${attribute(['href', link])}>${image}</a>`
  if (caption === undefined) return linked
  return `<figure>${linked}<figcaption>${escapeHtml(caption)}</figcaption></figure>`
}

/** A player; undefined where it is not known of what. */
export function mediaHtml(name: 'video' | 'audio', src: string | undefined): string | undefined {
  return src === undefined ? undefined : `<${name}${attribute(['src', src])} controls></${name}>`
}

export function linkHtml(href: string, label: string): string {
  return `<a${attribute(['href', href])}>${escapeHtml(label)}</a>`
}

function attribute([name, value]: readonly [string, string | undefined]): string {
  return value === undefined ? '' : ` ${name}="${escapeHtml(value).replaceAll('"', '&quot;')}"`
}

/** The figure that a tag with the usual names of arguments describes. */
export function figureOf(args: Pick<TagArguments, 'get'>): string | undefined {
  const src = args.get('src', 'url', 'image_path', 'image', 'path', 'file', 0)
  if (src === undefined) return undefined
  const caption = args.get('caption', 'description', 'title')
  return figureHtml({
    src,
    alt: args.get('alt', 1),
    caption: caption && withoutMarkup(caption),
    link: args.get('link', 'href'),
    width: args.get('width'),
    height: args.get('height'),
  })
}

/** Captions may hold Markdown and HTML, and are shown as text. */
function withoutMarkup(caption: string): string {
  return caption
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
}

export function codeHtml(code: string): string {
  const lines = code.replace(/^(?:[ \t]*\n)+|\s+$/g, '')
  // a line break at the start of pre is not part of it
  return `<pre><code>${escapeHtml(lines)}\n</code></pre>`
}

/** The name of a container as a reader sees it. */
export function labelOf(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Makes a quote that begins with a name in bold. */
export function quoteWith(label: string): Wrap {
  return (children) => [element('blockquote', {}, [named(label), ...paragraphOf(children)])]
}

/** Makes a quote that names its author at the end. */
export function quoteOf(author: string): Wrap {
  const by = author === '' ? [] : [element('p', {}, [text(`— ${author}`)])]
  return (children) => [element('blockquote', {}, [...paragraphOf(children), ...by])]
}

/** Puts a name in bold before what it is about. */
export function nameBefore(label: string): Wrap {
  return (children) => [named(label), ...paragraphOf(children)]
}

/** Makes something that a reader can open. */
export function detailsWith(label: string): Wrap {
  return (children) => [
    element('details', {}, [element('summary', {}, [text(label)]), ...paragraphOf(children)]),
  ]
}

export const childrenOnly: Wrap = (children) => children

/** Makes a figure of a picture and what stands after it. */
export function captioned(children: readonly HtmlNode[]): readonly HtmlNode[] {
  const place = children.findLastIndex((child) => {
    return isElement(child) && (child.name === 'img' || find(child, 'img').length > 0)
  })
  if (place === -1) return children
  const [first, ...others] = children.slice(place + 1)
  const caption =
    first?.kind === 'text' ? [text(first.value.trimStart()), ...others] : children.slice(place + 1)
  const shown = children.slice(0, place + 1)
  const isEmpty = caption.every(isBlank)
  return [element('figure', {}, isEmpty ? shown : [...shown, element('figcaption', {}, caption)])]
}

/** Words that stand in no block are a paragraph. */
function paragraphOf(children: readonly HtmlNode[]): readonly HtmlNode[] {
  const isInline = !children.some(isBlock) && children.some((child) => !isBlank(child))
  return isInline ? [element('p', {}, children)] : children
}

function named(label: string): HtmlNode {
  return element('p', {}, [element('strong', {}, [text(label)])])
}
