import { answerPreview } from '../preview/index.ts'
import type { LiveReload } from './live-reload.ts'
import type { PublicationState } from './publication-state.ts'
import { feedwrightFolder, forMethods, ownAnswer, type Route, reading, redirect } from './route.ts'
import { forFrames, type SiteImages } from './site-images.ts'

/** The path below which the pages of the preview are. */
export const previewFolder: string = `${feedwrightFolder}preview/`

/** The pages that show posts as readers do, with the images of the site that lie in its folder. */
export function previewRoute(
  images: SiteImages,
  current: () => Promise<PublicationState>,
  { inject }: Pick<LiveReload, 'inject'>,
): Route {
  return async (path, request) => {
    if (path === previewFolder.slice(0, -1)) {
      return forMethods(reading, request, () => redirect(previewFolder))
    }
    if (!path.startsWith(previewFolder)) return undefined
    const image = await images.route(path, request)
    if (image !== undefined) return image
    return forMethods(reading, request, async () => {
      const state = await current()
      const { site, out, problems } = state
      const url = new URL(`${encodeURI(path)}?${request.query}`, request.origin)
      const { status, type, body } = await answerPreview(url, state, {
        site,
        problems,
        base: previewFolder,
        home: feedwrightFolder,
        hasEditor: true,
        findFile: (address) => images.find(address, { url: site.url, out }),
      })
      const isPage = type.startsWith('text/html')
      const { fields, ...answer } = ownAnswer(type, isPage ? inject(body, state) : body)
      return { ...answer, status, fields: isPage ? fields : { ...fields, ...forFrames } }
    })
  }
}
