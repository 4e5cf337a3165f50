/**
 * What visitors see: a page to subscribe on, a page for each feed with its newest entries, and a stylesheet by
 * which browsers show the feeds themselves. They are made of what subscribers are sent: of the texts of the
 * entries, which the cache keeps, and of the heads of the feeds. A page is printed only where one of these is new.
 */
import { type Diagnostic, describe, diagnostic } from '../diagnostics/index.ts'
import {
  type FeedPage,
  joinPath,
  type OutputFile,
  type SubscribePage,
  textFile,
} from '../model/index.ts'
import { draftPages, type PageDraft, type PagesInput } from './page-data.ts'
import { pageFile } from './page-file.ts'
import { pageNames } from './page-names.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'
import { textsFor } from './page-texts.ts'
import { printFeedPage } from './print-feed-page.ts'
import { printSubscribePage } from './print-subscribe-page.ts'
import { xmlStyle } from './xml-style.ts'

export type { PagesInput } from './page-data.ts'

export interface MadePages {
  readonly files: readonly OutputFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Makes the pages for visitors, and what they are shown with.
 *
 * @param taken the paths of other files
 */
export function makePages(input: PagesInput, taken: ReadonlySet<string>): MadePages {
  const { site, pages } = input
  const { render } = pages
  const diagnostics: Diagnostic[] = []
  const seen = new Map([...taken].map((path) => [path, path]))
  const files = draftPages(input).flatMap((draft) => {
    const { path, title, facts, page } = draft
    const first = seen.get(path)
    seen.set(path, title)
    if (first !== undefined) {
      diagnostics.push(diagnostic('page-path-shared', { file: path }, { path, first, title }))
      return []
    }
    if (render === undefined) return [pageFile(path, facts, () => printed(page()))]
    const text = attemptRender(draft, render)
    if (typeof text === 'string') return [textFile(path, text)]
    diagnostics.push(text)
    return []
  })
  const inFolder = (name: string) => joinPath(pages.dir, name)
  const { texts } = textsFor(site.language, pages.texts)
  return {
    files: [
      ...files,
      textFile(inFolder(pageNames.style), pageStyle(pages.accent)),
      textFile(inFolder(pageNames.script), pageScript),
      textFile(pages.xmlStyle, xmlStyle(pages, texts, site)),
    ],
    diagnostics,
  }
}

function printed(page: SubscribePage | FeedPage): string {
  return page.kind === 'subscribe' ? printSubscribePage(page) : printFeedPage(page)
}

function attemptRender(
  { path, page }: PageDraft,
  render: NonNullable<PagesInput['pages']['render']>,
): string | Diagnostic {
  try {
    const text: unknown = render(page())
    if (typeof text === 'string') return text
    const reason = `it returns ${text instanceof Promise ? 'a promise' : describe(text)}`
    return diagnostic('page-failed', { file: path }, { reason })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return diagnostic('page-failed', { file: path }, { reason })
  }
}
