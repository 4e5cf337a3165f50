import type { RenderConfig } from '../config/index.ts'
import { readBody } from '../content/index.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/index.ts'
import { serializeEntry } from '../formats/index.ts'
import type { Entry, Result } from '../model/index.ts'
import type { HtmlParent } from './html-tree.ts'
import { reviewHtml, reviewText } from './markdown-limits.ts'
import { kindOf, renderEntry } from './render-entry.ts'
import { linesBefore, linesOfFile, type RenderRequest } from './render-entry-texts.ts'
import { syntaxMayTakeLong, type TextKind } from './syntax/index.ts'
import { type RenderChange, recordRender } from './trace.ts'

/** What became of one post, and how. */
export interface ExplainedText {
  /** What the article is written in; undefined where it is taken from a page. */
  readonly kind?: TextKind | undefined
  /** The article as it was written. */
  readonly source?: string | undefined
  /** The HTML that it means, before anything was done for readers. */
  readonly sourceHtml?: string | undefined
  readonly entry?: Entry | undefined
  /** The entry in each format. */
  readonly texts: Readonly<Record<string, string>>
  readonly changes: readonly RenderChange[]
  readonly diagnostics: readonly Diagnostic[]
  /** Whether the post may take long, and was not rendered for that. */
  readonly isSlow?: boolean | undefined
}

/** The server waits so long for a post that somebody looks at; the estimate of the seconds is high. */
const patience = { seconds: 3, length: 1_000_000 }

/** Renders a post once more, with a record of what each step changes. Its lines are those of the file. */
export function explainEntry(
  { post, related, translations, links }: RenderRequest,
  config: RenderConfig,
): ExplainedText {
  const file = post.source.read()
  const body = readBody({ ...post.source, read: () => file })
  const nothing = { texts: {}, changes: [], diagnostics: body.diagnostics }
  if (body.value === undefined || hasErrors(body.diagnostics)) return nothing
  const source = body.value
  const kind = kindOf(post.source)
  const { seconds, excess } = (kind === 'html' ? reviewHtml : reviewText)(source)
  const isLong = seconds > patience.seconds || source.length > patience.length
  if (isLong || excess !== undefined || syntaxMayTakeLong(source, kind)) {
    return { ...nothing, kind, source, isSlow: true }
  }
  const trace = recordRender(source)
  const findLink = links && ((link: string) => links.find(post, link))
  const rendered = renderEntry(post, source, { related, translations, findLink, trace }, config)
  const before = linesBefore(file, source)
  return {
    kind,
    source,
    sourceHtml: trace.html,
    entry: rendered.value,
    texts: rendered.value ? serializeEntry(rendered.value) : {},
    changes: trace.changes.map((change) => ({
      ...change,
      lines: change.lines.map((line) => line + before),
    })),
    diagnostics: [...body.diagnostics, ...linesOfFile(rendered.diagnostics, file, source)],
  }
}

/** The same for a post whose article is taken from a page, where no lines are known. */
export function explainPage(
  { post, related, translations, links }: RenderRequest,
  readArticle: () => Result<HtmlParent>,
  config: RenderConfig,
): ExplainedText {
  const article = readArticle()
  if (!article.ok) return { texts: {}, changes: [], diagnostics: article.diagnostics }
  const trace = recordRender('')
  const findLink = links && ((link: string) => links.find(post, link))
  const surroundings = { related, translations, findLink, trace }
  const { value: entry, diagnostics } = renderEntry(post, article.value, surroundings, config)
  return {
    sourceHtml: trace.html,
    entry,
    texts: entry ? serializeEntry(entry) : {},
    changes: trace.changes,
    diagnostics: [...article.diagnostics, ...diagnostics],
  }
}
