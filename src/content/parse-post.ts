import { isLanguage, type ParseConfig } from '../config/index.ts'
import { type Diagnostic, describe, diagnostic, hasErrors } from '../diagnostics/index.ts'
import {
  failure,
  type ParsedPost,
  type Result,
  type SourceFile,
  slugify,
  success,
} from '../model/index.ts'
import { readAuthors } from './authors.ts'
import { readCategoriesAndTags } from './categories-and-tags.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import { entryId, readId } from './entry-id.ts'
import { type FieldContext, fieldContext, isDraft } from './field-context.ts'
import { withDefaults } from './fields.ts'
import { bodyOffset, type FrontMatter, headOf, parseFrontMatter } from './front-matter.ts'
import { collectionOf, configOf, placementOf } from './placement.ts'
import { readPostDates, readWithdrawal } from './post-dates.ts'
import { parsePostPath, readSlug } from './post-path.ts'
import { readImage, readLink, readUrl } from './post-urls.ts'
import { calendarDay } from './time-zone.ts'

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
  const ofSize = checkSize(source, config)
  if (hasErrors(ofSize)) return failure(...ofSize)
  const head = readHead(source, bytes ?? source.read())
  const found: Diagnostic[] = [...ofSize, ...head.diagnostics]
  if (!head.ok) return failure(...found)
  const report = (each: Diagnostic) => found.push(each)
  const fallback = collectionOf(source, config)?.defaults ?? {}
  const frontMatter =
    Object.keys(fallback).length === 0
      ? head.value
      : { ...head.value, data: withDefaults(head.value.data, fallback) }
  const own = configOf(source, config)
  const context = fieldContext(frontMatter, { file: source.name, config: own, report })
  const post = readPost(source, () => readBody(source), context)
  return post === undefined || hasErrors(found) ? failure(...found) : success(post, found)
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
      place: (field) => ({ file: `${name}.${field}` }),
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
  return success(text.slice(bodyOffset(text)), rest.diagnostics)
}

/** All fields of a post's front matter, for a `where` of the config. */
export function readData(source: SourceFile): Readonly<Record<string, unknown>> {
  return source.data ?? readHead(source, source.read()).value?.data ?? {}
}

/** Reads every field before it gives up on any, so that all problems are known. */
function readPost(
  source: SourceFile,
  body: () => Result<string>,
  context: FieldContext,
): ParsedPost | undefined {
  const { fields, config } = context
  const { site } = config
  const place = placementOf(source, config)
  const file = parsePostPath(place.path)
  const title = readTitle(body, context)
  const slug = readSlug(file.slug, context)
  const dates = readPostDates(file.date, context)
  const { categories, tags } = readCategoriesAndTags(context)
  const authors = readAuthors(context)
  const language = readLanguage(place.language, context)
  const link = readLink(context)
  const id = readId(context)

  const url = readUrl(
    slug === undefined || dates === undefined
      ? undefined
      : {
          path: file.folder === '' ? slug : `${file.folder}/${slug}`,
          slug,
          prefix: place.prefix,
          title,
          category: () => slugify(categories[0] ?? ''),
          day: () => calendarDay(dates.published.time, site.timezone),
        },
    context,
  )
  const image = readImage(url ?? site.url, context)
  const withdrawn = readWithdrawal(dates, context)

  const draft = isDraft(context)
  const inFeeds = fields.feed !== false
  // a missing date has been reported, unless the post is kept back
  if (dates === undefined) return { source, draft, inFeeds }
  if (slug === undefined || url === undefined) return undefined
  const { published, updated } = dates
  // a language in the name of a file has always been a part of the id
  const idSlug = place.edition === undefined ? slug : `${slug}.${place.edition}`
  // with a spread in it, this took a twentieth of a build
  return {
    source,
    id: id ?? entryId(config.identity, published.day, idSlug, url),
    url,
    slug,
    title,
    published: published.time,
    updated,
    summary: fields.summary,
    authors,
    categories,
    tags,
    language,
    image,
    link,
    draft,
    withdrawn,
    inFeeds,
  }
}

function readTitle(body: () => Result<string>, context: FieldContext): string | undefined {
  const { fields, file, place, report } = context
  const { title } = fields
  const isEmpty = [title, fields.summary, fields.image, fields.link].every(
    (field) => field === undefined,
  )
  if (isEmpty && body().value?.trim() === '' && !isDraft(context))
    report(diagnostic('post-empty', { file }, {}))
  const [markup] = /<\/?[a-z][^>]*>?/i.exec(title ?? '') ?? []
  if (markup) report(diagnostic('title-markup', place('title', markup), { markup }))
  return title
}

/** @param usual the language of a post that names none */
function readLanguage(
  usual: string | undefined,
  { fields, nameOf, place, report }: FieldContext,
): string | undefined {
  const { language } = fields
  if (language === undefined) return usual
  if (isLanguage(language)) return Intl.getCanonicalLocales(language)[0]
  const args = {
    field: nameOf('language'),
    found: describe(language),
    allowed: 'a BCP 47 tag with hyphens, such as en-GB',
  }
  report(diagnostic('field-invalid', place('language', language), args))
  return undefined
}
