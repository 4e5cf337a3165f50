/**
 * The syntax that half of all blogs use besides Markdown: shortcodes, template tags, containers,
 * components. What can be seen as plain text is handled, nothing is evaluated, and what is not handled is
 * left out. Code is never changed: what stands there is an example.
 */
import type { HtmlParent } from '../html-tree.ts'
import { type MarkdownExcess, reviewText } from '../markdown-limits.ts'
import { type RenderTrace, runStep } from '../trace.ts'
import { codeRanges, htmlCodeRanges } from './code-ranges.ts'
import type { Components } from './components.ts'
import type { MdxFault } from './mdx.ts'
import { putPieces } from './put-pieces.ts'
import {
  finishingSteps,
  type SyntaxParsers,
  type SyntaxReading,
  type SyntaxStep,
  sign,
  syntaxSteps,
} from './syntax-steps.ts'
import { type DroppedSyntax, SyntaxText } from './syntax-text.ts'
import type { SyntaxContext } from './tags.ts'

export { lazyModule, NotLoaded, whenLoaded } from './lazy-module.ts'
export { finishingSteps, type SyntaxParsers, syntaxSteps } from './syntax-steps.ts'
export { unfoundLinks } from './syntax-text.ts'
export type { SyntaxContext } from './tags.ts'

export type TextKind = 'markdown' | 'mdx' | 'html'

/** A text without the syntax of generators, and what is to be done with its HTML. */
export interface ReadText {
  readonly text: string
  /** In MDX, indented lines are no code. */
  readonly isMdx: boolean
  readonly dropped: readonly DroppedSyntax[]
  readonly fault: MdxFault | undefined
  readonly excess: MarkdownExcess | undefined
  /** Where something stood in the text before the syntax was taken out. */
  origin(offset: number): number
  /** Puts into the HTML what was taken out of the text. */
  finish(root: HtmlParent): void
}

/** Matches every text that has any of these signs, and some others: most posts have none. */
const anySign = new RegExp(
  [
    /[[{(<]_?toc\b|\[_toc_|<!--[ \t]*(?:toc|TOC|START doctoc)|\[(?:TOC|_TOC_)/,
    /\{[{%#:]|[)\]*_`]\{\s*[.#a-z]|markdown=|\*\[|\[\[|\[!/,
    /\{[ \t]*[#.]/,
    /^[ \t>]*(?::|!!!|\?\?\?|===)/,
    sign.wordpress,
    sign.pelican,
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

export interface SyntaxOptions {
  readonly kind: TextKind
  readonly components?: Components | undefined
  /** Is told what is replaced; a build has none. */
  readonly trace?: Pick<RenderTrace, 'edit' | 'step'> | undefined
}

/** Reads the syntax of generators out of a text; undefined where there is none. */
export function readSyntax(
  source: string,
  context: SyntaxContext,
  parsers: SyntaxParsers,
  { kind, components = {}, trace }: SyntaxOptions,
): ReadText | undefined {
  if (kind !== 'mdx' && !anySign.test(source)) return undefined
  const isHtml = kind === 'html'
  let step: SyntaxStep | undefined
  const note = (offset: number, before: string, after: string) => {
    if (step !== undefined) trace?.edit(step, { offset, before, after })
  }
  const findCode = (text: string) => {
    return isHtml
      ? htmlCodeRanges(text)
      : codeRanges(text, (each) => parsers.markdown(each, reading.isMdx))
  }
  const reading: SyntaxReading = {
    get page() {
      return page
    },
    isHtml,
    isImporting: kind === 'markdown' && sign.imports.test(source),
    isMdx: kind === 'mdx',
    fault: undefined,
    abbreviations: new Map(),
    context,
    parsers,
    components,
    has: (name) => sign[name].test(page.text),
  }
  const page = new SyntaxText(source, findCode, trace && note)
  // while it is read, a text with imports has no indented code
  if (reading.isImporting) reading.isMdx = true
  for (step of syntaxSteps) if (step.isThere(reading)) step.read(reading)
  const finishing = isHtml ? [] : finishingSteps.filter(({ isThere }) => isThere(reading))
  return {
    text: page.text,
    isMdx: reading.isMdx,
    dropped: page.dropped,
    fault: kind === 'mdx' ? reading.fault : undefined,
    excess: page.excess === undefined ? undefined : excessAt(source, page.excess),
    origin: (offset) => page.origin(offset),
    finish(root) {
      // what a trace says of the pieces it knows from the text
      if (isHtml || page.pieces.length > 0) putPieces(root, page.pieces, page.mark)
      for (const each of finishing) runStep(each, root, trace, () => each.run(root, reading))
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
