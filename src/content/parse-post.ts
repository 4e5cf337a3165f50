import { bodyOffset, headOf, parseFrontMatter } from '#front-matter'
import { isLanguage, type ParseConfig } from '../config/index.ts'
import { type Diagnostic, describe, diagnostic, hasErrors } from '../diagnostics/index.ts'
import {
  failure,
  isValue,
  type Page,
  type ParsedPost,
  type Post,
  type Result,
  type SourceFile,
  success,
} from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import { readAuthors } from './authors.ts'
import { readCategoriesAndTags } from './categories-and-tags.ts'
import { decodeReferences } from './character-references.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import { entryId, readId } from './entry-id.ts'
import { type FieldContext, fieldContext } from './field-context.ts'
import { withDefaults } from './fields.ts'
import { firstHeading } from './first-heading.ts'
import type { FrontMatter } from './front-matter.ts'
import { collectionOf, configOf, placementOf } from './placement.ts'
import { readPostDates, readWithdrawal } from './post-dates.ts'
import { dateOfPath, parsePostPath } from './post-path.ts'
import { readSlug } from './post-slug.ts'
import { readImage, readLink, readUrl } from './post-urls.ts'

/**
 * Reads the front matter of a file and checks all of it: one call reports every problem.
 *
 * @param bytes the part of the file that `headOf` gives, or all of it
 */
export function parsePost(
  source: SourceFile,
  config: ParseConfig,
  bytes?: Uint8Array,
): Result<ParsedPost> {
  const { data, problems = [] } = source
  const ofSize = checkSize(source, config)
  const hasNoFields = problems.length > 0 && Object.keys(data ?? {}).length === 0
  if (hasErrors(ofSize) || hasNoFields) return failure(...problems, ...ofSize)
  const head = readHead(source, bytes ?? source.read())
  const found: Diagnostic[] = [...problems, ...ofSize, ...head.diagnostics]
  if (!head.ok) return failure(...found)
  const report = (each: Diagnostic) => found.push(each)
  const fallback = collectionOf(source, config)?.defaults
  const frontMatter =
    fallback === undefined || Object.keys(fallback).length === 0
      ? head.value
      : { ...head.value, data: withDefaults(head.value.data, fallback) }
  const context = fieldContext(frontMatter, {
    file: source.name,
    path: source.path,
    isValue: isValue(source),
    config: configOf(source, config),
    defaults: fallback,
    report,
  })
  const page = readPage(source, context)
  if (page !== undefined) return success(page, found)
  const post = readPost(source, context)
  if (post !== undefined && !hasErrors(found)) return success(post, found)
  // without an error, a post lacks only an address that can be known
  const { withheld = hasErrors(found) ? undefined : 'at an unknown address' } = context.switches
  // what nobody is sent must not stop the others: planning knows whether it is
  return withheld === undefined
    ? failure(...found)
    : success({ source, kind: 'kept back', withheld }, found)
}

/** Before anything is read, because a file may be larger than the memory. */
function checkSize(source: SourceFile, { limits }: ParseConfig): readonly Diagnostic[] {
  const { warning, error } = limits.post
  const place = { file: source.name }
  const size = source.size?.() ?? source.read().length
  if (size > error) return [diagnostic('post-too-large', place, { size, limit: error })]
  return size > warning ? [diagnostic('post-large', place, { size, limit: warning })] : []
}

/** The fields of a post: its own where it is a value, otherwise those at the head of its file. */
export function readHead(source: SourceFile, bytes: Uint8Array): Result<FrontMatter> {
  const { name, data } = source
  if (data !== undefined) {
    return success({
      data,
      end: 0,
      hasEscapes: true,
      duplicates: [],
      place: (field) => ({ file: source.collection === undefined ? `${name}.${field}` : name }),
    })
  }
  const text = decodeUtf8(headOf(bytes), name)
  if (!text.ok) return text
  const frontMatter = parseFrontMatter(text.value, name)
  const found = [...text.diagnostics, ...frontMatter.diagnostics]
  return frontMatter.ok ? success(frontMatter.value, found) : failure(...found)
}

/**
 * The text of a post. It is read and checked only when the post is rendered; problems of the head of
 * the file were reported when its front matter was read.
 */
export function readBody(source: SourceFile): Result<string> {
  const { name: file } = source
  const bytes = source.read()
  if (source.data !== undefined) return decodeUtf8(bytes, file)
  const head = headOf(bytes)
  const rest = decodeUtf8(bytes, file, head.length)
  if (!rest.ok) return rest
  const text = (decodeUtf8(head, file).value ?? '') + rest.value
  return success(text.slice(bodyOffset(text, file)), rest.diagnostics)
}

/** All fields of a post's front matter, for a `where` of the config. */
export function readData(source: SourceFile): Readonly<Record<string, unknown>> {
  return source.data ?? readHead(source, source.read()).value?.data ?? {}
}

/** A file without a date is a page. A value is meant to be a post, and one that was taken back was one. */
function readPage(
  source: SourceFile,
  { data, fields, config, switches, isGiven }: FieldContext,
): Page | undefined {
  const isPost =
    source.data !== undefined ||
    isGiven('date') ||
    dateOfPath(parsePostPath(placementOf(source, config).path), fields.url) !== undefined ||
    switches.withheld !== undefined ||
    (fields.withdrawn ?? false) !== false
  if (isPost) return undefined
  const isList = [data['layout'], data['type']].some((name) => {
    return typeof name === 'string' && listLayouts.test(name)
  })
  return { source, kind: 'page', isList }
}

/** The name of a layout, with or without its folder and its ending. */
const listLayouts =
  /^(?:.*\/)?(?:archives?|blog|categor(?:y|ies)|home|index|landing|list|pages?|posts|search|section|tags?|taxonomy|terms)(?:\.\w+)*$/i

/** Reads every field before it gives up on any, so that all problems are known. */
function readPost(source: SourceFile, context: FieldContext): Post | undefined {
  const { fields, config } = context
  const { site } = config
  const place = placementOf(source, config)
  const file = parsePostPath(place.path)
  const title = readTitle(source, context)
  const slug = readSlug(file.slug, context)
  const dates = readPostDates(file, context)
  const { categories, tags } = readCategoriesAndTags(context)
  const authors = readAuthors(context)
  const language = readLanguage(place.language, context)
  const link = readLink(context)
  const id = readId(context)

  const url = readUrl(
    slug === undefined || dates === undefined
      ? undefined
      : {
          file,
          slug,
          isOwnSlug: fields.slug !== undefined,
          prefix: place.prefix,
          language: language === site.language ? undefined : language,
          isDatedByName: fields.date === undefined && file.date !== undefined,
          title,
          writtenTitle: fields.title,
          categories,
          published: dates.published,
          data: context.data,
        },
    context,
  )
  const image = readImage(url ?? site.url, file, context)
  const withdrawn = readWithdrawal(dates, context)

  // a missing date has been reported, unless the post is kept back
  if (dates === undefined || slug === undefined || url === undefined) return undefined
  const { published, updated } = dates
  // a language in the name of a file has always been a part of the id
  const edition = place.edition ?? ofTranslation(language, config)
  const idSlug = edition === undefined ? slug : `${slug}.${edition}`
  // with a spread in it, this took a twentieth of a build
  return {
    source,
    id: id ?? entryId(config.identity, published.day, idSlug, url),
    url,
    slug,
    title,
    published: published.time,
    updated,
    summary: decoded(source, fields.summary),
    authors,
    categories,
    tags,
    language,
    image,
    link,
    withheld: context.switches.withheld,
    expires: context.switches.expires,
    withdrawn,
  }
}

/** With Pelican, a post and its translations have one slug, and fields that name their languages. */
function ofTranslation(
  language: string | undefined,
  { generator, site }: FieldContext['config'],
): string | undefined {
  return generator === 'pelican' && language !== site.language ? language : undefined
}

/** The title that the front matter gives, or else the heading that the article begins with. */
function readTitle(source: SourceFile, context: FieldContext): string | undefined {
  const { fields, switches, file, place, report } = context
  const title = decoded(source, fields.title)
  const [markup] = /<\/?[a-z][^>]*>?/i.exec(title ?? '') ?? []
  if (markup) report(diagnostic('title-markup', place('title', markup), { markup }))
  if (title !== undefined) return title
  const text = readBody(source).value
  const others = [fields.summary, fields.image, fields.link]
  const isEmpty = text?.trim() === '' && others.every((field) => field === undefined)
  if (isEmpty && switches.withheld === undefined) report(diagnostic('post-empty', { file }, {}))
  return text === undefined || source.isHtml ? undefined : firstHeading(text)
}

/** Front matter comes from exporters as well. The texts of a program mean what they say. */
function decoded({ data }: SourceFile, text: string | undefined): string | undefined {
  return text === undefined || data !== undefined ? text : plainText(decodeReferences(text))
}

/** @param usual the language of a post that names none */
function readLanguage(
  usual: string | undefined,
  { fields, nameOf, place, report }: FieldContext,
): string | undefined {
  const { language } = fields
  if (language === undefined) return usual
  // the locale of a program has an underscore
  const tag = language.replaceAll('_', '-')
  if (isLanguage(tag)) return Intl.getCanonicalLocales(tag)[0]
  const args = {
    field: nameOf('language'),
    found: describe(language),
    allowed: 'a BCP 47 tag with hyphens, such as en-GB',
  }
  report(diagnostic('field-invalid', place('language', language), args))
  return undefined
}
