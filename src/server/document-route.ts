import { answerDocument, servedDocument } from '../http/index.ts'
import { type CodedDocument, chooseCoding, codedDocument } from './codings.ts'
import type { LiveReload } from './live-reload.ts'
import type { PublicationState } from './publication-state.ts'
import { addressOf, type PublishedFile } from './published-files.ts'
import { forMethods, type Route, reading, redirect } from './route.ts'
import type { SiteImages } from './site-images.ts'

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

/**
 * Leads to the images of the site that lie in its folder, where they will be on the site. Only what a page of
 * the publication names is there.
 */
export function imageRoute(current: () => Promise<PublicationState>, images: SiteImages): Route {
  return async (path, request) => {
    const { site, out, files } = await current()
    const { href, pathname } = new URL(new URL(site.url).origin + encodeURI(path))
    const location = images.find(href, { url: site.url, out })
    if (location === undefined) return undefined
    const isNamed = [...files.values()].some(({ type, contents }) => {
      const isPage = type.startsWith('text/html')
      return isPage && [`"${pathname}`, ` ${pathname}`].some((name) => holds(contents, name))
    })
    if (!isNamed) return undefined
    return forMethods(reading, request, () => redirect(location))
  }
}

function holds({ buffer, byteOffset, byteLength }: Uint8Array, text: string): boolean {
  return Buffer.from(buffer, byteOffset, byteLength).includes(text)
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
