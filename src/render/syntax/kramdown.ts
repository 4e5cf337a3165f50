import {
  element,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isHeading,
  isWhiteSpace,
  rewrite,
  text,
  visitParents,
} from '../html-tree.ts'
import { rewriteTexts } from './rewrite-texts.ts'
import type { SyntaxExample } from './syntax-row.ts'
import type { SyntaxText } from './syntax-text.ts'

export const kramdownRows: readonly SyntaxExample[] = [
  { example: '## Heading {#id .class}', becomes: 'the heading' },
  { example: 'Text.\n{: .lead}', becomes: 'the text' },
  { example: '![a](/a.png){: width="50%"}', becomes: 'the picture' },
  { example: '[a](https://a.example/){target="_blank"}', becomes: 'the link' },
  { example: '## Heading\n{:.no_toc}', becomes: 'the heading' },
  { example: '{::comment}\nNot yet.\n{:/comment}', becomes: 'nothing' },
  { example: '<div markdown="1">\n*Text.*\n</div>', becomes: 'its text as Markdown' },
  { example: 'HTML is text.\n\n*[HTML]: Hypertext', becomes: 'an abbreviation with its meaning' },
  { example: 'Term\n: What it means', becomes: 'a list of definitions' },
]

/** Attributes in braces, after what they belong to, or on a line of their own. */
const attributeLists = [
  /^[ \t>]*\{:(?:"[^"\n]{0,300}"|[^{},"\n]){0,500}\}[ \t]*$/gm,
  /\{:(?!:)(?:"[^"\n]{0,300}"|[^{},"\n]){0,500}\}/g,
  // a line may be broken within it
  /(?<=[)\]*_`])\{:(?!:)(?:"[^"]{0,300}"|\n(?!\s)|[^{},"\n]){0,500}\}/g,
  /\{:(?:\/|:nomarkdown|:options)[^{}\n]{0,500}\}/g,
  /(?<=[)\]*_`])\{\s*(?:[.#][\w-]+|[a-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']+))(?:\s[^{}\n]{0,500})?\}/g,
]

const comment = /\{::comment\}|\{:\/(?:comment)?\}/g
const markdownInHtml =
  /^([ \t]*<[a-z][\w-]*\b[^>\n]{0,500}?)\s+markdown(?:=(?:"[^"\n]*"|'[^'\n]*'|\w+))?([^>\n]{0,500}>)[ \t]*$/gim
const abbreviation = /^[ \t]{0,3}\*\[([^\]\n]{1,60})\]:[ \t]*(.*)$/gm

/** Takes out what kramdown reads, and returns the abbreviations with their meanings. */
export function readKramdown(page: SyntaxText): ReadonlyMap<string, string> {
  const abbreviations = new Map<string, string>()
  let open: number | undefined
  for (const { index, 0: tag } of page.matches(comment)) {
    if (tag === '{::comment}') open ??= index
    else if (open !== undefined) {
      page.replace({ start: open, end: index + tag.length }, '')
      open = undefined
    }
  }
  page.apply()
  for (const pattern of attributeLists) {
    page.replaceAll(pattern, () => '')
    page.apply()
  }
  // Markdown within HTML begins after a blank line
  page.replaceAll(markdownInHtml, ([, start = '', end = '']) => `${start}${end}\n`)
  page.replaceAll(abbreviation, ([, name = '', meaning = '']) => {
    if (abbreviations.size < 500)
      abbreviations.set(page.withoutTokens(name), page.withoutTokens(meaning).trim().slice(0, 200))
    return ''
  })
  page.apply()
  return abbreviations
}

const headingId = /\s*\{[ \t]*:?[ \t]*[#.][^{}\n]*\}\s*$/

/** Removes the ids that headings end with. */
export function removeHeadingIds(root: HtmlParent): void {
  rewrite(root, (heading) => {
    const last = heading.children.at(-1)
    if (!isHeading(heading) || last?.kind !== 'text') return undefined
    heading.children = [...heading.children.slice(0, -1), text(last.value.replace(headingId, ''))]
    return undefined
  })
}

/** Explains each abbreviation where it stands first. */
export function explainAbbreviations(
  root: HtmlParent,
  abbreviations: ReadonlyMap<string, string>,
): void {
  const left = new Map(abbreviations)
  const names = [...left.keys()].sort((a, b) => b.length - a.length)
  const escaped = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  rewriteTexts(root, pattern, (name) => {
    const title = left.get(name)
    left.delete(name)
    return title ? [element('abbr', { title }, [text(name)])] : undefined
  })
}

/** Makes lists of what is written as a term with lines below it that begin with a colon. */
export function listDefinitions(root: HtmlParent): void {
  visitParents(root, (parent) => {
    const found: HtmlNode[] = []
    for (const child of parent.children) {
      const entries = isElement(child, 'p') ? definitionsOf(child.children) : undefined
      if (entries === undefined) {
        found.push(child)
        continue
      }
      // a blank line may stand before a definition, and between two terms
      const gap = found.findLastIndex((node) => !isWhiteSpace(node))
      const before = found[gap]
      const isContinued = isElement(entries[0], 'dd')
      if (before?.kind === 'element' && before.name === 'dl') before.children.push(...entries)
      else if (!isContinued) found.push(element('dl', {}, entries))
      else if (before?.kind === 'element' && before.name === 'p') {
        found[gap] = element('dl', {}, [element('dt', {}, before.children), ...entries])
      } else found.push(child)
    }
    parent.children = found
  })
}

/** The terms and definitions of a paragraph; undefined where it has none. */
function definitionsOf(nodes: readonly HtmlNode[]): HtmlNode[] | undefined {
  const isDefinition = (node: HtmlNode, place: number) =>
    node.kind === 'text' && (place === 0 ? /^:[ \t]+\S|\n:[ \t]/ : /\n:[ \t]/).test(node.value)
  if (!nodes.some(isDefinition)) return undefined
  const entries: HtmlNode[] = []
  let line: HtmlNode[] = []
  let isTerm = true
  const end = () => {
    const [first, ...rest] = line
    const content = first?.kind === 'text' ? [text(first.value.trimStart()), ...rest] : line
    if (line.length > 0) entries.push(element(isTerm ? 'dt' : 'dd', {}, content))
    line = []
  }
  for (const [place, node] of nodes.entries()) {
    if (node.kind !== 'text') {
      line.push(node)
      continue
    }
    const parts = (place === 0 ? `\n${node.value}` : node.value).split(/\n:[ \t]+/)
    for (const [number, part] of parts.entries()) {
      if (number > 0) {
        end()
        isTerm = false
      }
      const value = place === 0 && number === 0 ? part.slice(1) : part
      if (value !== '') line.push(text(value))
    }
  }
  end()
  return entries
}
