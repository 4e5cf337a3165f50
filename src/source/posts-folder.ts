import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { hasCode, isInside, onPath, slashed } from '../files/index.ts'
import { failure, type Result, reasonOf, type SourceFile, success } from '../model/index.ts'

export interface PostsFolder {
  readonly root: string
  /** The folder, as a path from the root. */
  readonly posts: string
}

/**
 * The posts below a folder: files of Markdown, MDX, and HTML with front matter, that are not hidden by a leading `.` or `_`, by path,
 * whatever order the file system gives. A file is listed once: under its own path unless that is
 * hidden, or else under the first link to it. So loops end, and links cannot multiply posts.
 */
export function listPosts({ root, posts }: PostsFolder): Result<readonly SourceFile[]> {
  const folder = resolve(root, posts)
  try {
    if (!statSync(folder).isDirectory()) return missing(posts)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return missing(posts)
    return failure(unreadable(posts, error))
  }
  const name = isInside(resolve(root), folder) ? relative(root, folder) : posts
  return list(realpathSync(folder), slashed(name).replace(/\/+$/, ''))
}

function missing(posts: string): Result<never> {
  return failure(diagnostic('posts-missing', { file: posts }, { folder: posts }))
}

function unreadable(file: string, error: unknown): Diagnostic {
  return diagnostic('file-unreadable', { file }, { reason: reasonOf(error) })
}

function list(folder: string, name: string): Result<readonly SourceFile[]> {
  const files: PostFile[] = []
  const diagnostics: Diagnostic[] = []
  const folders: string[] = []
  /** The files that were met; undefined while no link is followed, as no file is met twice then. */
  let seen: Set<string> | undefined
  const links: string[] = []
  const unread: string[] = []
  const nameOf = (path: string) => (name === '' || path === '' ? name + path : `${name}/${path}`)

  /** `real` is where a path leads, which differs from it behind links only. */
  const visit = (path: string, real: string, kind: Kind) => {
    if (seen?.has(real)) return
    seen?.add(real)
    if (kind.isDirectory()) walk(path, real)
    else if (!isPage(path) || hasFrontMatter(real))
      files.push(new PostFile(path, nameOf(path), real))
  }
  const walk = (path: string, real: string) => {
    folders.push(real)
    for (const entry of readdirSync(real, { withFileTypes: true }).sort(byName)) {
      if (/^[._]|^node_modules$/.test(entry.name)) continue
      const child = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isSymbolicLink()) links.push(child)
      else if (isWanted(child, entry))
        guard(child, () => visit(child, real + sep + entry.name, entry))
      else if (otherArticle.test(entry.name)) unread.push(child)
    }
  }
  const guard = (path: string, action: () => void) => {
    try {
      action()
    } catch (error) {
      diagnostics.push(unreadable(nameOf(path), error))
    }
  }

  guard('', () => walk('', folder))
  if (links.length > 0) seen = new Set([...folders, ...files.map(({ location }) => location)])
  // Behind links there may be more of them: they join the end of the list while it is gone through.
  for (const link of links) {
    guard(link, () => {
      const real = realpathSync(join(folder, link))
      const kind = statSync(real)
      if (!isWanted(link, kind)) return
      if (isInside(folder, real)) visit(link, real, kind)
      else diagnostics.push(diagnostic('file-outside', { file: nameOf(link) }, { target: real }))
    })
  }
  const example = unread.sort()[0]
  if (example !== undefined) {
    const args = { count: unread.length, example: nameOf(example) }
    diagnostics.push(diagnostic('files-unread', { file: nameOf(example) }, args))
  }
  return success(files.sort(byPath), diagnostics)
}

/** What a folder's entries and the status of a file have in common. */
interface Kind {
  isDirectory(): boolean
  isFile(): boolean
}

function isWanted(path: string, kind: Kind): boolean {
  return kind.isDirectory() || (kind.isFile() && /\.(?:mdx?|markdown|html)$/i.test(path))
}

/** Articles in languages that are not read. */
const otherArticle = /\.(?:adoc|asciidoc|org|rst|mdoc|textile)$/i

/** A page of HTML is an article only where it has front matter. */
function isPage(path: string): boolean {
  return /\.html$/i.test(path)
}

function hasFrontMatter(location: string): boolean {
  const file = openSync(location, 'r')
  try {
    const head = Buffer.alloc(longestFence)
    const size = readSync(file, head, 0, longestFence, 0)
    return /^(?:\uFEFF)?(?:---|\+\+\+|\{[ \t]*\r?\n)/.test(head.toString('utf8', 0, size))
  } finally {
    closeSync(file)
  }
}

/** Enough bytes of a file to see whether it begins with front matter. */
const longestFence = 16

/** A class, because an object with a function of its own takes twice the time for each of thousands. */
class PostFile implements SourceFile {
  readonly path: string
  readonly name: string
  /** The real place, links followed. */
  readonly location: string

  constructor(path: string, name: string, location: string) {
    this.path = path
    this.name = name
    this.location = location
  }

  /** Gives undefined, because a post is kept in the cache without its file. */
  toJSON(): undefined {
    return undefined
  }

  size(): number {
    return onPath(this.name, () => statSync(this.location).size)
  }

  read(): Uint8Array {
    return onPath(this.name, () => readFileSync(this.location))
  }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : 1
}
