import { type Config, isLanguage } from '../config/index.ts'
import { type Diagnostic, describe, diagnostic, hasErrors } from '../diagnostics/index.ts'
import { type Outcome, type ParsedPost, type SourceFile, slugify } from '../model/index.ts'
import { readImage, readLink, readUrl } from './addresses.ts'
import { resolveAuthors } from './authors.ts'
import { calendarDay } from './dates.ts'
import { decode } from './decode.ts'
import { readFileName, readSlug } from './file-name.ts'
import { bodyOffset, headOf, readFrontMatter } from './front-matter.ts'
import { entryId, readId } from './identity.ts'
import { isDraft, openFrontMatter, type Reading } from './reading.ts'
import { resolveTerms } from './terms.ts'
import { readTimes, readWithdrawal } from './times.ts'

/**
 * Reads the front matter of a file and checks all of it: one call reports every problem.
 *
 * @param bytes so much of the file as `headOf` gives, or all of it
 */
export function parsePost(
  source: SourceFile,
  config: Config,
  bytes: Uint8Array = source.read(),
): Outcome<ParsedPost> {
  const { text, diagnostics } = decode(headOf(bytes), source.name)
  if (text === undefined) return { value: undefined, diagnostics }
  const frontMatter = readFrontMatter(text, source.name)
  if ('code' in frontMatter) return { value: undefined, diagnostics: [...diagnostics, frontMatter] }

  const found: Diagnostic[] = [...diagnostics]
  const report = (each: Diagnostic) => found.push(each)
  const reading = openFrontMatter(frontMatter, { file: source.name, config, report })
  const post = assemble(source, () => readBody(source), reading)
  return { value: hasErrors(found) ? undefined : post, diagnostics: found }
}

/**
 * The Markdown of a post, which is read when the post is to be rendered, and checked then. What is
 * wrong with the head was said when the front matter was read.
 */
export function readBody(source: SourceFile): Outcome<string> {
  const { name: file } = source
  const bytes = source.read()
  const head = headOf(bytes)
  const rest = decode(bytes, file, head.length)
  if (rest.text === undefined) return { value: undefined, diagnostics: rest.diagnostics }
  const text = (decode(head, file).text ?? '') + rest.text
  return { value: text.slice(bodyOffset(text)), diagnostics: rest.diagnostics }
}

/** All of a post's front matter, for a `where` of the config. */
export function readData(source: SourceFile): Readonly<Record<string, unknown>> {
  const { text = '' } = decode(headOf(source.read()), source.name)
  const frontMatter = readFrontMatter(text, source.name)
  return 'code' in frontMatter ? {} : frontMatter.data
}

/** Reads every field before it gives up on any, so that all problems are known. */
function assemble(
  source: SourceFile,
  body: () => Outcome<string>,
  reading: Reading,
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

function readTitle(body: () => Outcome<string>, reading: Reading): string | undefined {
  const { fields, file, place, report } = reading
  const { title } = fields
  const isMute = [title, fields.summary, fields.image, fields.link].every((it) => it === undefined)
  if (isMute && body().value?.trim() === '' && !isDraft(reading))
    report(diagnostic('post-empty', { file }, {}))
  const [markup] = /<\/?[a-z][^>]*>?/i.exec(title ?? '') ?? []
  if (markup) report(diagnostic('title-markup', place('title', markup), { markup }))
  return title
}

function readLanguage({ fields, config, nameOf, place, report }: Reading): string | undefined {
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
