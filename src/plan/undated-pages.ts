import type { ResolvedConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { isPage, type Page } from '../model/index.ts'
import { type ParsedPosts, sourcesOf } from './parsed-posts.ts'

/** As many files are named; the others are counted. */
const namedFiles = 10

/**
 * What there is to say of files without a date. A generator’s own pages are known by their names or
 * layouts, and go without saying; a date may have been forgotten in the others.
 */
export function reviewPages(
  pages: Uint32Array,
  parsed: ParsedPosts,
  undated: ResolvedConfig['undated'],
): readonly Diagnostic[] {
  if (pages.length === 0 || undated === 'page') return []
  const isFolderPage = folderPages(parsed)
  const names = Array.from(pages, (place) => parsed.files.at(place)?.value)
    .filter(isPage)
    .filter((page) => !(page.isList || isReadme(page) || isFolderPage(page)))
    .map(({ source }) => source.name)
    .sort()
  if (undated === 'error') {
    return names.map((file) => diagnostic('date-missing', { file, line: 1, column: 1 }, {}))
  }
  const [file] = names
  if (file === undefined) return []
  const rest = names.length - namedFiles
  const args = {
    files: names.slice(0, namedFiles).join(', '),
    more: rest > 0 ? ` and ${rest} more` : '',
  }
  return [diagnostic('undated-pages', { file, line: 1, column: 1 }, args)]
}

function isReadme({ source }: Page): boolean {
  return /(?:^|\/)(?:_index|readme)\.[^/]*$/i.test(source.path)
}

/**
 * The `index.md` of a folder is the page that lists what else is in it. Alone in a folder it is a post,
 * which is a folder because of its pictures.
 */
function folderPages(parsed: ParsedPosts): (page: Page) => boolean {
  const files = new Map<string, number>()
  for (const { path } of sourcesOf(parsed)) {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      files.set(folder, (files.get(folder) ?? 0) + 1)
    }
  }
  return ({ source: { path } }) => {
    const folder = folderOf(path)
    const isAlone = folder !== '' && files.get(folder) === 1
    return /(?:^|\/)index\.[^/]*$/i.test(path) && !isAlone
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
