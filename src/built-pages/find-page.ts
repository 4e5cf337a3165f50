import { type AbsoluteUrl, decodePercent, type SourceFile } from '../model/index.ts'

/** Finds the built page of an address among the files of a site. */
export interface PageFinder {
  find(url: AbsoluteUrl): SourceFile | undefined
  /** Where the page of an address may lie, the most usual place first. */
  placesOf(url: AbsoluteUrl): readonly string[]
}

/**
 * Hosts find the page of `/x/` and of `/x` at `x/index.html`, `x.html` or `x`. Where the site lies below
 * a path of its host, the folder of its pages may have that path or not. Capitals count, unless only
 * they differ.
 */
export function pageFinder(pages: readonly SourceFile[], site: AbsoluteUrl): PageFinder {
  const byPath = new Map(pages.map((page) => [page.path.normalize('NFC'), page] as const))
  const byFoldedPath = new Map(
    pages.map((page) => [page.path.normalize('NFC').toLowerCase(), page] as const),
  )
  const placesOf = (url: AbsoluteUrl) => pagePlaces(url, site)
  return {
    placesOf,
    find(url) {
      const places = placesOf(url)
      const exact = places.find((place) => byPath.has(place))
      const folded = places.map((place) => byFoldedPath.get(place.toLowerCase()))
      return exact === undefined ? folded.find((page) => page !== undefined) : byPath.get(exact)
    },
  }
}

function pagePlaces(url: AbsoluteUrl, site: AbsoluteUrl): readonly string[] {
  const whole = pathOf(url)
  const base = pathOf(site)
  const below =
    whole === base ? '' : whole.startsWith(`${base}/`) ? whole.slice(base.length + 1) : whole
  const paths = base === '' || below === whole ? [whole] : [below, whole]
  return paths.flatMap((path) => {
    if (path === '') return ['index.html']
    const inFolder = [`${path}/index.html`, `${path}.html`]
    return /\.x?html?$/i.test(path) ? [path, ...inFolder] : [...inFolder, path]
  })
}

/** The path of an address as a file system has it, without slashes at its ends. */
function pathOf(url: AbsoluteUrl): string {
  const { pathname } = new URL(url)
  return decodePercent(pathname.replace(/^\/+|\/+$/g, '')).normalize('NFC')
}
