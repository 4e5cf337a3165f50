import type { ParseConfig, PermalinkParts } from '../config/index.ts'
import {
  type AbsoluteUrl,
  belowSite,
  encodePath,
  failure,
  type Result,
  success,
} from '../model/index.ts'

/**
 * What a permalink is made of. The category and the day are functions, because few permalinks need
 * them.
 */
export interface PermalinkSource {
  readonly path: string
  readonly slug: string
  /** What the path begins with, whatever the permalink says: the language, if it is not the site’s. */
  readonly prefix: string
  readonly title: string | undefined
  category(): string
  day(): { readonly year: string; readonly month: string; readonly day: string }
}

/** The page of a post by the `permalink` of the config, or the reason why that gives no URL. */
export function permalink(
  config: ParseConfig,
  source: PermalinkSource,
): Result<AbsoluteUrl, string> {
  const path =
    typeof config.permalink === 'string'
      ? success<string, string>(fill(config.permalink, source))
      : call(config.permalink, source)
  if (!path.ok) return path
  const isPath = path.value.startsWith('/')
  const url = belowSite(isPath ? source.prefix + path.value : path.value, config.site.url)
  return url === undefined ? failure(`it gave "${path.value}"`) : success(url)
}

const parts: Readonly<Record<string, (source: PermalinkSource) => string>> = {
  path: ({ path }) => path,
  slug: ({ slug }) => slug,
  category: ({ category }) => category(),
  year: ({ day }) => day().year,
  month: ({ day }) => day().month,
  day: ({ day }) => day().day,
}

function fill(pattern: string, source: PermalinkSource): string {
  return pattern
    .replace(/:(\w+)/g, (_, name: string) => encodePath(parts[name]?.(source) ?? ''))
    .replace(/\/{2,}/g, '/')
}

function call(
  permalink: (parts: PermalinkParts) => unknown,
  { path, slug, title, category, day }: PermalinkSource,
): Result<string, string> {
  const parts = { path, slug, title, category: category(), ...day() }
  try {
    const path = permalink(parts)
    return typeof path === 'string' ? success(path) : failure(`it gave ${typeof path}`)
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  }
}
