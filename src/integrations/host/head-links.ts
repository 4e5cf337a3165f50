import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildContext, BuildResult } from '../../index.ts'

/**
 * Writes the `<link>` lines of the site’s feeds into the heads of pages. What has such a line already is
 * left alone, so that a second build changes nothing.
 */
export function linkHeads(
  folder: string,
  site: BuildContext['site'],
  feeds: BuildResult['feeds'],
): void {
  const lines = headLinks(site, feeds)
  if (lines === '') return
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.html')) continue
    const file = join(folder, path)
    const page = readFileSync(file, 'utf8')
    const linked = withLinks(page, lines)
    if (linked !== page) writeFileSync(file, linked)
  }
}

/** A page with these lines at the end of its head. */
export function withLinks(page: string, lines: string): string {
  const end = page.search(/<\/head\s*>/i)
  const isLinked = /<link\b[^>]*\brel=["']?alternate\b[^>]*application\/(?:rss|atom|feed)\+/i
  const head = page.slice(0, Math.max(end, 0))
  return end === -1 || isLinked.test(head) ? page : head + lines + page.slice(end)
}

/** The media types by which pages announce feeds, by the names of their formats. */
const mediaTypes: Readonly<Record<string, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

function headLinks({ title, url }: BuildContext['site'], feeds: BuildResult['feeds']): string {
  const ofSite = feeds.filter(({ scope, isArchive }) => scope === 'site' && !isArchive)
  return ofSite
    .map(({ path, format }) => {
      const type = mediaTypes[format] ?? 'application/xml'
      const href = escaped(new URL(path, url).href)
      return `<link rel="alternate" type="${type}" title="${escaped(title)}" href="${href}">\n`
    })
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
