import type { SyntaxExample } from './syntax-row.ts'
import { type SyntaxText, unfoundLinks } from './syntax-text.ts'
import type { SyntaxContext } from './tags.ts'

export const pelicanRows: readonly SyntaxExample[] = [
  { example: '[a]({filename}other.md)', becomes: 'a link to the page of that post' },
  { example: '![a]({static}/images/a.png)', becomes: 'the picture at its address on the site' },
  { example: '![a]({attach}a.png)', becomes: 'the picture, which lies beside the page' },
]

/** A path where an address is wanted: in a link of Markdown, in a definition, or in an attribute. */
const path =
  /(?<=\]\([ \t]{0,3}<?|^[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]{0,9}<?|\b(?:href|src|poster)=["']?)[{|](filename|static|attach)[}|]([^\s<>()"']{1,1000})/gim

/** Gives the paths of files that Pelican looks up the addresses that these have on the site. */
export function replacePelicanPaths(page: SyntaxText, context: SyntaxContext): void {
  page.replaceAll(path, ({ index, 1: kind = '', 2: file = '' }) => {
    const url = addressOf(kind.toLowerCase(), file, context)
    if (!url) page.noteDropped(unfoundLinks, file, index)
    return url || page.nowhere()
  })
  page.apply()
}

function addressOf(
  kind: string,
  file: string,
  { url, site, file: from = '', resolveLink }: SyntaxContext,
): string | undefined {
  if (kind === 'filename') {
    const found = resolveLink?.(file)
    // before there was {static}, it named pictures as well
    if (found !== undefined || /\.(?:md|markdown|mdx|rst|html?)(?:#|$)/i.test(file)) return found
  }
  const isFromRoot = file.startsWith('/')
  if (kind === 'attach') return resolved(isFromRoot ? nameOf(file) : withoutParents(file), url)
  // the first folder is that of all articles, which is the root of the site
  const folder = from.split('/').slice(1, -1).join('/')
  return resolved(isFromRoot ? file.slice(1) : `${folder && `${folder}/`}${file}`, site)
}

/** What lies elsewhere is put beside the page. */
function withoutParents(file: string): string {
  return file.includes('../') ? nameOf(file) : file
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

function resolved(path: string, base: string): string | undefined {
  return URL.canParse(path, base) ? new URL(path, base).href : undefined
}
