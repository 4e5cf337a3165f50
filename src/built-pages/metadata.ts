import { addToGroup } from '../diagnostics/index.ts'
import { asRecord, withoutUndefined, wordSet } from '../model/index.ts'
import {
  classesOf,
  find,
  findFirst,
  type HtmlElement,
  type HtmlParent,
  isElement,
  textOf,
  textStart,
} from '../render/index.ts'
import { plainText } from '../xml/index.ts'
import { comparable } from './article-header.ts'
import { isMarkedAsBoilerplate } from './boilerplate-marks.ts'
import { type ArticleNode, textsOf as allTextsOf, articleNodeOf } from './json-ld.ts'
import type { BuiltPage } from './page.ts'

/** What a page says about its article. */
export interface PageMetadata {
  /** Fields under the names of front matter. What the page does not say is left out. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Whether the page says that it is an article. Lists and the like don't. */
  readonly isArticle: boolean
  /** Whether the page asks search engines to leave it out. */
  readonly isNoindex: boolean
}

/**
 * Reads what a page says about its article, from JSON-LD, microformats, Open Graph and other `meta`
 * elements, and from the page's own elements, in this order for most fields.
 */
export function metadataOf(page: BuiltPage): PageMetadata {
  const facts = factsOf(page)
  const fields = {
    title: titleOf(facts),
    date: dateOf(facts),
    updated: updatedOf(facts),
    authors: authorsOf(facts),
    language: languageOf(facts),
    image: imageOf(facts),
    summary: summaryOf(facts),
    categories: categoriesOf(facts),
    tags: tagsOf(facts),
    url: urlOf(facts),
  }
  const isGiven = ([, value]: readonly [string, unknown]) => {
    return value !== undefined && !(Array.isArray(value) && value.length === 0)
  }
  const robots = ['robots', 'googlebot'].flatMap((name) => facts.meta.get(name) ?? [])
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(isGiven)),
    isArticle: facts.node !== undefined || metaOf(facts, 'og:type') === 'article',
    isNoindex: robots.some((value) => /\b(?:noindex|none)\b/i.test(value)),
  }
}

/** All that the fields are read from, found in one walk through the page. */
interface PageFacts {
  readonly document: HtmlParent
  /** The values of `meta` elements by name or property, in lower case. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  /** What a class of microformats or an `itemprop` marks, under its name. */
  readonly marked: ReadonlyMap<string, readonly HtmlElement[]>
  /** What an element name or a relation (`rel=canonical`) finds. */
  readonly elements: ReadonlyMap<string, readonly HtmlElement[]>
  readonly node: ArticleNode | undefined
}

/**
 * The most characters of a field, as many as front matter may have: a longer text is none, and the steps that
 * compare and normalize fields are never given it.
 */
const longestField = 64 * 1024

const elementNames = wordSet('html title h1 time article')
const relations = wordSet('canonical author tag')
const marks = wordSet(`
  p-name dt-published dt-updated p-author p-summary p-category u-url u-photo u-featured headline
  datePublished dateCreated dateModified author
`)

const microformats = /(?:^|\s)(?:p|dt|u)-/

function factsOf(page: BuiltPage): PageFacts {
  const meta = new Map<string, string[]>()
  const marked = new Map<string, HtmlElement[]>()
  const elements = new Map<string, HtmlElement[]>()
  const read = (each: HtmlElement) => {
    const { name, attributes } = each
    if (name === 'meta') {
      const content = attributes.get('content')?.trim()
      const key = attributes.get('property') ?? attributes.get('name')
      if (content && key && content.length <= longestField)
        addToGroup(meta, key.trim().toLowerCase(), content)
    }
    if (elementNames.has(name)) addToGroup(elements, name, each)
    if (attributes.size === 0) return
    for (const relation of wordsOf(attributes.get('rel'))) {
      if (relations.has(relation)) addToGroup(elements, `rel=${relation}`, each)
    }
    // most classes are of styles, and to part them all would take as long as the rest
    const isMarked = microformats.test(attributes.get('class') ?? '')
    for (const list of isMarked ? ['itemprop', 'class'] : ['itemprop']) {
      for (const mark of wordsOf(attributes.get(list)))
        if (marks.has(mark)) addToGroup(marked, mark, each)
    }
  }
  const visit = ({ children }: HtmlParent): void => {
    for (const child of children) {
      // the cards of other articles and the comments have their own dates and authors
      if (!isElement(child) || isAboutOthers(child)) continue
      read(child)
      visit(child)
    }
  }
  visit(page.document)
  const [canonical] = elements.get('rel=canonical') ?? []
  const node = articleNodeOf(page, canonical?.attributes.get('href'))
  return { document: page.document, meta, marked, elements, node }
}

const ofArticle =
  /author|byline|h-card|vcard|p-|dt-|date|meta|tag|categor|taxonom|published|updated|time|header/i

/** Whether an element is about something else than the article: navigation, other articles, comments. */
function isAboutOthers(element: HtmlElement): boolean {
  if (element.name === 'nav') return true
  if (element.attributes.size === 0) return false
  if (element.attributes.get('class')?.includes('h-cite')) return true
  if (!isMarkedAsBoilerplate(element)) return false
  const names = `${element.attributes.get('class') ?? ''} ${element.attributes.get('id') ?? ''}`
  return !ofArticle.test(names.slice(0, 200))
}

/** The words of an attribute, each once. */
function wordsOf(value: string | undefined): Iterable<string> {
  return value === undefined ? [] : new Set(value.trim().split(/\s+/))
}

function textsOf(value: unknown): readonly string[] {
  return allTextsOf(value).filter(({ length }) => length <= longestField)
}

function metaOf({ meta }: PageFacts, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = meta.get(name)?.map(plainText).find(Boolean)
    if (value !== undefined) return value
  }
  return undefined
}

/** What an element says: what it says to machines, or else its text. */
function statementOf(element: HtmlElement): string {
  const { attributes } = element
  const given = ['content', 'datetime'].map((name) => attributes.get(name)?.trim()).find(Boolean)
  // of elements within each other, each says all that is in them
  const said = given ?? textStart(element, longestField + 1)
  if (said.length > longestField) return ''
  return given ?? plainText(said)
}

function markedValue({ marked }: PageFacts, ...names: readonly string[]): string | undefined {
  return names
    .flatMap((name) => marked.get(name) ?? [])
    .map(statementOf)
    .find(Boolean)
}

function nodeText({ node }: PageFacts, ...names: readonly string[]): string | undefined {
  return names.flatMap((name) => textsOf(node?.node[name]).map(plainText)).find(Boolean)
}

function titleOf(facts: PageFacts): string | undefined {
  const marked = facts.marked.get('p-name')?.find((each) => each.name !== 'a')
  const sure = nodeText(facts, 'headline') ?? (marked && headingText(marked))
  if (sure) return sure
  const titleElement = facts.elements.get('title')?.[0]
  const whole =
    metaOf(facts, 'og:title') ??
    plainText(titleElement ? textStart(titleElement, longestField) : '')
  const headings = (facts.elements.get('h1') ?? []).map(headingText).filter((each) => each !== '')
  const key = comparable(whole)
  const isShort = ({ length }: string) => length <= longestTitle
  const isPart = (heading: string) => isShort(heading) && key.includes(comparable(heading))
  const isSite = key === comparable(metaOf(facts, 'og:site_name') ?? '')
  const part = isShort(key) ? headings.find(isPart) : undefined
  return part ?? ((isSite ? '' : withoutSite(whole, facts)) || headings[0])
}

/** The most characters of a title and a heading that are looked for within each other. */
const longestTitle = 1000

/** The words of a heading, without the sign that links to it. */
function headingText(heading: HtmlElement): string {
  return plainText(statementOf(heading).replace(/(?<![\s\u200B#¶§])[\s\u200B#¶§]+$/u, ''))
}

/** `Title | Site` without the site, where the page says what its site is called. */
function withoutSite(title: string, facts: PageFacts): string {
  const [, first = '', site = ''] =
    /^(.*?)\s*[|\-–—·•:»]\s+([^|–—·•»]+)$/u.exec(title.slice(0, 500)) ?? []
  const links = find(facts.document, 'a').slice(0, maxHomeLinks).map(textOf)
  const named = [metaOf(facts, 'og:site_name', 'application-name') ?? '', ...links].map(comparable)
  return site !== '' && named.includes(comparable(site)) ? first : title
}

/** The link to the start of a site is one of the first of each page, and its text the site's name. */
const maxHomeLinks = 8

/** A date that any program can read. Hugo writes the year 1 where it has none. */
const machineDate = /^[1-9]\d{3}-\d{2}(?:-\d{2})?(?:[T ]|$)/

/** An article may say when it came out and when it was changed, each with a time or without. */
const maxDates = 4

function dateOf(facts: PageFacts): string | undefined {
  const { elements } = facts
  // a page with many dates is a list: of an article the first is that of its coming out
  const times = [...new Set((elements.get('time') ?? []).map(statementOf))]
  const isList = times.length > maxDates || (elements.get('article') ?? []).length > 1
  const marked = ['dt-published', 'datePublished', 'dateCreated']
  const ofPage = isList ? [] : [markedValue(facts, ...marked), ...times]
  return [
    nodeText(facts, 'datePublished', 'dateCreated'),
    metaOf(
      facts,
      'article:published_time',
      'article:published',
      'og:published_time',
      'og:article:published_time',
    ),
    metaOf(
      facts,
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.date',
      'dcterms.created',
      'dcterms.issued',
    ),
    metaOf(
      facts,
      'pubdate',
      'publish_date',
      'publication_date',
      'citation_publication_date',
      'parsely-pub-date',
    ),
    ...ofPage,
  ].find((value) => value !== undefined && machineDate.test(value))
}

function updatedOf(facts: PageFacts): string | undefined {
  const found = [
    nodeText(facts, 'dateModified'),
    markedValue(facts, 'dt-updated', 'dateModified'),
    metaOf(facts, 'article:modified_time', 'og:updated_time', 'dcterms.modified', 'last-modified'),
  ].find((value) => value !== undefined && machineDate.test(value))
  const date = dateOf(facts)
  // a page that was copied from elsewhere is older as a file than as an article
  return found !== undefined && date !== undefined && found.slice(0, 10) < date.slice(0, 10)
    ? undefined
    : found
}

type PageAuthor = { readonly name: string; readonly url?: string }

function authorsOf(facts: PageFacts): readonly PageAuthor[] {
  const ofNode = facts.node?.resolve(facts.node.node['author']).flatMap(authorOfNode) ?? []
  if (ofNode.length > 0) return distinct(ofNode)
  const marked = ['p-author', 'author'].flatMap((name) => facts.marked.get(name) ?? [])
  const ofMarks = marked.flatMap(authorOfElement)
  if (ofMarks.length > 0) return distinct(ofMarks)
  const ofMeta = ['author', 'article:author', 'dc.creator', 'parsely-author', 'citation_author']
  for (const name of ofMeta) {
    const names = (facts.meta.get(name) ?? []).filter((value) => !/^https?:/i.test(value))
    if (names.length > 0) return distinct(names.map((each) => ({ name: plainText(each) })))
  }
  return distinct((facts.elements.get('rel=author') ?? []).flatMap(authorOfElement))
}

function authorOfNode(value: unknown): readonly PageAuthor[] {
  const [plain] = textsOf(value)
  if (plain !== undefined) return /^https?:/i.test(plain) ? [] : [{ name: plainText(plain) }]
  const node = asRecord(value)
  const [name] = textsOf(node?.['name'])
  const [url] = textsOf(node?.['url'])
  return name === undefined ? [] : [{ name: plainText(name), ...webAddress(url) }]
}

function authorOfElement(element: HtmlElement): readonly PageAuthor[] {
  const inner = findFirst(element, (each) => {
    return classesOf(each).includes('p-name') || each.attributes.get('itemprop') === 'name'
  })
  const link = isElement(element, 'a') ? element : find(element, 'a')[0]
  const name = statementOf(inner ?? element)
  // a whole paragraph about an author is not a name
  return name === '' || name.length > 80
    ? []
    : [{ name, ...webAddress(link?.attributes.get('href')) }]
}

function webAddress(url: string | undefined): { readonly url?: string } {
  return url !== undefined && /^https?:\/\//i.test(url) ? { url } : {}
}

function distinct(authors: readonly PageAuthor[]): readonly PageAuthor[] {
  const byName = new Map<string, PageAuthor>()
  for (const author of authors)
    if (author.name !== '' && !byName.has(author.name)) byName.set(author.name, author)
  return [...byName.values()]
}

function languageOf(facts: PageFacts): string | undefined {
  const lang = (name: string) => facts.elements.get(name)?.[0]?.attributes.get('lang')?.trim()
  return [nodeText(facts, 'inLanguage'), lang('article'), lang('html'), metaOf(facts, 'og:locale')]
    .map((value) => value?.replaceAll('_', '-'))
    .find((value) => value !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(value))
}

function imageOf(facts: PageFacts): Readonly<Record<string, unknown>> | undefined {
  const url = metaOf(facts, 'og:image:secure_url', 'og:image', 'og:image:url')
  if (url !== undefined) {
    return withoutUndefined({
      url,
      alt: metaOf(facts, 'og:image:alt'),
      width: metaOf(facts, 'og:image:width'),
      height: metaOf(facts, 'og:image:height'),
    })
  }
  const [ofNode] = facts.node?.resolve(facts.node.node['image']) ?? []
  const node = asRecord(ofNode)
  const [address] = textsOf(node === undefined ? ofNode : (node['url'] ?? node['contentUrl']))
  const photo = ['u-featured', 'u-photo'].flatMap((name) => facts.marked.get(name) ?? [])[0]
  const found =
    address ?? photo?.attributes.get('src') ?? metaOf(facts, 'twitter:image', 'twitter:image:src')
  return found === undefined ? undefined : { url: found }
}

function summaryOf(facts: PageFacts): string | undefined {
  return [
    markedValue(facts, 'p-summary'),
    nodeText(facts, 'description', 'abstract'),
    metaOf(facts, 'og:description', 'description', 'dc.description', 'twitter:description'),
  ].find((summary) => summary !== undefined && !isCutOff(summary))
}

/** Whether a program cut a summary out of the text, with whatever stood there: we do that better. */
function isCutOff(summary: string): boolean {
  return summary.length >= 150 && /[\p{L}\p{N}]$|\.\.\.$|…$/u.test(summary)
}

function categoriesOf(facts: PageFacts): readonly string[] {
  const ofNode = textsOf(facts.node?.node['articleSection'])
  return unique(ofNode.length > 0 ? ofNode : (facts.meta.get('article:section') ?? []))
}

function tagsOf(facts: PageFacts): readonly string[] {
  const keywords = textsOf(facts.node?.node['keywords'])
  const lists = [
    keywords,
    facts.meta.get('article:tag') ?? [],
    (facts.marked.get('p-category') ?? []).map(statementOf),
    (facts.elements.get('rel=tag') ?? []).map(statementOf),
  ]
  const [first = '', ...others] = lists.find((list) => list.length > 0) ?? []
  // many programs write all of them into one text
  return unique(others.length === 0 ? first.split(',') : [first, ...others])
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.map(plainText).map((value) => value.replace(/^#\s*/, '')))].filter(
    Boolean,
  )
}

function urlOf(facts: PageFacts): string | undefined {
  const [canonical] = facts.elements.get('rel=canonical') ?? []
  const [own] = facts.marked.get('u-url') ?? []
  const found = [
    canonical?.attributes.get('href')?.trim(),
    metaOf(facts, 'og:url'),
    nodeText(facts, 'url'),
    own?.attributes.get('href')?.trim(),
  ]
  return found.find((url) => url !== undefined && url !== '')
}
