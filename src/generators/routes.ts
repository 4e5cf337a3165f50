import { dataAt, textAt } from './config-values.ts'
import { foldersIn, type SiteFolder } from './site-folder.ts'

/** Folders of posts that people make where the generator prescribes none. */
const usualNames: readonly string[] = [
  'blog',
  'posts',
  'post',
  'articles',
  'writing',
  'notes',
  'news',
  'journal',
  'essays',
]

/** How deep below a folder of routes a page of posts is looked for. */
const depthLimit = 4

/**
 * The paths on the site at which a page takes its name from a parameter, as `[slug]` does: folders or
 * files of Next, Astro and Nuxt. Folders in parentheses are no part of a path.
 */
export function dynamicRoutes(site: SiteFolder, folder: string, path = ''): readonly string[] {
  const depth = path.split('/').length
  return site.list(folder).flatMap((name) => {
    const plain = name.replace(/\/$/, '')
    if (/^\[\[?(?:\.\.\.)?\w+\]/.test(plain)) return [path]
    if (!name.endsWith('/') || depth > depthLimit || plain === 'api') return []
    const inner = /^\(.*\)$/.test(plain) ? path : `${path}/${plain}`
    return dynamicRoutes(site, `${folder}/${plain}`, inner)
  })
}

/** Of some routes the one of a folder of posts: by its name, or else the first that sounds of posts. */
export function routeOf(routes: readonly string[], name: string): string | undefined {
  const last = (route: string) => route.split('/').at(-1) ?? ''
  const ofName = routes.find((route) => last(route) === name)
  return ofName ?? routes.find((route) => usualNames.includes(last(route)))
}

/** The usual folders of posts below some folders, with their names. */
export function usualFolders(
  site: SiteFolder,
  parents: readonly string[],
): readonly { readonly dir: string; readonly name: string }[] {
  return parents.flatMap((parent) => {
    const known = foldersIn(site, parent)
    return usualNames
      .filter((name) => known.includes(name))
      .map((name) => ({ dir: parent === '' ? name : `${parent}/${name}`, name }))
  })
}

/** Whether `package.json` names a package that a site is built with. */
export function dependsOn(site: SiteFolder, name: string): boolean {
  const manifest = site.data('package.json')
  return ['dependencies', 'devDependencies'].some((kind) => {
    return Object.hasOwn(dataAt(manifest, kind), name)
  })
}

/** The address that `package.json` names as the home page. */
export function homepage(site: SiteFolder): string | undefined {
  return textAt(site.data('package.json'), 'homepage')
}
