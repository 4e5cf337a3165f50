import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import type { ResolvedConfig } from '../config/index.ts'
import { attempt, onPath } from '../files/index.ts'
import { sha256 } from '../model/index.ts'

/** Where the cache of a publication lies: with the packages of its project, or else with the user's. */
export function cacheFolder(root: string): string {
  const project = projectOf(resolve(root))
  const packages = project && join(project, 'node_modules')
  return packages !== undefined && existsSync(packages)
    ? join(packages, '.cache', 'feedwright')
    : join(userCaches(), 'feedwright')
}

function projectOf(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : projectOf(parent)
}

function userCaches(): string {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = process.env
  if (process.platform === 'win32' && isAbsolute(LOCALAPPDATA)) return LOCALAPPDATA
  const home = attempt(homedir)
  if (!home) return join(tmpdir(), `feedwright-${process.geteuid?.() ?? 'user'}`)
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches')
  // the XDG Base Directory Specification has relative paths ignored
  return isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(home, '.cache')
}

export interface CacheStats {
  readonly folder: string
  /** The number of publications that it keeps anything of. */
  readonly publications: number
  readonly files: number
  readonly bytes: number
}

/** Only files that look like ours: other programs may use the folder as well. */
const ours = /^[0-9a-f]{16}(?:\.(?:index|state)(?:\.[\w-]+\.tmp)?|-[0-9a-f]{8}\.pack)$/

/**
 * What the files of a cache are named after: the publication, so that several share a folder, and the
 * program, so that versions which are used in turn find what each of them kept.
 */
export function cacheName({ collections, site }: ResolvedConfig, program: string): string {
  const posts = collections.map(({ dir }) => dir).join()
  return sha256(`${posts}\n${site.url}`).slice(0, 8) + sha256(program).slice(0, 8)
}

function publicationOf(file: string): string {
  return file.slice(0, 8)
}

/** What a cache holds; a folder that does not exist holds no file. Throws a `FileSystemError`. */
export function folderStats(folder: string): CacheStats {
  const names = cacheFiles(folder)
  return {
    folder,
    publications: new Set(names.map(publicationOf)).size,
    files: names.length,
    bytes: names.reduce((sum, name) => {
      return sum + (attempt(() => statSync(join(folder, name)).size) ?? 0)
    }, 0),
  }
}

/** Removes what a cache holds, and only that; gives what it was. Throws a `FileSystemError`. */
export function clearFolder(folder: string): CacheStats {
  const stats = folderStats(folder)
  for (const name of cacheFiles(folder)) {
    onPath(join(folder, name), () => rmSync(join(folder, name), { force: true }))
  }
  return stats
}

/** The names of our files in a folder. */
export function cacheFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return onPath(folder, () => readdirSync(folder)).filter((name) => ours.test(name))
}
