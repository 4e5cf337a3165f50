import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { attempt, onPath } from '../files/index.ts'

/** Where the cache of a publication is: with the packages of its project, or else with the user's. */
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
  const home = attempt(homedir) || tmpdir()
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches')
  // the XDG Base Directory Specification has relative paths ignored
  return isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(home, '.cache')
}

/** A folder that does not exist yet, for one build. */
export function temporaryFolder(): string {
  return join(tmpdir(), `feedwright-${randomUUID()}`)
}

export interface CacheStats {
  readonly folder: string
  /** How many publications it knows. */
  readonly publications: number
  readonly files: number
  readonly bytes: number
}

/** Only files that look like ours: the folder may be anybody's. */
const ours = /^[0-9a-f]{16}(?:\.(?:index|state)(?:\.[\w-]+\.tmp)?|-[0-9a-f]{8}\.pack)$/

/** What a cache holds. A folder that is not there holds nothing. Throws a `HostError`. */
export function folderStats(folder: string): CacheStats {
  const names = cacheFiles(folder)
  return {
    folder,
    publications: names.filter((name) => name.endsWith('.state')).length,
    files: names.length,
    bytes: names.reduce((sum, name) => {
      return sum + (attempt(() => statSync(join(folder, name)).size) ?? 0)
    }, 0),
  }
}

/** Removes what a cache holds, and nothing else; gives what that was. Throws a `HostError`. */
export function clearFolder(folder: string): CacheStats {
  const stats = folderStats(folder)
  for (const name of cacheFiles(folder)) {
    onPath(join(folder, name), () => rmSync(join(folder, name), { force: true }))
  }
  return stats
}

/** The files of ours in a folder. */
export function cacheFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return onPath(folder, () => readdirSync(folder)).filter((name) => ours.test(name))
}
