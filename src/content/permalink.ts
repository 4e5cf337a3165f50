import type {
  ParseConfig,
  PermalinkFunction,
  PermalinkPlaceholder,
  PermalinkRule,
} from '../config/index.ts'
import {
  type AbsoluteUrl,
  belowSite,
  encodePath,
  failure,
  type Result,
  slugify,
  success,
} from '../model/index.ts'
import type { ParsedDate } from './parse-date.ts'
import type { PostPath } from './post-path.ts'
import { plainStyle, type SlugStyle, slugStyles } from './slug-styles.ts'
import { type LocalTime, localTimeAt } from './time-zone.ts'

/** What a permalink is made of. */
export interface PermalinkSource {
  readonly file: PostPath
  readonly slug: string
  /** Whether the author wrote the slug, and not only the name of the file. */
  readonly isOwnSlug: boolean
  /** What the path begins with, whatever the permalink says: the language, if it is not the site’s. */
  readonly prefix: string
  /** Whether only the name of the file says when it was published. */
  readonly isDatedByName: boolean
  readonly title: string | undefined
  /** The title as it is written, with the character references of HTML. */
  readonly writtenTitle: string | undefined
  readonly categories: readonly string[]
  readonly published: ParsedDate
  readonly data: Readonly<Record<string, unknown>>
}

/** The page of a post by the `permalink` of the config, or the reason why that gives no URL. */
export function permalink(
  { permalink, site }: Pick<ParseConfig, 'permalink' | 'site'>,
  source: PermalinkSource,
): Result<AbsoluteUrl, string> {
  const path =
    typeof permalink === 'function'
      ? call(permalink, source, site.timezone)
      : success<string, string>(fill(permalink, source, site.timezone))
  if (!path.ok) return path
  const isPath = path.value.startsWith('/')
  const url = belowSite(isPath ? source.prefix + path.value : path.value, site.url)
  return url === undefined ? failure(`it gave "${path.value}"`) : success(url)
}

/** A post whose names one style makes parts of URLs of. */
interface StyledSource extends PermalinkSource {
  readonly style: SlugStyle
  readonly time: LocalTime
}

const parts: Readonly<Record<PermalinkPlaceholder, (source: StyledSource) => string>> = {
  path: (source) => joined(folderOf(source), slugOf(source)),
  slug: slugOf,
  name: ({ file, style }) => style.name(file.slug),
  title: titleOf,
  // Hugo makes a slug of the rest of a name that it reads the date from
  slug_or_title: (source) =>
    source.isOwnSlug || source.isDatedByName ? slugOf(source) : titleOf(source),
  file: ({ file, style }) => style.name(file.name),
  slug_or_file: (source) =>
    source.isOwnSlug ? slugOf(source) : source.style.name(source.file.name),
  file_path: (source) => joined(folderOf(source), source.style.name(source.file.name)),
  slug_or_file_path: (source) =>
    source.isOwnSlug
      ? slugOf(source)
      : joined(folderOf(source), source.style.name(source.file.name)),
  path_slug: ({ file, style }) => style.term(joined(file.folder, file.slug)),
  dated_path: datedPath,
  folder: folderOf,
  section: (source) => folderOf(source).split('/')[0] ?? '',
  category: ({ categories, style }) => style.term(categories[0] ?? ''),
  categories: ({ categories, style }) => joined(...categories.map((each) => style.term(each))),
  year: ({ time }) => digits(time.year, 4),
  short_year: ({ time }) => digits(time.year % 100),
  month: ({ time }) => digits(time.month),
  i_month: ({ time }) => String(time.month),
  day: ({ time }) => digits(time.day),
  i_day: ({ time }) => String(time.day),
  y_day: ({ time }) => digits(dayOfYear(time), 3),
  hour: ({ time }) => digits(time.hour),
  minute: ({ time }) => digits(time.minute),
  second: ({ time }) => digits(time.second),
}

function slugOf({ slug, isOwnSlug, style }: StyledSource): string {
  return isOwnSlug ? joined(...slug.split('/').map((each) => style.slug(each))) : style.name(slug)
}

function folderOf({ file, style }: StyledSource): string {
  const folder = style.folder ?? style.name
  return joined(...file.folder.split('/').map(folder))
}

function titleOf({ title, writtenTitle, style }: StyledSource): string {
  return style.title((style.isTitleAsWritten ? writtenTitle : title) ?? '')
}

/** As Docusaurus has it: the date of the path comes first, in the digits in which it is written. */
function datedPath(source: StyledSource): string {
  const { file, isOwnSlug } = source
  if (isOwnSlug) return slugOf(source)
  const path = joined(file.folder, file.name)
  const [, folder, date = '', name] =
    /^(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*)$/.exec(path) ?? []
  return folder === undefined
    ? path
    : joined(date.replaceAll('-', '/'), `${folder}${name || 'index'}`)
}

function joined(...names: readonly (string | undefined)[]): string {
  return names.filter((each) => each).join('/')
}

function digits(number: number, length = 2): string {
  return String(number).padStart(length, '0')
}

function dayOfYear({ year, month, day }: LocalTime): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0)) / 86_400_000) + 1
}

function fill({ pattern, day, slugs }: PermalinkRule, source: PermalinkSource, zone: string) {
  const { published } = source
  const styled: StyledSource = {
    ...source,
    style: slugs === undefined ? plainStyle : slugStyles[slugs],
    // computed on demand, because few permalinks need it
    get time() {
      return day === 'written' ? published.written : localTimeAt(published.time, zone)
    },
  }
  const encode = slugs === undefined ? encodePath : encodeNames
  const path = pattern
    .replace(/:(\w+)/g, (_, name: PermalinkPlaceholder) => encode(parts[name](styled)))
    .replace(/\/{2,}/g, '/')
  const isFolder = styled.style.isIndexFolder === true && source.file.isBundle
  return isFolder ? path.replace(/(?:\.html|\/)?$/, '/') : path
}

/** Generators leave the signs as they are that RFC 3986 §3.3 allows in a path. */
function encodeNames(path: string): string {
  return encodePath(path).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent)
}

function call(
  permalink: PermalinkFunction,
  { file, slug, title, categories, published, data }: PermalinkSource,
  zone: string,
): Result<string, string> {
  const time = localTimeAt(published.time, zone)
  try {
    const path: unknown = permalink({
      path: joined(file.folder, slug),
      slug,
      name: file.slug,
      folder: file.folder,
      title,
      year: digits(time.year, 4),
      month: digits(time.month),
      day: digits(time.day),
      category: slugify(categories[0] ?? ''),
      data,
    })
    return typeof path === 'string' ? success(path) : failure(`it gave ${typeof path}`)
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  }
}
