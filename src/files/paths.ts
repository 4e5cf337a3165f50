import { lstatSync, realpathSync, type Stats } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { hasCode, PathRefused } from './failures.ts'

/** Whether a path, with `/`, names a file below the folder that it is relative to, on any system. */
export function isBelow(path: string): boolean {
  return (
    !/[\0\\]|^[a-z]:/i.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  )
}

/** Whether an absolute path is a folder or lies in it. Links are taken as they are named. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** A path of this system with `/`. */
export function slashed(path: string): string {
  return path.split(sep).join('/')
}

/** Where a folder really is, all links followed; its last parts need not exist yet. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new PathRefused(`${basename(folder)} is a broken link`)
    }
    return join(realFolder(dirname(folder)), basename(folder))
  }
}

/** What stands at a path, links not followed. A folder is in the way of whatever is done there. */
export function fileStatus(file: string): Stats | undefined {
  const status = lstatSync(file, { throwIfNoEntry: false })
  if (status?.isDirectory()) throw new PathRefused('a folder has this name')
  return status
}
