import type { ParseConfig, PermalinkRule } from '../config/index.ts'
import { describe, diagnostic } from '../diagnostics/index.ts'
import { generators } from '../generators/index.ts'
import { type AbsoluteUrl, belowSite, type FieldName, type Image, webUrl } from '../model/index.ts'
import type { FieldContext } from './field-context.ts'
import { type PermalinkSource, permalink } from './permalink.ts'
import { fillTemplate, isTemplate } from './permalink-template.ts'
import type { PostPath } from './post-path.ts'
import { slugStyles } from './slug-styles.ts'

/** Every link within the page repeats it. Many servers take no longer ones. */
const maxUrlLength = 2000

/**
 * The page of a post: as its front matter says, or else by the `permalink` of the config.
 *
 * @param source undefined where a part of it is wrong, which has been reported
 */
export function readUrl(
  source: PermalinkSource | undefined,
  context: FieldContext,
): AbsoluteUrl | undefined {
  const { fields, config, file, report } = context
  const own = ownRule(fields.url, config)
  if (fields.url !== undefined && own === undefined) {
    const isLong = fields.url.length > maxUrlLength
    if (!isLong && isTemplate(fields.url)) return readTemplate(fields.url, source, context)
    const isPattern = fields.url.includes('/:')
    const path = withSlash(pathOf(fields.url, config), context)
    const url = isPattern || isLong ? undefined : belowSite(path, config.site.url)
    const allowed = isPattern
      ? 'the page of this post alone; a pattern belongs in `permalink` of the config'
      : `the URL of the post’s page, or its path, which begins with /, of ${maxUrlLength} characters at most`
    if (url !== undefined && context.isValue) doubtUrl(fields.url, url, context)
    return url ?? refuseUrl('url', fields.url, allowed, context)
  }
  if (source === undefined) return undefined
  const url = permalink({ site: config.site, permalink: own ?? config.permalink }, source)
  for (const reason of url.diagnostics) report(diagnostic('permalink-failed', { file }, { reason }))
  return url.value
}

/** Warns of the address of a value that is one, and leads where the page can hardly be. */
function doubtUrl(
  written: string,
  url: AbsoluteUrl,
  { config: { site, identity }, nameOf, place, report }: FieldContext,
): void {
  const { host, pathname } = new URL(site.url)
  const args = { field: nameOf('url'), found: describe(written) }
  if (pathname !== '/' && written.startsWith(pathname)) {
    const path = written.slice(pathname.length - 1)
    report(diagnostic('url-doubled', place('url', written), { ...args, url, path }))
  }
  // with the option `site`, the ids still have the host of the config
  const hosts = [host, identity.kind === 'tag' ? identity.authority : host]
  if (!hosts.includes(new URL(url).host)) {
    report(diagnostic('url-elsewhere', place('url', written), { ...args, host }))
  }
}

/** A post whose address a program would have to make is left out, because any other link would be wrong. */
function readTemplate(
  template: string,
  source: PermalinkSource | undefined,
  { config, nameOf, place, report, switches }: FieldContext,
): AbsoluteUrl | undefined {
  if (source === undefined) return undefined
  const path = fillTemplate(template, source)
  const url = path === undefined ? undefined : belowSite(pathOf(path, config), config.site.url)
  if (url === undefined && switches.withheld === undefined) {
    const args = { field: nameOf('url'), found: describe(template) }
    report(diagnostic('permalink-template', place('url', template), args))
  }
  return url
}

/** Zola and Gatsby add the slash that all their pages end in to a `path` of front matter as well. */
function withSlash(path: string, { config, nameOf }: FieldContext): string {
  const { generator, permalink } = config
  const isAdded =
    (generator === 'zola' || generator === 'gatsby') &&
    nameOf('url') === 'path' &&
    typeof permalink === 'object' &&
    permalink.pattern.endsWith('/')
  return isAdded && /^\/[^.?#]*[^/.?#]$/.test(path) ? `${path}/` : path
}

/** The pattern that some generators let a post have for itself, as a rule like that of the config. */
function ownRule(url: string | undefined, { permalink }: ParseConfig): PermalinkRule | undefined {
  if (url === undefined || typeof permalink === 'function') return undefined
  const { slugs } = permalink
  const pattern = slugs && generators[slugs].patternOfPost?.(url)
  return pattern === undefined ? undefined : { ...permalink, pattern, translations: undefined }
}

/** The styles of permalinks that Jekyll has names for; none of them is a page. */
const styleNames = /^(?:date|none|ordinal|pretty|weekdate)$/

/**
 * A path as generators take it, from its slash on: they let its first one go, and the page of a file
 * `index.html` is that of its folder.
 */
function pathOf(url: string, { permalink }: ParseConfig): string {
  const isPath = /^[^\s/?#:\\.][^\s?#:\\]*$/.test(url) && !styleNames.test(url)
  const path = isPath ? `/${url}` : url
  if (!/^\/(?!\/)/.test(path)) return path
  const slugs = typeof permalink === 'function' ? undefined : permalink.slugs
  const isFolder = slugs !== undefined && slugStyles[slugs].isOwnPathFolder === true
  return isFolder ? path.replace(/\/?$/, '/') : path.replace(/(?<=\/)index\.html$/, '')
}

/** The page elsewhere that a link post is about. */
export function readLink(context: FieldContext): AbsoluteUrl | undefined {
  const { link } = context.fields
  if (link === undefined) return undefined
  return webUrl(link) ?? refuseUrl('link', link, 'the whole URL that the post points at', context)
}

/**
 * The picture of a post. Of one that is only a name, the folder is known where the post has a folder of
 * its own, or by the config; anything else would be a broken link.
 *
 * @param url the page of the post, or the site where that is not known
 */
export function readImage(
  url: AbsoluteUrl,
  { isBundle }: Pick<PostPath, 'isBundle'>,
  context: FieldContext,
): Image | undefined {
  const { image } = context.fields
  if (image === undefined) return undefined
  const isBare = !/[/:?#\\]/.test(image.url)
  const base = isBare ? baseOfNames(url, isBundle, context.config) : url
  if (base === undefined) {
    const args = { field: context.nameOf('image'), found: describe(image.url) }
    context.report(diagnostic('image-unfound', context.place('image', image.url), args))
    return undefined
  }
  const allowed = 'the URL of a picture, or its path on the site'
  const found = webUrl(image.url, base) ?? refuseUrl('image', image.url, allowed, context)
  if (found === undefined) return undefined
  const { imageBase } = context.config
  if (!isBare || !isBundle || imageBase?.startsWith('./')) return { ...image, url: found }
  const otherwise = imageBase && webUrl(image.url, imageBase)
  return { ...image, url: found, beside: { name: image.url, otherwise: otherwise || undefined } }
}

/** Where a picture lies that is only a name; undefined where that is not known. */
function baseOfNames(
  url: AbsoluteUrl,
  isBundle: boolean,
  { imageBase }: ParseConfig,
): string | undefined {
  // the folder of a page without a slash at its end
  const folder = /\/[^/.?#]+$/.test(url) ? `${url}/` : url
  if (imageBase?.startsWith('./')) return webUrl(imageBase, folder)
  return isBundle ? folder : imageBase
}

/** Reports that a field, or a text within it, is not a URL of the kind that is allowed. */
export function refuseUrl(
  field: FieldName,
  text: string,
  allowed: string,
  { nameOf, place, report }: FieldContext,
): undefined {
  const args = { field: nameOf(field), found: describe(text), allowed }
  report(diagnostic('url-invalid', place(field, text), args))
}
