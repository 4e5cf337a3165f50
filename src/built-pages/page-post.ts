import type { ParseConfig } from '../config/index.ts'
import { parsePost } from '../content/index.ts'
import { diagnostic } from '../diagnostics/index.ts'
import {
  type AbsoluteUrl,
  belowSite,
  encodePath,
  failure,
  type ParsedPost,
  type Result,
  type SourceFile,
  success,
} from '../model/index.ts'
import { textOf } from '../render/index.ts'
import { articleOf } from './article.ts'
import { metadataOf } from './metadata.ts'
import { readBuiltPage, tooMuch } from './page.ts'

/** Reads a page as a post, for a site whose pages are all that there is. One without a date is no post. */
export function parsePagePost(
  source: SourceFile,
  config: ParseConfig,
  bytes: Uint8Array,
): Result<ParsedPost> {
  const { error: limit } = config.limits.post
  const isLarge = bytes.length > limit
  const page = isLarge ? undefined : readBuiltPage(bytes)
  if (page === undefined) {
    const reason = isLarge ? `it has more than ${limit} bytes` : tooMuch
    const args = { page: source.name, reason }
    return failure(diagnostic('page-unreadable', { file: source.name }, args))
  }
  const { fields, isArticle, isNoindex } = metadataOf(page)
  if (fields['date'] === undefined) return success({ source, kind: 'page', isList: !isArticle })
  const url = addressOf(source, fields['url'], config)
  const parsed = parsePost(
    {
      ...asValue(source, bytes),
      data: { ...fields, url, ...(isNoindex && { robots: 'noindex' }) },
    },
    config,
  )
  return parsed.ok ? success({ ...parsed.value, source }, parsed.diagnostics) : parsed
}

/** The fields of a page, for a `where` of the config. */
export function pageData(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const page = readBuiltPage(bytes)
  return page === undefined ? {} : metadataOf(page).fields
}

/** The words of the article of a page. */
export function pageText(bytes: Uint8Array): string {
  const page = readBuiltPage(bytes)
  const article = page && articleOf(page, { url: anyPage })
  return (article?.children ?? []).map(textOf).join(' ')
}

/** The address of a page of which only the words count. */
const anyPage = 'https://site.invalid/' as AbsoluteUrl

function asValue(source: SourceFile, bytes: Uint8Array): SourceFile {
  const { path, name, collection } = source
  return { path, name, collection, isHtml: true, size: () => bytes.length, read: () => bytes }
}

/** Hosts serve this file under the address of its folder. */
const indexName = /(^|\/)index\.x?html?$/i

/** The address that a page names, if it is one of its site, or that of its file. */
function addressOf(source: SourceFile, named: unknown, { site }: ParseConfig): string {
  const url = typeof named === 'string' ? belowSite(named, site.url) : undefined
  if (url?.startsWith(site.url)) return url.replace(indexName, '$1')
  const path = source.path.replace(indexName, '$1')
  return `/${encodePath(path)}`
}
