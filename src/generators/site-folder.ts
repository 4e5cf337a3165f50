/** Data of a config, a file of authors, or the constants of a program. */
export type Data = Readonly<Record<string, unknown>>

/**
 * The folder of a site, as far as the rows of this layer look into it. All paths are relative to it and
 * have `/`; no path leaves it.
 */
export interface SiteFolder {
  /** Whether there is a file or a folder. */
  has(path: string): boolean
  /** The names in a folder, in their order; those of folders end in `/`. Empty where it is none. */
  list(folder: string): readonly string[]
  /**
   * What a file of YAML, TOML or JSON says, or as much of a program as needs no running. Empty for a
   * file that does not exist, and for one that cannot be read, which is reported.
   */
  data(path: string): Data
}

/** The first of some files that there is. */
export function firstOf(site: SiteFolder, paths: readonly string[]): string | undefined {
  return paths.find((path) => site.has(path))
}

/** The folders in a folder, without their `/`. */
export function foldersIn(site: SiteFolder, folder: string): readonly string[] {
  return site.list(folder).flatMap((name) => (name.endsWith('/') ? [name.slice(0, -1)] : []))
}

/** Names with each ending: `astro.config.mjs`, `astro.config.ts` … */
export function withEndings(name: string, endings: readonly string[]): readonly string[] {
  return endings.map((ending) => `${name}.${ending}`)
}

export const programEndings = ['ts', 'mjs', 'js', 'mts', 'cjs', 'cts'] as const
