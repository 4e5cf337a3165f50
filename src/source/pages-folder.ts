import { readdirSync, realpathSync, statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { diagnostic } from '../diagnostics/index.ts'
import { hasCode, reasonOf } from '../files/index.ts'
import { failure, type Result, type SourceFile, success } from '../model/index.ts'
import { DiskFile, folderName } from './disk-file.ts'

/**
 * The built pages below a folder, by path. Links are not followed: generators make none, and a link may
 * lead out of the site.
 */
export function listPages(root: string, dir: string): Result<readonly SourceFile[]> {
  const folder = resolve(root, dir)
  try {
    if (!statSync(folder).isDirectory()) return missing(dir)
    const pages: SourceFile[] = []
    walk(realpathSync(folder), '', folderName(root, dir), pages)
    return success(pages)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return missing(dir)
    return failure(diagnostic('file-unreadable', { file: dir }, { reason: reasonOf(error) }))
  }
}

function missing(dir: string): Result<never> {
  return failure(diagnostic('pages-missing', { file: dir }, { folder: dir }))
}

/** A page has an ending of HTML, or none at all as on some hosts. */
const pageName = /^[^.]+$|\.x?html?$/i

function walk(real: string, path: string, name: string, pages: SourceFile[]): void {
  const entries = readdirSync(real, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.git')) continue
    const child = path === '' ? entry.name : `${path}/${entry.name}`
    if (entry.isDirectory()) walk(real + sep + entry.name, child, name, pages)
    else if (entry.isFile() && pageName.test(entry.name)) {
      const named = name === '' ? child : `${name}/${child}`
      pages.push(new DiskFile(child, named, real + sep + entry.name))
    }
  }
}
