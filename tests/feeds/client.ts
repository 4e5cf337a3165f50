import type { Diagnostic } from '../../src/diagnostics/index.ts'
import type { FormatName } from '../../src/formats/index.ts'
import { type PipelineInput, runPipeline } from '../../src/pipeline.ts'
import { parseXml, type XmlElement } from '../conformance/document.ts'
import { inMemory } from '../support/publication.ts'

/** What a client sees of a feed document, whatever its format calls it. */
export interface Seen {
  readonly format: FormatName
  readonly title: string
  /** Of the feed; only Atom has one. */
  readonly id: string | undefined
  readonly description: string | undefined
  readonly language: string | undefined
  readonly picture: string | undefined
  readonly home: string | undefined
  /** Feed links but for the home page; JSON’s keys are named as the relations that they are. */
  readonly links: readonly Link[]
  readonly isArchive: boolean
  /** Ids of entries, in the order of the document. */
  readonly ids: readonly string[]
}

export interface Link {
  readonly rel: string
  readonly type: string | undefined
  readonly href: string
}

/** What was published, and what was said about it. */
export interface Publication {
  readonly diagnostics: readonly Diagnostic[]
  readonly paths: readonly string[]
  text(path: string): string
  /** The document at a path or a URL. */
  at(place: string): Seen
}

export const base = 'https://example.org/'
export const formatNames = ['rss', 'atom', 'json'] as const
export const fileNames = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
} as const

/** A publication of texts by path. */
export function publish(
  posts: Readonly<Record<string, string>>,
  config: object = {},
): Promise<Publication> {
  return publishInput(inMemory(posts, config))
}

export async function publishInput(input: PipelineInput): Promise<Publication> {
  const { files = [], diagnostics } = await runPipeline(input)
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const text = (path: string) => {
    const found = texts.get(path)
    if (found === undefined) throw new Error(`404 ${path}`)
    return found
  }
  const at = (place: string) => see(text(decodeURI(place.replace(base, ''))))
  return { diagnostics, paths: [...texts.keys()], text, at }
}

/** `where-failed posts/a.md`: codes and files. */
export function problems({ diagnostics }: Publication): readonly string[] {
  return diagnostics.map(({ code, file }) => `${code} ${file}`)
}

/** The folders that a feed is in. */
export function folders({ paths }: Publication): readonly string[] {
  return paths
    .filter((path) => /(?:^|\/)(?:rss|atom)\.xml$/.test(path))
    .map((path) => path.replace(/\/?[^/]*$/, ''))
    .filter((folder, index, all) => all.indexOf(folder) === index)
}

export function linksOf({ links }: Seen, rel: string): readonly string[] {
  return links.filter((link) => link.rel === rel).map(({ href }) => href)
}

/** The slugs of the entries, which end their ids. */
export function slugs({ ids }: Seen): readonly string[] {
  return ids.map((id) => id.replace(/^.*:/, ''))
}

function see(text: string): Seen {
  if (text.startsWith('{')) return seeJson(text)
  const root = parseXml(text)
  return root.name === 'rss' ? seeRss(root) : seeAtom(root)
}

function seeRss(root: XmlElement): Seen {
  const [channel = root] = root.children
  return {
    format: 'rss',
    title: textIn(channel, 'title') ?? '',
    id: undefined,
    description: textIn(channel, 'description'),
    language: textIn(channel, 'language'),
    picture: children(channel, 'image').flatMap((image) => textIn(image, 'url') ?? [])[0],
    home: textIn(channel, 'link'),
    links: children(channel, 'atom:link').map(linkOf),
    isArchive: children(channel, 'fh:archive').length > 0,
    ids: children(channel, 'item').map((item) => textIn(item, 'guid') ?? ''),
  }
}

function seeAtom(feed: XmlElement): Seen {
  const links = children(feed, 'link').map(linkOf)
  const isHome = ({ rel, type }: Link) => rel === 'alternate' && type === 'text/html'
  return {
    format: 'atom',
    title: textIn(feed, 'title') ?? '',
    id: textIn(feed, 'id'),
    description: textIn(feed, 'subtitle'),
    language: feed.attributes.get('xml:lang'),
    picture: textIn(feed, 'logo'),
    home: links.find(isHome)?.href,
    links: links.filter((link) => !isHome(link)),
    isArchive: children(feed, 'fh:archive').length > 0,
    ids: children(feed, 'entry').map((entry) => textIn(entry, 'id') ?? ''),
  }
}

interface WrittenFeed {
  readonly title: string
  readonly description?: string
  readonly language?: string
  readonly icon?: string
  readonly home_page_url: string
  readonly feed_url: string
  readonly next_url?: string
  readonly hubs?: readonly { readonly type: string; readonly url: string }[]
  readonly items: readonly { readonly id: string }[]
}

function seeJson(text: string): Seen {
  const { title, description, language, icon, home_page_url, feed_url, next_url, hubs, items } =
    JSON.parse(text) as WrittenFeed
  const link = (rel: string, href?: string) =>
    href === undefined ? [] : [{ rel, href, type: undefined }]
  return {
    format: 'json',
    title,
    id: undefined,
    description,
    language,
    picture: icon,
    home: home_page_url,
    links: [
      ...link('self', feed_url),
      ...link('prev-archive', next_url),
      ...(hubs ?? []).flatMap(({ url }) => link('hub', url)),
    ],
    isArchive: false,
    ids: items.map(({ id }) => id),
  }
}

function children(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

function textIn(element: XmlElement, name: string): string | undefined {
  return children(element, name)[0]?.text
}

function linkOf({ attributes }: XmlElement): Link {
  return {
    rel: attributes.get('rel') ?? '',
    type: attributes.get('type'),
    href: attributes.get('href') ?? '',
  }
}
