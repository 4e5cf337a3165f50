import type { EntryExplanation } from '../explain.ts'
import type { PostListing } from '../plan/index.ts'
import { html } from '../xml/index.ts'
import { previewIndex } from './all-posts-page.ts'
import { previewEntry, type ReaderChoice } from './entry-page.ts'
import { pageStyles } from './page-styles.ts'
import { type PreviewContext, previewPage } from './preview-page.ts'
import { readerStyles } from './reader-styles.ts'
import { isReaderName } from './reader-table.ts'

/** What the preview asks of a publication: a `BuildContext` answers it. */
export interface PreviewSource {
  posts(): Promise<readonly PostListing[]>
  explain(file: string): Promise<EntryExplanation | undefined>
}

export interface PreviewAnswer {
  readonly status: 200 | 404
  readonly type: 'text/html; charset=utf-8' | 'text/css; charset=utf-8'
  readonly body: string
}

function page(body: string, status: PreviewAnswer['status'] = 200): PreviewAnswer {
  return { status, type: 'text/html; charset=utf-8', body }
}

function css(body: string): PreviewAnswer {
  return { status: 200, type: 'text/css; charset=utf-8', body }
}

/** Answers a request for something below the base of the preview. */
export async function answerPreview(
  url: URL,
  source: PreviewSource,
  context: PreviewContext,
): Promise<PreviewAnswer> {
  const path = url.pathname.slice(context.base.length)
  if (path === 'preview.css') return css(pageStyles)
  if (path === 'readers.css') return css(readerStyles)
  if (path === '') return page(previewIndex(await source.posts(), context))
  const file = path === 'post' ? url.searchParams.get('file') : null
  const explanation = file === null ? undefined : await source.explain(file)
  if (explanation === undefined) return page(notFound(file, context), 404)
  const choice = choiceOf(url.searchParams.get('as') ?? '')
  return page(previewEntry(explanation, choice, context))
}

function choiceOf(name: string): ReaderChoice {
  return name === 'all' || isReaderName(name) ? name : 'miniflux'
}

function notFound(file: string | null, context: PreviewContext): string {
  const what = file === null ? 'There is no such page.' : `There is no post in ${file}.`
  const main = html`<h1>Not found</h1>
<p class="lead">${what} It may have been renamed. <a href="${context.base}">All posts</a></p>`
  return previewPage('Not found', context, main, 'index')
}
