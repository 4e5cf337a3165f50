import { answerDocument, servedDocument } from '../http/index.ts'
import { type CodedDocument, chooseCoding, codedDocument } from './codings.ts'
import type { LiveReload } from './live-reload.ts'
import type { PublicationState } from './publication-state.ts'
import { addressOf, type PublishedFile } from './published-files.ts'
import { forMethods, type Route, reading } from './route.ts'

/** Serves what is published now, and nothing but that: the disk is not asked. */
export function documentRoute(
  current: () => Promise<PublicationState>,
  { inject }: LiveReload,
): Route {
  return async (path, request) => {
    const state = await current()
    const { files } = state
    const file = files.get(path.endsWith('/') ? `${path}index.html` : path)
    if (file === undefined) {
      if (!files.has(`${path}/index.html`)) return undefined
      return { status: 302, fields: { location: `${addressOf(path)}/` } }
    }
    return forMethods(reading, request, async () => {
      const isPage = file.type.startsWith('text/html')
      const document = isPage ? pageDocument(inject(textOf(file), state), file) : file.document
      const coded = await document.as(chooseCoding(request.headers.get('accept-encoding')))
      return answerDocument(request, coded, { now: Date.now() })
    })
  }
}

/** Browsers ask for it by themselves, and would say on the console of every page that it is missing. */
export const iconRoute: Route = (path, request) => {
  if (path !== '/favicon.ico') return undefined
  return forMethods(reading, request, () => ({ status: 204, fields: {} }))
}

function textOf({ contents }: PublishedFile): string {
  return new TextDecoder().decode(contents)
}

/** A page that differs from its file, and so has no time. */
function pageDocument(page: string, { type }: PublishedFile): CodedDocument {
  return codedDocument(servedDocument(new TextEncoder().encode(page), { type }))
}
