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
import { resolveAuthors } from './authors.ts'
import { resolveTerms } from './categories.ts'
import { calendarDay } from './dates.ts'
import { decode } from './decode.ts'
import { entryId, readId } from './entry-id.ts'
import { type FieldContext, isDraft, openFrontMatter } from './field-context.ts'
import { readFileName, readSlug } from './file-name.ts'
import { bodyOffset, type FrontMatter, headOf, readFrontMatter } from './front-matter.ts'
import { readImage, readLink, readUrl } from './post-urls.ts'
import { readTimes, readWithdrawal } from './times.ts'

/**
 * Reads the front matter of a file and checks all of it: one call reports every problem.
 *
 * @param bytes so much of the file as `headOf` gives, or all of it
 */
export function parsePost(
  source: SourceFile,
  config: ParseConfig,
  bytes: Uint8Array = source.read(),
): Result<ParsedPost> {
  const head = readHead(source, bytes)
  if (!head.ok) return head
  const found: Diagnostic[] = [...head.diagnostics]
  const report = (each: Diagnostic) => found.push(each)
  const reading = openFrontMatter(head.value, { file: source.name, config, report })
  const post = assemble(source, () => readBody(source), reading)
  return post === undefined || hasErrors(found) ? failure(...found) : success(post, found)
}

/** The fields of a post: those that it is given with, or those at the head of its file. */
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
  const text = decode(headOf(bytes), name)
  if (!text.ok) return text
  const frontMatter = readFrontMatter(text.value, name)
  const found = [...text.diagnostics, ...frontMatter.diagnostics]
  return frontMatter.ok ? success(frontMatter.value, found) : failure(...found)
}

/**
 * The text of a post, which is read when the post is to be rendered, and checked then. What is
 * wrong with the head was said when the front matter was read.
 */
export function readBody(source: SourceFile): Result<string> {
  const { name: file } = source
  const bytes = source.read()
  if (source.data !== undefined) return decode(bytes, file)
  const head = headOf(bytes)
  const rest = decode(bytes, file, head.length)
  if (!rest.ok) return rest
  const text = (decode(head, file).value ?? '') + rest.value
  return success(text.slice(bodyOffset(text)), rest.diagnostics)
}

/** All of a post's front matter, for a `where` of the config. */
export function readData(source: SourceFile): Readonly<Record<string, unknown>> {
  return source.data ?? readHead(source, source.read()).value?.data ?? {}
}

/** Reads every field before it gives up on any, so that all problems are known. */
function assemble(
  source: SourceFile,
  body: () => Result<string>,
  reading: FieldContext,
): ParsedPost | undefined {
  const { fields, config } = reading
  const { site } = config
  const file = readFileName(source.path)
  const title = readTitle(body, reading)
  const slug = readSlug(file.slug, reading)
  const times = readTimes(file.date, reading)
  const { categories, tags } = resolveTerms(reading)
  const authors = resolveAuthors(reading)
  const language = readLanguage(reading)
  const link = readLink(reading)
  const id = readId(reading)

  const url = readUrl(
    slug === undefined || times === undefined
      ? undefined
      : {
          path: file.folder === '' ? slug : `${file.folder}/${slug}`,
          slug,
          title,
          category: () => slugify(categories[0] ?? ''),
          day: () => calendarDay(times.published.time, site.timezone),
        },
    reading,
  )
  const image = readImage(url ?? site.url, reading)
  const withdrawn = readWithdrawal(times, reading)

  const kept = { source, draft: isDraft(reading), inFeeds: fields.feed !== false }
  // where that is a problem it has been reported
  if (times === undefined) return kept
  if (slug === undefined || url === undefined) return undefined
  const { published, updated } = times
  return {
    ...kept,
    id: id ?? entryId(config.identity, published.day, slug, url),
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
    withdrawn,
  }
}

function readTitle(body: () => Result<string>, reading: FieldContext): string | undefined {
  const { fields, file, place, report } = reading
  const { title } = fields
  const isMute = [title, fields.summary, fields.image, fields.link].every((it) => it === undefined)
  if (isMute && body().value?.trim() === '' && !isDraft(reading))
    report(diagnostic('post-empty', { file }, {}))
  const [markup] = /<\/?[a-z][^>]*>?/i.exec(title ?? '') ?? []
  if (markup) report(diagnostic('title-markup', place('title', markup), { markup }))
  return title
}

function readLanguage({ fields, config, nameOf, place, report }: FieldContext): string | undefined {
  const { language } = fields
  if (language === undefined) return config.site.language
  if (isLanguage(language)) return Intl.getCanonicalLocales(language)[0]
  const args = {
    field: nameOf('language'),
    found: describe(language),
    allowed: 'a BCP 47 tag with hyphens, such as en-GB',
  }
  report(diagnostic('field-invalid', place('language', language), args))
  return undefined
}
