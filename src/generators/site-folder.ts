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

/** What a generator’s files say, and which they are. */
export interface FoundData {
  readonly data: Data
  readonly files: readonly string[]
}

/** What the first of some files says; empty where there is none. */
export function dataIn(site: SiteFolder, paths: readonly string[]): FoundData {
  const file = paths.find((path) => site.has(path))
  return file === undefined ? { data: {}, files: [] } : { data: site.data(file), files: [file] }
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
