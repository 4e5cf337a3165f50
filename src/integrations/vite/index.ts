/**
 * The entry point `feedwright/vite`: a plugin for Vite, and with it for VitePress, which builds its pages
 * after Vite is done. No module of either is loaded.
 */
import { resolve } from 'node:path'
import { checkVersion } from '../host/check-version.ts'
import { type DevServer, feedMiddleware } from '../host/feed-middleware.ts'
import { type HostOptions, hostOptions } from '../host/host-options.ts'
import { type HostLog, publish } from '../host/publish.ts'
import { type VitePressSite, vitepressConfig } from './vitepress-config.ts'

export type { VitePressSite }

/** What is used of Vite’s config. */
export interface ViteSite {
  readonly root: string
  readonly base: string
  readonly command: 'build' | 'serve'
  readonly build: { readonly outDir: string; readonly ssr: boolean | string }
  readonly logger: HostLog
}

/** What is used of the development server. */
export interface ViteServer extends DevServer {
  readonly httpServer: { once(event: 'close', action: () => void): unknown } | null
}

/** A plugin as Vite takes it. */
export interface ViteFeeds {
  readonly name: 'feedwright'
  configResolved(config: ViteSite): void
  configureServer(server: ViteServer): void
  closeBundle(): Promise<void>
}

const ranges = {
  vite: { name: 'vite', title: 'Vite', from: 5, to: 8 },
  vitepress: { name: 'vitepress', title: 'VitePress', from: 1, to: 1 },
}

/**
 * Adds feeds to a site of Vite or VitePress: after each build in its folder, and in development at their
 * addresses. VitePress says what the site is, and the articles are those of its pages; with Vite alone
 * there must be a config of Feedwright.
 */
export default function feedwright(options: HostOptions = {}): ViteFeeds {
  let vite: ViteSite | undefined
  let vitepress: VitePressSite | undefined

  const optionsFor = async (hasPages: boolean) => {
    if (vitepress !== undefined) {
      const { root, outDir: out, site, sitemap } = vitepress
      const own = vitepressConfig(vitepress)
      const url = sitemap?.hostname
      const given = { generator: 'vitepress', url, base: site.base, out, hasPages, own } as const
      return hostOptions({ root, ...given }, options)
    }
    if (vite === undefined) throw new Error('Vite has not said what the site is')
    const { root, build } = vite
    return hostOptions({ root, generator: undefined, out: resolve(root, build.outDir) }, options)
  }

  return {
    name: 'feedwright',
    configResolved(config) {
      vite = config
      const site = (config as { readonly vitepress?: VitePressSite }).vitepress
      checkVersion(config.root, site === undefined ? ranges.vite : ranges.vitepress)
      // it resolves its config for the browser and for the server
      if (site === undefined || site === vitepress) return
      vitepress = site
      const { buildEnd } = site
      site.buildEnd = async (built: never) => {
        await buildEnd?.(built)
        await publish(await optionsFor(true), options.heads, config.logger)
      }
    },
    configureServer(server) {
      const middleware = feedMiddleware({
        base: vitepress?.site.base ?? vite?.base ?? '/',
        options: optionsFor(false),
        report: (message) => vite?.logger.warn(message),
      })
      middleware.joinTo(server)
      server.httpServer?.once('close', () => void middleware.close())
    },
    async closeBundle() {
      if (vite === undefined || vitepress !== undefined) return
      const { command, build, logger } = vite
      if (command !== 'build' || build.ssr) return
      await publish(await optionsFor(false), options.heads, logger)
    },
  }
}
