import { randomUUID } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { addressOf } from './published-files.ts'
import { forMethods, ownAnswer, type Route, type RouteAnswer, reading } from './route.ts'

/** The images that a page of the preview may show, by the ends of their names. */
const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** Where generators keep the files that a site has as they are; empty is the root. */
const folders = ['public', 'static', 'source', 'src', '']

/** A larger image is shown as a box. */
const largest = 30_000_000

/** The images of a site that lie in its folder, for a preview of what is not on the web yet. */
export interface SiteImages {
  readonly route: Route
  /** The address of the image on this server; undefined where there is no such file. */
  find(url: string, site: { readonly url: string; readonly out: string }): string | undefined
}

/**
 * @param root the folder of the publication: nothing outside it is served
 * @param base the path below which the images are, which ends in `/`
 */
export function siteImages(root: string, base: string): SiteImages {
  const addresses = new Map<string, string>()
  // no other site knows an address
  const folder = `${base}${randomUUID()}/`
  return {
    find(url, { url: site, out }) {
      const path = pathOn(site, url)
      const file = path === undefined ? undefined : imageAt(path, root, out)
      if (path === undefined || file === undefined) return undefined
      const address = folder + addressOf(path)
      addresses.set(folder + path, file)
      return address
    },
    route(path, request) {
      // only what a page of the preview named is served
      const file = addresses.get(path)
      return file === undefined ? undefined : forMethods(reading, request, () => answer(file))
    },
  }
}

/** What stands in a frame with a `sandbox` counts as asked for by another site. */
export const forFrames: Readonly<Record<string, string>> = {
  'cross-origin-resource-policy': 'cross-origin',
}

function answer(file: string): RouteAnswer {
  const { fields, ...rest } = ownAnswer(types[extname(file).toLowerCase()] ?? '', '')
  // a drawing may have styles of its own, and no scripts
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
  return {
    ...rest,
    fields: {
      ...fields,
      ...forFrames,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    },
    body: new Uint8Array(readFileSync(file)),
  }
}

/** The path below the site, decoded; undefined for another site and for what is no path of a file. */
function pathOn(site: string, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const [home, page] = [new URL('.', site), new URL(url)]
  if (page.origin !== home.origin || !page.pathname.startsWith(home.pathname)) return undefined
  try {
    const path = decodeURIComponent(page.pathname.slice(home.pathname.length))
    const isPlain = path.split('/').every((part) => part !== '' && !/^\.|[\\\0]/.test(part))
    return isPlain && Object.hasOwn(types, extname(path).toLowerCase()) ? path : undefined
  } catch {
    return undefined
  }
}

function imageAt(path: string, root: string, out: string): string | undefined {
  for (const folder of [...folders.map((each) => join(root, each)), out]) {
    try {
      const file = realpathSync(join(folder, path))
      const status = statSync(file)
      const isWithin = [root, out].some((each) => file.startsWith(realpathSync(each) + sep))
      if (isWithin && status.size <= largest && status.isFile()) return file
    } catch {
      // it is not there, or may not be read
    }
  }
  return undefined
}
