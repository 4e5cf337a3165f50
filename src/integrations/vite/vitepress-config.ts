import { relative } from 'node:path'
import type { HostConfig } from '../host/host-options.ts'

/** What is used of the config of VitePress. */
export interface VitePressSite {
  readonly root: string
  readonly srcDir: string
  readonly outDir: string
  readonly cleanUrls?: boolean | undefined
  readonly site: { readonly base: string }
  readonly sitemap?: { readonly hostname: string } | undefined
  /** The pages that are elsewhere than their files: `{ 'posts/2020-01-02-a.md': 'posts/a.md' }`. */
  readonly rewrites: { readonly map: Readonly<Record<string, string | undefined>> }
  readonly userConfig: {
    readonly title?: string | undefined
    readonly description?: string | undefined
    readonly srcExclude?: readonly string[] | undefined
  }
  buildEnd?: ((site: never) => unknown) | undefined
}

/** What VitePress makes of its config, in the words of ours. */
export function vitepressConfig(site: VitePressSite): HostConfig {
  const { root, srcDir, cleanUrls, rewrites, userConfig } = site
  const { title, description, srcExclude = [] } = userConfig
  const source = relative(root, srcDir).replaceAll('\\', '/')
  const excluded = srcExclude.map((pattern) => (source === '' ? pattern : `${source}/${pattern}`))
  const ending = cleanUrls === true ? '' : '.html'
  const moved = Object.entries(rewrites.map)
  const named = Object.entries({ title, description }).filter(([, text]) => text !== undefined)
  return {
    site: Object.fromEntries(named),
    ending,
    ...(excluded.length > 0 && { exclude: excluded }),
    // a function switches the cache off, so that there is none without need
    ...(moved.length > 0 && {
      fields(data, path) {
        const targets = moved.flatMap(([from, to]) => (`/${from}`.endsWith(`/${path}`) ? to : []))
        const [target] = targets
        // two folders may have a file of that name
        return target === undefined || targets.length > 1
          ? data
          : { url: addressOf(target, ending), ...data }
      },
    }),
  }
}

function addressOf(target: string, ending: '' | '.html'): string {
  return `/${target}`.replace(/\.md$/, ending).replace(/\/index(?:\.html)?$/, '/')
}
