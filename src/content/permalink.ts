import type { Config, PermalinkParts } from '../config/index.ts'
import { type AbsoluteUrl, encodePath, webUrl } from '../model/index.ts'

/** The page of a post by the config's `permalink`, or the reason why there is none. */
export function permalink(
  config: Config,
  parts: PermalinkParts,
): AbsoluteUrl | { readonly reason: string } {
  const path =
    typeof config.permalink === 'string'
      ? fill(config.permalink, parts)
      : call(config.permalink, parts)
  if (typeof path !== 'string') return path
  return belowSite(path, config.site.url) ?? { reason: `it gave "${path}"` }
}

/** A path that begins with `/` lies below the site's URL, wherever that is; or a whole URL. */
export function belowSite(reference: string, site: AbsoluteUrl): AbsoluteUrl | undefined {
  if (!/^\/(?!\/)/.test(reference)) return webUrl(reference)
  const url = webUrl(`.${reference}`, site)
  return url?.startsWith(site) ? url : undefined
}

function fill(pattern: string, parts: PermalinkParts): string {
  const values: Readonly<Record<string, string | undefined>> = parts as PermalinkParts &
    Record<string, string | undefined>
  return pattern
    .replace(/:(\w+)/g, (_, name: string) => encodePath(values[name] ?? ''))
    .replace(/\/{2,}/g, '/')
}

function call(
  permalink: (parts: PermalinkParts) => unknown,
  parts: PermalinkParts,
): string | { readonly reason: string } {
  try {
    const path = permalink(parts)
    return typeof path === 'string' ? path : { reason: `it gave ${typeof path}` }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}
