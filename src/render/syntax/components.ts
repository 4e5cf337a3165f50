import type { ComponentFunction } from '../../config/index.ts'
import { parseJson } from '../../model/index.ts'
import { parseHtml } from '../parse-html.ts'
import { printHtml } from '../print-html.ts'
import {
  captioned,
  childrenOnly,
  codeHtml,
  detailsWith,
  embedHtml,
  figureHtml,
  labelOf,
  linkHtml,
  mediaHtml,
  nameBefore,
  quoteWith,
} from './blocks.ts'
import { pairTags } from './braces.ts'
import { type NamedSyntax, rowsByName } from './syntax-row.ts'
import { rangeOf, type SyntaxText, type TextRange, type Wrap } from './syntax-text.ts'
import { replaceBoth } from './tags.ts'

/** The properties of a component, as far as they are written out. */
export type ComponentProps = Readonly<Record<string, unknown>>

export type Components = Readonly<Record<string, ComponentFunction>>

/** The names are in lower case. */
interface ComponentRow extends NamedSyntax {
  /** The component as HTML, or what wraps its children. */
  readonly show: (get: PropReader, name: string) => string | Wrap | undefined
}

/** The first of these properties that there is, as text. */
type PropReader = (...names: readonly string[]) => string | undefined

export const componentRows: readonly ComponentRow[] = [
  {
    names: 'youtube youtubeembed youtubevideo liteyoutube liteyoutubeembed yt',
    example: '<YouTube id="w7Ft2ymGmfc" />',
    becomes: 'a link to the video',
    show: (get) => embedHtml('youtube', get('id', 'videoId', 'videoid', 'youTubeId', 'src', 'url')),
  },
  {
    names: 'vimeo vimeoembed',
    example: '<Vimeo id="146022717" />',
    becomes: 'a link to the video',
    show: (get) => embedHtml('vimeo', get('id', 'videoId', 'video', 'url', 'src')),
  },
  {
    names: 'tweet twittertweetembed twitter xpost tweetembed',
    example: '<Tweet id="1453110110599868418" />',
    becomes: 'a link to the post',
    show: (get) => embedHtml('x', get('id', 'tweetId', 'tweetID', 'url', 'tweetLink')),
  },
  {
    names: 'gist githubgist',
    example: '<Gist id="spf13/7896402" />',
    becomes: 'a link to the gist',
    show: (get) => embedHtml('gist', get('id', 'url', 'gist')),
  },
  {
    names: 'instagram codepen asciinema',
    example: '<Instagram id="CxOWiQNP2MO" />',
    becomes: 'a link to what it shows',
    show: (get, name) => embedHtml(name, get('id', 'url', 'src')),
  },
  {
    names: 'image img picture nextimage staticimage nuxtimg nuxtpicture zoomimage',
    example: '<Image src="/a.png" alt="A tree" />',
    becomes: 'the picture, with its caption',
    show: (get) => {
      const src = get('src', 'url')
      const [alt, caption, title] = [get('alt'), get('caption'), get('title')]
      return (
        src && figureHtml({ src, alt, caption, title, width: get('width'), height: get('height') })
      )
    },
  },
  {
    names: 'figure',
    example: '<Figure src="/a.png" caption="A tree" />',
    becomes: 'the picture, with its caption',
    show: (get) => {
      const src = get('src', 'image')
      if (src === undefined) return captioned
      return figureHtml({ src, alt: get('alt'), caption: get('caption', 'title') })
    },
  },
  {
    names:
      'callout admonition aside alert banner infobox note tip info warning danger caution important hint success error',
    example: '<Callout type="tip">Daily.</Callout>',
    becomes: 'a quote that begins with the name in bold',
    show: (get, name) => {
      const isGeneral = /^(?:callout|admonition|aside|alert|banner|infobox)$/.test(name)
      const kind = isGeneral ? get('type', 'kind', 'variant', 'status', 'intent') : undefined
      return quoteWith(get('title', 'heading') ?? labelOf(kind ?? (isGeneral ? 'note' : name)))
    },
  },
  {
    names: 'tabitem tab tabpane tabpanel codetab card step',
    example: '<Tabs><TabItem label="Rust">Text.</TabItem></Tabs>',
    becomes: 'the text, after its name in bold',
    show: (get) => {
      const label = get('label', 'title', 'name', 'value')
      const href = get('href')
      if (href !== undefined && label !== undefined) return linkHtml(href, label)
      return label === undefined ? childrenOnly : nameBefore(label)
    },
  },
  {
    names: 'details accordion accordionitem collapsible expandable spoiler toggle',
    example: '<Details summary="More">Text.</Details>',
    becomes: 'text that opens',
    show: (get, name) => {
      const label = get('summary', 'title', 'label', 'header')
      return label === undefined && name === 'details' ? childrenOnly : detailsWith(label ?? '…')
    },
  },
  {
    names: 'link nextlink nuxtlink gatsbylink externallink a',
    example: '<Link to="/a/">Words</Link>',
    becomes: 'the link',
    show: (get) => {
      const href = get('href', 'to', 'url')
      if (href === undefined) return childrenOnly
      return (children) =>
        parseHtml(linkHtml(href, '')).children.map((node) => {
          return node.kind === 'element' ? { ...node, children: [...children] } : node
        })
    },
  },
  {
    names: 'linkcard linkbutton bookmark linkpreview',
    example: '<LinkCard title="Docs" href="/docs/" />',
    becomes: 'a link',
    show: (get) => {
      const href = get('href', 'url', 'to')
      return href && linkHtml(href, get('title', 'label', 'text') ?? href)
    },
  },
  {
    names: 'badge',
    example: '<Badge text="new" />',
    becomes: 'its words',
    show: (get) => `(${(get('text') ?? '').replace(/[<&]/g, '')})`,
  },
  {
    names: 'code codeblock',
    example: '<Code code="a = 1" lang="js" />',
    becomes: 'code',
    show: (get) => {
      const code = get('code')
      return code === undefined ? childrenOnly : codeHtml(code)
    },
  },
  {
    names: 'video audio',
    example: '<Video src="/a.mp4" />',
    becomes: 'the video or the recording',
    show: (get, name) => mediaHtml(name === 'audio' ? 'audio' : 'video', get('src', 'url')),
  },
  {
    names:
      'icon fragment toc tableofcontents tocinline newsletter subscribe sharebuttons clientonly',
    example: '<Icon name="star" />',
    becomes: 'nothing but its children',
    show: () => childrenOnly,
  },
]

const known = rowsByName(componentRows)

/** A component in a text. */
export interface ComponentTag {
  readonly name: string
  readonly props: ComponentProps
  readonly start: TextRange
  /** Missing where it has no children. */
  readonly end?: TextRange | undefined
  /** Whether it stands on lines of its own; otherwise the lines tell. */
  readonly isBlock?: boolean | undefined
}

/** Puts what a component shows in its place. An unknown one leaves its children. */
export function replaceComponent(
  page: SyntaxText,
  { name, props, start, end, isBlock = false }: ComponentTag,
  components: Components,
): void {
  const folded = (name.split('.').at(-1) ?? '').toLowerCase()
  const get: PropReader = (...names) => {
    const value = names.map((each) => props[each]).find((each) => each !== undefined)
    return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined
  }
  const custom = Object.hasOwn(components, name) ? components[name] : undefined
  const row = known.get(folded)
  const shown = custom ? customWrap(custom, props) : row?.show(get, folded)
  if (typeof shown === 'string') {
    page.put({ start: start.start, end: (end ?? start).end }, page.html(shown), isBlock)
    return
  }
  if (shown === undefined && (end === undefined || row !== undefined)) {
    page.noteDropped('components', name, start.start)
  }
  const tokens = page.wrap(shown ?? childrenOnly)
  if (end !== undefined) replaceBoth(page, { start, end, isBlock }, tokens)
  else page.replace(start, custom ? tokens.open + tokens.close : '')
}

function customWrap(component: ComponentFunction, props: ComponentProps): Wrap {
  return (children) => {
    const html: unknown = component(props, printHtml(children))
    return typeof html === 'string' ? parseHtml(html).children : []
  }
}

const braces = /\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/.source
const attribute = `[\\w:@.-]{1,60}(?:\\s*=\\s*(?:"[^"]{0,1000}"|'[^']{0,1000}'|${braces}))?|${braces}`
const tag = new RegExp(
  `(?:(?<![\\w\`])<|<(?=/))(/?)((?=\\w*[a-z])[A-Z]\\w*(?:\\.\\w+)*)((?:\\s+(?:${attribute}))*)\\s*(/?)>`,
  'g',
)
const property = new RegExp(
  `([\\w:@.-]{1,60})(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|(${braces})))?`,
  'g',
)

/** Names of HTML that some authors write with a capital. */
const html =
  /^(?:a|b|br|i|p|em|hr|li|ol|ul|td|th|tr|div|pre|sub|sup|font|span|body|head|html|meta|center|strong|table|tbody|thead|title|script|style|button|form|input|h\d)$/i

/** Replaces what looks like components: tags whose names begin with a capital. */
export function replaceComponents(page: SyntaxText, components: Components): void {
  const tags = page.matches(tag).flatMap((match) => {
    const [, slash, name = '', written = '', closed] = match
    if (html.test(name) && !Object.hasOwn(components, name)) return []
    return [{ ...rangeOf(match), name, written, isEnd: slash === '/', isClosed: closed === '/' }]
  })
  const { pairs, loose } = pairTags(tags.filter(({ isClosed }) => !isClosed))
  const closed = tags
    .filter(({ isClosed }) => isClosed)
    .map((each) => ({ tag: each, end: undefined }))
  for (const { tag: start, end } of [...pairs, ...closed].sort(
    (a, b) => a.tag.start - b.tag.start,
  )) {
    replaceComponent(
      page,
      { name: start.name, props: propsOf(start.written), start, end },
      components,
    )
  }
  for (const end of loose) page.replace(end, '')
  page.apply()
}

function propsOf(written: string): ComponentProps {
  const props: Record<string, unknown> = {}
  for (const [, name = '', double, single, expression] of written.matchAll(property)) {
    props[name] =
      expression === undefined ? (double ?? single ?? true) : literalOf(expression.slice(1, -1))
  }
  return props
}

/** The value of an expression that is written out; undefined for what only a program knows. */
export function literalOf(expression: string): unknown {
  const code = expression.trim()
  const [, , words] = /^(["'`])((?:(?!\1|\$\{|\\)[\s\S])*)\1$/.exec(code) ?? []
  return words ?? parseJson(code)
}
