/**
 * The syntax that half of all blogs use besides Markdown: shortcodes, template tags, containers,
 * components. What can be seen as plain text is handled, nothing is evaluated, and what is not handled is
 * left out. Code is never changed: what stands there is an example.
 */
import type { Root } from 'mdast'
import type { HtmlParent } from '../html-tree.ts'
import { type MarkdownExcess, reviewText } from '../markdown-limits.ts'
import { codeRanges, htmlCodeRanges } from './code-ranges.ts'
import { type Components, replaceComponents } from './components.ts'
import { nameCallouts, removeContents, replaceDirectives, replaceIndented } from './containers.ts'
import {
  explainAbbreviations,
  listDefinitions,
  readKramdown,
  removeHeadingIds,
} from './kramdown.ts'
import { late } from './late.ts'
import { liquid, replaceExpressions } from './liquid.ts'
import { type MdxFault, replaceMdx } from './mdx.ts'
import { putPieces } from './put-pieces.ts'
import { hugo, showEscapedShortcodes } from './shortcodes.ts'
import { encloseImagePaths } from './spaced-images.ts'
import { type LeftOutSyntax, SyntaxText } from './syntax-text.ts'
import { replaceTags, type SyntaxContext } from './tags.ts'
import { replaceWikiLinks } from './wiki.ts'
import { wordpress } from './wordpress.ts'

export { late, NotLoaded, whenLoaded } from './late.ts'
export { type LeftOutSyntax, unfoundLinks } from './syntax-text.ts'
export type { SyntaxContext } from './tags.ts'

export type TextKind = 'markdown' | 'mdx' | 'html'

/** A text without the syntax of generators, and what is to be done with its HTML. */
export interface ReadText {
  readonly text: string
  /** In MDX, indented lines are no code. */
  readonly isMdx: boolean
  readonly leftOut: readonly LeftOutSyntax[]
  readonly fault: MdxFault | undefined
  readonly excess: MarkdownExcess | undefined
  /** Puts into the HTML what was taken out of the text. */
  finish(root: HtmlParent): void
}

/** The parsers of the layer above. */
export interface SyntaxParsers {
  markdown(text: string, isMdx: boolean): Root
  mdx(text: string): Root
}

const sign = {
  braces: /\{[{%#]/,
  shortcodes: /\{\{[<%]/,
  attributes: /\{:|[)\]*_`]\{\s*[.#a-z]|markdown=|^[ \t]{0,3}\*\[/m,
  headings: /\{[ \t]{0,9}:?[ \t]{0,9}[#.][^{}\n]*\}[ \t]*$/m,
  directives: /^[ \t>]*:::?[ \t]*[{\w]|(?<![\w:]):[a-z][\w-]*\[/m,
  indented: /^[ \t]*(?:!!!|\?\?\?\+?[ \t]|===[!+]?[ \t]*")/m,
  callouts: /^[ \t]*>.*\[!\w/m,
  contents: /[[{<(]_?toc\b|<!--[ \t]*(?:toc|start doctoc)\b|\{:[ \t]*toc|\[_toc_/i,
  definitions: /^[ \t]{0,3}:[ \t]+\S/m,
  wiki: /\[\[/,
  images:
    /!\[[^\]\n]*\]\([ \t]*[^\s<>()"']+[ ()][^\n<>"']*\.(?:png|jpe?g|gif|webp|avif|svg|bmp)\b/i,
  wordpress:
    /\[(?:caption|wp_caption|embed|youtube|vimeo|tweet|instagram|video|audio|code|sourcecode|gallery|playlist|contact-form-7|jetpack)[\s\]=:\\]/,
  components: /<[A-Z]\w*[a-z]/,
  imports: /^\s*(?:import\s[^\n]*\sfrom\s*['"]|import\s*['"])/,
  emoji: /:(?:[a-z][a-z0-9_+-]*|\+1|-1|100|1234|8ball):/,
} as const

/** Matches every text that has any of these signs, and some others: most posts have none. */
const anySign = new RegExp(
  [
    /[[{(<]_?toc\b|\[_toc_|<!--[ \t]*(?:toc|TOC|START doctoc)|\[(?:TOC|_TOC_)/,
    /\{[{%#:]|[)\]*_`]\{\s*[.#a-z]|markdown=|\*\[|\[\[|\[!/,
    /\{[ \t]*[#.]/,
    /^[ \t>]*(?::|!!!|\?\?\?|===)/,
    sign.wordpress,
    sign.components,
    sign.emoji,
    /!\[[^\]\n]*\]\([ \t]*[^\s<>()"']+[ ()][^\n<>"']*\.[pjgwasbPJGWASB]/,
    /:[a-z][\w-]*\[/,
    /^import\s/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'm',
)

/** What is large and that few posts need. */
const loadEmoji = late(() => import('./emoji.ts'))

export interface SyntaxOptions {
  readonly kind: TextKind
  readonly components?: Components | undefined
}

/** Reads the syntax of generators out of a text; undefined where there is none. */
export function readSyntax(
  source: string,
  context: SyntaxContext,
  parsers: SyntaxParsers,
  { kind, components = {} }: SyntaxOptions,
): ReadText | undefined {
  if (kind !== 'mdx' && !anySign.test(source)) return undefined
  const isHtml = kind === 'html'
  let isMdx = kind === 'mdx'
  const page = new SyntaxText(source, (text) => {
    return isHtml ? htmlCodeRanges(text) : codeRanges(text, (each) => parsers.markdown(each, isMdx))
  })
  const has = (name: keyof typeof sign) => sign[name].test(page.text)
  const isImporting = kind === 'markdown' && has('imports')
  let fault: MdxFault | undefined
  if (isMdx || isImporting) {
    isMdx = true
    fault = replaceMdx(page, parsers.mdx, components)
    isMdx = fault === undefined
  }
  if (!isHtml && has('contents')) removeContents(page)
  if (!isHtml && has('indented')) replaceIndented(page)
  if (!isMdx && has('braces')) {
    if (has('shortcodes')) showEscapedShortcodes(page)
    if (has('shortcodes')) replaceTags(page, hugo, context)
    replaceTags(page, liquid, context)
    replaceExpressions(page, context)
  }
  if (has('wordpress')) replaceTags(page, wordpress, context)
  if (!isHtml && has('directives')) replaceDirectives(page)
  const abbreviations =
    !isHtml && has('attributes') ? readKramdown(page) : new Map<string, string>()
  if (!isHtml && has('images')) encloseImagePaths(page)
  if (!isHtml && has('wiki')) replaceWikiLinks(page, context)
  if (!isMdx && !isHtml && has('components')) replaceComponents(page, components)
  if (!isMdx && has('imports')) removeImports(page)
  const steps = [
    page.pieces.length > 0 && ((root: HtmlParent) => putPieces(root, page.pieces, page.mark)),
    has('callouts') && nameCallouts,
    has('headings') && removeHeadingIds,
    has('definitions') && listDefinitions,
    abbreviations.size > 0 && ((root: HtmlParent) => explainAbbreviations(root, abbreviations)),
    has('emoji') && loadEmoji().replaceEmojiNames,
  ]
  return {
    text: page.text,
    isMdx,
    leftOut: page.leftOut,
    fault: kind === 'mdx' ? fault : undefined,
    excess: page.excess === undefined ? undefined : excessAt(source, page.excess),
    finish(root) {
      if (isHtml) return putPieces(root, page.pieces, page.mark)
      for (const step of steps) if (step !== false) step(root)
    },
  }
}

function excessAt(text: string, offset: number): MarkdownExcess {
  return { code: 'text-expands', line: text.slice(0, offset).split('\n').length }
}

/** The parser of MDX tries to read JavaScript up to every brace. */
const manySteps = 5_000_000

/** Whether it may take seconds to read the syntax of generators out of a text. */
export function syntaxMayTakeLong(text: string, kind: TextKind): boolean {
  if (kind === 'html' || text === '') return false
  if (kind === 'mdx' || sign.imports.test(text)) {
    const braces = text.match(/[{}<>]/g)?.length ?? 0
    return braces * text.length > manySteps
  }
  // what is indented is code to the review of a text, but may become a part of the article
  return sign.indented.test(text) && reviewText(text.replace(/^[ \t]+/gm, '')).mayTakeLong
}

const importLine = /^[ \t]*(?:import|export)\s[^\n]*\n?/gm

/** Takes out the imports that a text begins with. */
function removeImports(page: SyntaxText): void {
  let end = 0
  for (const { index, 0: line } of page.matches(importLine)) {
    if (page.text.slice(end, index).trim() !== '') break
    end = index + line.length
    page.replace({ start: index, end }, '')
  }
  page.apply()
}
