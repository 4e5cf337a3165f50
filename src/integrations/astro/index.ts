/**
 * The entry point `feedwright/astro`: an integration for Astro. It needs nothing of Astro but the hooks,
 * whose shapes stand here, so that no module of Astro is loaded.
 */
import { fileURLToPath } from 'node:url'
import { checkVersion } from '../host/check-version.ts'
import { type DevServer, type FeedMiddleware, feedMiddleware } from '../host/feed-middleware.ts'
import { type HostOptions, hostOptions } from '../host/host-options.ts'
import { type HostLog, publish } from '../host/publish.ts'

/** What is used of Astro’s config. */
export interface AstroSite {
  readonly root: URL
  readonly outDir: URL
  readonly site?: string | undefined
  readonly base: string
  readonly trailingSlash: 'always' | 'never' | 'ignore'
  readonly build: { readonly format: 'directory' | 'file' | 'preserve' }
}

/** An integration as Astro takes it. */
export interface AstroFeeds {
  readonly name: 'feedwright'
  readonly hooks: {
    'astro:config:done'(given: {
      readonly config: AstroSite
      readonly buildOutput?: 'static' | 'server'
    }): void
    'astro:server:setup'(given: { readonly server: DevServer; readonly logger: HostLog }): void
    'astro:server:done'(): Promise<void>
    'astro:build:done'(given: { readonly dir: URL; readonly logger: HostLog }): Promise<void>
  }
}

const range = { name: 'astro', title: 'Astro', from: 5, to: 7 }

/**
 * Adds feeds to a site of Astro: after each build in its folder, with the articles of the built pages,
 * and in development at their addresses.
 */
export default function feedwright(options: HostOptions = {}): AstroFeeds {
  let site: AstroSite | undefined
  let isStatic = true
  let middleware: FeedMiddleware | undefined

  const optionsFor = (out: URL | undefined, hasPages: boolean) => {
    if (site === undefined) throw new Error('Astro has not said what the site is')
    const { root, outDir, site: url, base } = site
    const folder = fileURLToPath(root)
    const own = { ending: endingOf(site) }
    const given = { url, base, out: fileURLToPath(out ?? outDir), hasPages, own }
    return hostOptions({ root: folder, generator: 'astro', ...given }, options)
  }

  return {
    name: 'feedwright',
    hooks: {
      'astro:config:done'({ config, buildOutput }) {
        checkVersion(fileURLToPath(config.root), range)
        site = config
        isStatic = buildOutput !== 'server'
      },
      'astro:server:setup'({ server, logger }) {
        middleware = feedMiddleware({
          base: site?.base ?? '/',
          options: optionsFor(undefined, false),
          report: (message) => logger.warn(message),
        })
        middleware.joinTo(server)
      },
      async 'astro:server:done'() {
        await middleware?.close()
      },
      async 'astro:build:done'({ dir, logger }) {
        await publish(await optionsFor(dir, isStatic), options.heads, logger)
      },
    },
  }
}

/** How the addresses of pages end: as `Astro.url` has them in a build. */
function endingOf({ trailingSlash, build }: AstroSite): '/' | '.html' | '' {
  if (build.format === 'file') return '.html'
  return trailingSlash === 'never' ? '' : '/'
}
