import type { ComponentFunction } from '../../../src/config/index.ts'
import type { AbsoluteUrl } from '../../../src/model/index.ts'
import { renderHtml } from '../../../src/render/html-steps.ts'
import { renderMarkdown, syntaxParsers } from '../../../src/render/markdown.ts'
import { parseHtml } from '../../../src/render/parse-html.ts'
import { readSyntax, type TextKind, whenLoaded } from '../../../src/render/syntax/index.ts'
import { page } from '../page.ts'

export interface Read {
  readonly html: string
  /** `template tags: x`: what was left out. */
  readonly dropped: readonly string[]
  readonly fault: string | undefined
}

export interface ReadOptions {
  readonly kind?: TextKind
  readonly components?: Readonly<Record<string, ComponentFunction>>
  /** The file of the post. */
  readonly file?: string
}

/** Renders a text with the syntax of generators in it. Of the other posts there is `other`. */
export function read(
  text: string,
  { kind = 'markdown', components, file }: ReadOptions = {},
): Promise<Read> {
  const context = {
    url: page.url,
    title: 'A *post*',
    site: 'https://example.org/blog/' as AbsoluteUrl,
    file,
    resolveLink: (path: string) => (/\bother\b/.test(path) ? '/other/' : undefined),
  }
  return whenLoaded(() => {
    const syntax = readSyntax(text, context, syntaxParsers, { kind, components })
    const source = syntax?.text ?? text
    let html: string | undefined
    if (kind === 'html') {
      const root = parseHtml(source)
      syntax?.finish(root)
      html = renderHtml(root, page).content
    } else html = renderMarkdown(source, page, syntax).value?.content
    const dropped = (syntax?.dropped ?? []).map(({ kind, name }) => `${kind}: ${name}`)
    return { html: html ?? '', dropped, fault: syntax?.fault?.reason }
  })
}

/** Renders a text as if no generator had a syntax of its own. */
export function readPlain(text: string): string {
  return renderMarkdown(text, page).value?.content ?? ''
}
