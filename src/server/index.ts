/**
 * The server for whoever writes: feeds as a feed server answers them, our own pages about them, and what
 * is wrong over each page. It is a client of the public API, and holds all that it serves in memory. Its
 * routes are a list, asked in order: what else there is to show of a publication is one more of them.
 */
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BuildOptions } from '../index.ts'
import { documentRoute, iconRoute, imageRoute } from './document-route.ts'
import { startHttpServer } from './http-server.ts'
import { indexRoute } from './index-page.ts'
import { liveReload } from './live-reload.ts'
import { editorRoute } from './open-in-editor.ts'
import { previewFolder, previewRoute } from './preview-route.ts'
import { type PublicationState, stateAfter } from './publication-state.ts'
import { feedwrightFolder, type Route } from './route.ts'
import { siteImages } from './site-images.ts'
import { type Rebuild, type WatchedPublication, watchPublication } from './watched-publication.ts'

export type { PublicationState } from './publication-state.ts'
export { type Rebuild, type WatchedPublication, watchPublication } from './watched-publication.ts'

export interface ServeOptions {
  /** The folder of the publication. */
  readonly root: string
  /** What is built; nothing is written in any case. */
  readonly build: Omit<BuildOptions, 'root' | 'write'>
  /** The address to listen on, for others as well. Without it, only this machine reaches the server. */
  readonly host?: string | undefined
  /** Without it, the first port from 4321 that is free. */
  readonly port?: number | undefined
  /** Is told of each build, and of what is served since. */
  readonly onRebuild: (rebuild: Rebuild, state: PublicationState) => void
  /** Is told in a sentence that some changes will not be noticed. */
  readonly onTrouble: (text: string) => void
  /** Is told of a fault of ours that a request brought to light. */
  readonly onFault: (error: unknown) => void
}

export interface PublicationServer extends WatchedPublication {
  readonly port: number
  /** The path of the page that lists all there is. */
  readonly indexPath: string
}

const defaultPort = 4321

/**
 * Serves a publication, and builds it again when it changes.
 *
 * @throws `BuildError` where the config is wrong at the beginning
 * @throws the error of the system where no port is free
 */
export async function serve(options: ServeOptions): Promise<PublicationServer> {
  const { root, build, host, port = defaultPort, onRebuild, onTrouble, onFault } = options
  const session = randomUUID().slice(0, 8)
  let setFirst: (state: PublicationState) => void = () => {}
  const first = new Promise<PublicationState>((done) => {
    setFirst = done
  })
  let latest: PublicationState | undefined
  /** Waits for the first build. */
  const current = async () => latest ?? first

  const fileAt = async (name: string) => {
    const { problems, posts } = await current()
    const isNamed = ({ file }: { readonly file: string }) => file === name
    if (!problems.some(isNamed) && !(await posts()).some(isNamed)) return undefined
    const path = resolve(root, name)
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined
  }
  const reload = liveReload(session)
  const images = siteImages(root, `${previewFolder}images/`)
  const routes: readonly Route[] = [
    async () => {
      await first
      return undefined
    },
    indexRoute(current, reload),
    reload.route,
    editorRoute(fileAt),
    previewRoute(images, current, reload),
    documentRoute(current, reload),
    imageRoute(current, images),
    iconRoute,
  ]
  const server = await startHttpServer({
    routes,
    host,
    port,
    isPortFlexible: options.port === undefined,
    onFault,
  })
  try {
    const watched = await watchPublication(
      root,
      { ...build, write: false },
      {
        onTrouble,
        onRebuild(rebuild) {
          latest = stateAfter(rebuild, latest, Date.now())
          setFirst(latest)
          reload.tell(latest)
          onRebuild(rebuild, latest)
        },
      },
    )
    return {
      port: server.port,
      indexPath: feedwrightFolder,
      failed: watched.failed,
      async close() {
        await Promise.all([server.close(), watched.close()])
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}
