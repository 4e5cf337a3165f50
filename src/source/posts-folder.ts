import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { Collection } from '../config/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import {
  attempt,
  hasCode,
  isInside,
  onPath,
  readBeginning,
  realFolder,
  reasonOf,
  slashed,
} from '../files/index.ts'
import {
  type CollectionRef,
  failure,
  type Result,
  type SourceFile,
  success,
} from '../model/index.ts'
import { DiskFile, folderName } from './disk-file.ts'
import { reviewEmpty } from './empty-collections.ts'
import type { Patterns } from './patterns.ts'

export interface PostsPlace {
  readonly root: string
  /** The output folder, from the root: what lies in it was made by the site and is no post. */
  readonly out: string
  readonly collections: readonly Pick<
    Collection,
    'name' | 'dir' | 'include' | 'exclude' | 'isPages'
  >[]
  /** Patterns of files that are no posts, from the root. */
  readonly exclude: readonly string[]
}

/**
 * The posts of all collections: files of Markdown and MDX, and HTML with front matter, that are not hidden
 * by a leading `.` or `_`, by name, whatever order the file system gives. A file belongs to the first
 * collection that it fits. It is listed once: under its own path unless that is hidden, or else under the
 * first link to it. So loops end, and links cannot multiply posts.
 */
export async function listPosts(place: PostsPlace): Promise<Result<readonly SourceFile[]>> {
  const diagnostics: Diagnostic[] = []
  const report = (found: Diagnostic) => diagnostics.push(found)
  const compile = await compilerFor(place)
  const exclude = compile(place.exclude)
  const owners = place.collections.map((each, index) => ownerOf(each, index, compile))
  const walks = walksOf(owners, place, report)
  if (walks === undefined) return failure(...diagnostics)
  const files: PostFile[] = []
  const known = new Map<string, number>()
  const areNested = walks.some((walk) => {
    return walks.some((other) => other !== walk && isInside(walk.folder, other.folder))
  })
  const read = areNested ? remember(entriesOf) : entriesOf
  const out = attempt(() => realFolder(resolve(place.root, place.out)))
  for (const walk of walks) {
    listFolder({ ...walk, exclude, out, read, report }, (file) => {
      const number = areNested ? known.get(file.location) : undefined
      if (number === undefined) {
        if (areNested) known.set(file.location, files.length)
        files.push(file)
      } else if (file.collection.index < (files[number]?.collection.index ?? 0)) {
        files[number] = file
      }
    })
  }
  // what is never a post may be excluded all the same, before it is there
  for (const path of ['node_modules', fromRoot(slashed(place.out))]) {
    for (const patterns of [exclude, ...owners.map((each) => each.exclude)]) {
      patterns.names(path)
    }
  }
  for (const pattern of exclude.unused()) report(unused(pattern, 'the root'))
  for (const { include, exclude, dir } of owners) {
    const patterns = [...include.unused(), ...exclude.unused()]
    for (const pattern of patterns) report(unused(pattern, dir))
  }
  for (const found of reviewEmpty(owners, place, files)) report(found)
  // in one folder the order is the same, and paths are shorter
  return success(files.sort(walks.length === 1 ? byPath : byName), diagnostics)
}

type Compile = (patterns: readonly string[]) => Patterns

/** Loads what compiles patterns only if there are any, so that no other build waits for it. */
async function compilerFor({ exclude, collections }: PostsPlace): Promise<Compile> {
  const lists = [exclude, ...collections.flatMap((each) => [each.include, each.exclude])]
  if (lists.every(({ length }) => length === 0)) return () => noPatterns
  const { compilePatterns } = await import('./patterns.ts')
  return compilePatterns
}

const noPatterns: Patterns = {
  isEmpty: true,
  names: () => false,
  namesAllOf: () => false,
  unused: () => [],
}

/** A collection, and how to tell its files from those of others. */
interface Owner {
  readonly ref: CollectionRef
  /** Whether `exclude` took a file or a folder from it. */
  isCut: boolean
  readonly dir: string
  readonly include: Patterns
  readonly exclude: Patterns
}

function ownerOf(
  { name, dir, include, exclude, isPages }: PostsPlace['collections'][number],
  index: number,
  compile: Compile,
): Owner {
  return {
    ref: isPages ? { name, index, isPages } : { name, index },
    isCut: false,
    dir,
    include: compile(include),
    exclude: compile(exclude),
  }
}

/** A folder that is gone through once, for all collections in it. */
interface Walk {
  /** The real path. */
  readonly folder: string
  /** As an author would name it, from the root. */
  readonly name: string
  readonly owners: Owner[]
}

/** Undefined where the folder of a collection cannot be read, which is reported. */
function walksOf(
  owners: readonly Owner[],
  { root }: PostsPlace,
  report: (found: Diagnostic) => void,
): readonly Walk[] | undefined {
  const walks = new Map<string, Walk>()
  let isComplete = true
  for (const owner of owners) {
    const { dir, ref } = owner
    const folder = resolve(root, dir)
    const problem = problemOf(folder, dir, owners.length === 1 ? undefined : ref.name)
    if (problem !== undefined) {
      report(problem)
      isComplete = false
      continue
    }
    const walk = walks.get(folder)
    if (walk === undefined) {
      walks.set(folder, {
        folder: realpathSync(folder),
        name: folderName(root, dir),
        owners: [owner],
      })
    } else {
      walk.owners.push(owner)
    }
  }
  return isComplete ? [...walks.values()] : undefined
}

function problemOf(folder: string, dir: string, name: string | undefined): Diagnostic | undefined {
  try {
    if (statSync(folder).isDirectory()) return undefined
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) return unreadable(dir, error)
  }
  return name === undefined
    ? diagnostic('posts-missing', { file: dir }, { folder: dir })
    : diagnostic('collection-missing', { file: dir }, { folder: dir, collection: name })
}

function unreadable(file: string, error: unknown): Diagnostic {
  return diagnostic('file-unreadable', { file }, { reason: reasonOf(error) })
}

function unused(pattern: string, folder: string): Diagnostic {
  return diagnostic('pattern-unused', { file: pattern }, { pattern, folder })
}

interface FolderWalk extends Walk {
  readonly exclude: Patterns
  /** The real path of the output folder. */
  readonly out: string | undefined
  read(folder: string): readonly Dirent[]
  report(found: Diagnostic): void
}

function listFolder(
  { folder, name, owners, exclude, out, read, report }: FolderWalk,
  add: (file: PostFile) => void,
): void {
  const folders: string[] = []
  const found: string[] = []
  /** The files that were met; undefined while no link is followed, as no file is met twice then. */
  let seen: Set<string> | undefined
  const links: string[] = []
  const unread: string[] = []
  const hasPages = owners.some(({ ref }) => ref.isPages)
  const nameOf = (path: string) => (name === '' || path === '' ? name + path : `${name}/${path}`)

  const isExcluded = (path: string) => {
    return !exclude.isEmpty && exclude.names(fromRoot(nameOf(path)))
  }
  /** Notes of which collections `exclude` takes something. */
  const cut = (from: readonly Owner[]) => {
    for (const each of from) each.isCut = true
  }
  /** Whether nothing in a folder can be a post. */
  const isLeftOut = (path: string) => {
    const isOut =
      (!exclude.isEmpty && exclude.namesAllOf(fromRoot(nameOf(path)))) ||
      owners.every((each) => each.exclude.namesAllOf(path))
    if (isOut) cut(owners)
    return isOut
  }
  const ownerFor = (path: string, real: string) => {
    if (isExcluded(path)) {
      cut(owners)
      return undefined
    }
    const isHtml = pageEnding.test(path)
    return owners.find((owner) => {
      const { ref, exclude, include } = owner
      const isOfKind = ref.isPages ? isHtml : !isHtml || hasFrontMatter(real)
      if (!isOfKind) return false
      if (exclude.names(path)) {
        cut([owner])
        return false
      }
      return include.isEmpty || include.names(path)
    })
  }
  /** A pattern that names what is hidden anyway has named something. */
  const noteHidden = (path: string) => {
    isExcluded(path)
    for (const each of owners) each.exclude.names(path)
  }
  /** `real` is where a path leads, which differs from it behind links only. */
  const visit = (path: string, real: string, kind: Kind, besides?: readonly Dirent[]) => {
    if (seen?.has(real) || real === out) return
    seen?.add(real)
    if (kind.isDirectory()) {
      if (!isLeftOut(path)) walk(path, real)
      return
    }
    const owner = ownerFor(path, real)
    if (owner === undefined) return
    found.push(real)
    add(new PostFile(path, nameOf(path), real, owner.ref, picturesIn(path, besides)))
  }
  const walk = (path: string, real: string) => {
    folders.push(real)
    const entries = read(real)
    for (const entry of entries) {
      const child = path === '' ? entry.name : `${path}/${entry.name}`
      if (/^[._]|^node_modules$/.test(entry.name)) {
        noteHidden(child)
      } else if (entry.isSymbolicLink()) {
        links.push(child)
      } else if (isWanted(child, entry, hasPages)) {
        guard(child, () => visit(child, real + sep + entry.name, entry, entries))
      } else if (otherArticle.test(entry.name) && ownerFor(child, child) !== undefined) {
        unread.push(child)
      }
    }
  }
  const guard = (path: string, action: () => void) => {
    try {
      action()
    } catch (error) {
      report(unreadable(nameOf(path), error))
    }
  }

  guard('', () => walk('', folder))
  if (links.length > 0) seen = new Set([...folders, ...found])
  // Behind links there may be more of them: they join the end of the list while it is gone through.
  for (const link of links) {
    guard(link, () => {
      const real = realpathSync(join(folder, link))
      const kind = statSync(real)
      if (!isWanted(link, kind, hasPages)) return
      if (isInside(folder, real)) visit(link, real, kind)
      else report(diagnostic('file-outside', { file: nameOf(link) }, { target: real }))
    })
  }
  const [example] = unread.sort()
  if (example !== undefined) {
    const args = { count: unread.length, example: nameOf(example) }
    report(diagnostic('files-unread', { file: nameOf(example) }, args))
  }
}

/** By name, as the order of the file system means nothing. */
function entriesOf(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort(byName)
}

/** The folder of a collection may lie in that of another one. */
function remember<Value>(read: (folder: string) => Value): (folder: string) => Value {
  const known = new Map<string, Value>()
  return (folder) => {
    const value = known.get(folder) ?? read(folder)
    known.set(folder, value)
    return value
  }
}

/** The name of a file outside of the root as if it lay in the root. */
function fromRoot(name: string): string {
  return name.replace(/^(?:\.\.\/)+|^(?:[a-z]:)?\/+/i, '')
}

/** What a folder's entries and the status of a file have in common. */
interface Kind {
  isDirectory(): boolean
  isFile(): boolean
}

const pageEnding = /\.x?html?$/i

function isWanted(path: string, kind: Kind, hasPages: boolean): boolean {
  if (kind.isDirectory()) return true
  if (!kind.isFile()) return false
  return /\.(?:mdx?|markdown|html)$/i.test(path) || (hasPages && pageEnding.test(path))
}

const pictureEnding = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?)$/i

/** The pictures that an `index.md` may name; of other files they are not beside the page on the site. */
function picturesIn(
  path: string,
  entries: readonly Dirent[] | undefined,
): readonly string[] | undefined {
  if (entries === undefined || !/(?:^|\/)index\.[^/]*$/i.test(path)) return undefined
  return entries.flatMap(({ name }) => (pictureEnding.test(name) ? [name] : []))
}

/** Articles in languages that are not read. */
const otherArticle = /\.(?:adoc|asciidoc|org|rst|mdoc|textile)$/i

/** A file of HTML is an article only where it has front matter, or is a built page. */
function hasFrontMatter(location: string): boolean {
  const head = readBeginning(location, longestFence).toString()
  return /^\uFEFF*(?:---|\+\+\+|\{[ \t]*\r?\n)/.test(head)
}

/** Enough bytes of a file to see whether it begins with front matter. */
const longestFence = 16

class PostFile extends DiskFile {
  readonly collection: CollectionRef
  readonly besides: readonly string[] | undefined

  constructor(
    path: string,
    name: string,
    location: string,
    collection: CollectionRef,
    besides: readonly string[] | undefined,
  ) {
    super(path, name, location)
    this.collection = collection
    this.besides = besides
  }

  size(): number {
    return onPath(this.name, () => statSync(this.location).size)
  }
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : 1
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
}
