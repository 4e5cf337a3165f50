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
import { asItIs, plainStyle, type SlugStyle, slugStyles } from './slug-styles.ts'
import { type LocalTime, localTimeAt, padded } from './time-zone.ts'

/** What a permalink is made of. */
export interface PermalinkSource {
  readonly file: PostPath
  readonly slug: string
  /** Whether the author wrote the slug, and not only the name of the file. */
  readonly isOwnSlug: boolean
  /** What the path begins with, whatever the permalink says: the language, if it is not the site’s. */
  readonly prefix: string
  /** Undefined where it is that of the site. */
  readonly language: string | undefined
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

/** How the parts of a URL are made. */
interface Way {
  /** Of names. */
  readonly style: SlugStyle
  /** The day and the time of day that stand in URLs. */
  time(): LocalTime
}

const parts: Readonly<Record<PermalinkPlaceholder, (source: PermalinkSource, way: Way) => string>> =
  {
    path: (source, way) => joined(folderOf(source, way), slugOf(source, way)),
    slug: slugOf,
    name: ({ file }, { style }) => style.name(file.slug),
    title: titleOf,
    // Hugo makes a slug of the rest of a name that it reads the date from
    slug_or_title: (source, way) =>
      source.isOwnSlug || source.isDatedByName ? slugOf(source, way) : titleOf(source, way),
    file: fileOf,
    slug_or_file: (source, way) => (source.isOwnSlug ? slugOf(source, way) : fileOf(source, way)),
    file_path: (source, way) => joined(folderOf(source, way), fileOf(source, way)),
    slug_or_file_path: (source, way) =>
      source.isOwnSlug ? slugOf(source, way) : joined(folderOf(source, way), fileOf(source, way)),
    path_slug: ({ file }, { style }) => style.term(joined(file.folder, file.slug)),
    dated_path: datedPath,
    folder: folderOf,
    section: (source, way) => folderOf(source, way).split('/')[0] ?? '',
    language: ({ language }) => language ?? '',
    category: ({ categories }, { style }) => style.term(categories[0] ?? ''),
    categories: ({ categories }, { style }) =>
      joined(...categories.map((each) => style.term(each))),
    year: (_, { time }) => padded(time().year, 4),
    short_year: (_, { time }) => padded(time().year % 100),
    month: (_, { time }) => padded(time().month),
    i_month: (_, { time }) => String(time().month),
    day: (_, { time }) => padded(time().day),
    i_day: (_, { time }) => String(time().day),
    y_day: (_, { time }) => padded(dayOfYear(time()), 3),
    hour: (_, { time }) => padded(time().hour),
    minute: (_, { time }) => padded(time().minute),
    second: (_, { time }) => padded(time().second),
  }

function slugOf({ slug, isOwnSlug }: PermalinkSource, { style }: Way): string {
  return isOwnSlug ? joined(...slug.split('/').map((each) => style.slug(each))) : style.name(slug)
}

function fileOf({ file }: PermalinkSource, { style }: Way): string {
  return style.name(file.name)
}

function folderOf({ file }: PermalinkSource, { style }: Way): string {
  const folder = style.folder ?? style.name
  if (folder === asItIs) return file.folder
  return joined(...file.folder.split('/').map(folder))
}

function titleOf({ title, writtenTitle }: PermalinkSource, { style }: Way): string {
  return style.title((style.isTitleAsWritten ? writtenTitle : title) ?? '')
}

/** As Docusaurus has it: the date of the path comes first, in the digits in which it is written. */
function datedPath(source: PermalinkSource, way: Way): string {
  const { file, isOwnSlug } = source
  if (isOwnSlug) return slugOf(source, way)
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

function dayOfYear({ year, month, day }: LocalTime): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0)) / 86_400_000) + 1
}

function fill(rule: PermalinkRule, source: PermalinkSource, zone: string) {
  const { day, slugs } = rule
  const { published, language } = source
  const pattern = language === undefined ? rule.pattern : (rule.translations ?? rule.pattern)
  const style = slugs === undefined ? plainStyle : slugStyles[slugs]
  // computed on demand, because few permalinks need it
  const time = () => (day === 'written' ? published.written : localTimeAt(published.time, zone))
  const way: Way = { style, time }
  const encode = slugs === undefined ? encodePath : encodeNames
  const path = pattern
    .replace(/:(\w+)/g, (_, name: PermalinkPlaceholder) => encode(parts[name](source, way)))
    .replace(/\/{2,}/g, '/')
  const isFolder = style.isIndexFolder === true && source.file.isBundle
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
      year: padded(time.year, 4),
      month: padded(time.month),
      day: padded(time.day),
      category: slugify(categories[0] ?? ''),
      data,
    })
    return typeof path === 'string' ? success(path) : failure(`it gave ${typeof path}`)
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  }
}
