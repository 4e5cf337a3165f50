import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { type Diagnostic, describe, diagnostic } from '../diagnostics/index.ts'
import {
  type FileState,
  fileStatus,
  hashFile,
  isBelow,
  isInside,
  onPath,
  PathRefused,
  realFolder,
  slashed,
  stateOf,
} from '../files/index.ts'
import {
  FileSystemError,
  failure,
  type GeneratorName,
  type OutputFile,
  type OutputOrigin,
  type Result,
  sha256,
  sha256OfAll,
  success,
} from '../model/index.ts'
import { type FileChange, type FoundFile, planChanges } from './changes.ts'
import { commit } from './commit.ts'
import { type Manifest, manifestName, printManifest } from './manifest.ts'
import { feedMakerOf } from './other-feed-makers.ts'
import { removeLeftovers } from './staging.ts'

export type { FileChange } from './changes.ts'
export { manifestName } from './manifest.ts'

export interface EmitOptions {
  /** The output folder. It may be a link to one, and need not exist. */
  readonly out: string
  /** Whether the commit only reports what would change. */
  readonly dryRun: boolean
  /** A folder of ours, outside the output folder, for files that are not in their place yet. */
  readonly stagingParent?: string | undefined
  readonly memory?: OutputMemory | undefined
  /** The files of somebody else that may be replaced: their paths, or true for all. */
  readonly replace?: boolean | readonly string[] | undefined
  /** What else fills the output folder. */
  readonly generator?: GeneratorName | undefined
}

/** What earlier builds left in the output folder, so that it need not be read again. */
export interface OutputMemory {
  /** The SHA-256 of what was written there, if it had this digest. */
  hashOf(path: string, digest: string): string | undefined
  /** The SHA-256 of a file, if it is as it was then. */
  hashIn(path: string, state: FileState): string | undefined
  /** Is told the SHA-256 of a file that had to be read, where more builds follow that write nothing. */
  noteHash?(path: string, state: FileState, hash: string): void
  /** The SHA-256 of what the last build wrote at each path. */
  written(): Manifest
  /** What is there now. */
  keep(outputs: ReadonlyMap<string, Output>): void
}

export interface Output {
  readonly digest: string
  readonly hash: string
  readonly state: FileState
}

/**
 * Makes the output folder hold the outputs: writes those whose bytes differ, and removes what an
 * earlier build wrote and this one does not. Files from elsewhere are left alone, and one that stands
 * where an output belongs is an error, unless it may be replaced. Where anything is wrong, nothing changes.
 */
export function emit(
  outputs: readonly OutputFile[],
  { out, dryRun, stagingParent, memory, replace = false, generator }: EmitOptions,
): Result<readonly FileChange[]> {
  try {
    const folder = onPath('.', () => realFolder(resolve(out)))
    const placed = place(outputs, folder, out)
    if (!placed.ok) return placed
    const files = placed.value
    const before = onPath(manifestName, () => readIfThere(join(folder, manifestName)))
    const { changes, steps, written, states, foreign } = planChanges(
      files,
      before,
      memory?.written() ?? new Map(),
      looker(folder, memory),
      (path, output) => memory?.hashOf(path, output.digest) ?? sha256OfAll(output.pieces()),
    )
    const refused = replace === true ? [] : foreign.filter((path) => !isNamed(path, replace))
    if (refused.length > 0) {
      return failure(...refused.map((path) => refusal(path, { out, folder, generator })))
    }
    if (!dryRun) {
      const folders = new Set([folder, ...changes.map(({ path }) => dirname(join(folder, path)))])
      for (const each of folders) removeLeftovers(each)
      if (stagingParent !== undefined) removeLeftovers(stagingParent)
      commit(folder, steps, { stagingParent })
      memory?.keep(outputsOf(files, written, states))
    }
    return success(changes)
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error
    const { path, reason } = error
    const origin = outputs.find((each) => each.path === path)?.origin
    return failure(failed(out, path, reason, origin))
  }
}

function isNamed(path: string, replace: false | readonly string[]): boolean {
  return replace !== false && replace.includes(path)
}

function refusal(
  path: string,
  { out, folder, generator }: Pick<EmitOptions, 'out' | 'generator'> & { readonly folder: string },
): Diagnostic {
  const maker = feedMakerOf(join(folder, path), generator)
  return diagnostic('output-foreign', { file: nameOf(out, path) }, { path, maker })
}

function readIfThere(file: string): string | undefined {
  const status = fileStatus(file)
  return status && (status.isFile() ? readFileSync(file, 'utf8') : '')
}

/**
 * The outputs and the manifest. One that was just written has no state yet: until it is looked at
 * again, somebody else may have written there as well.
 */
function outputsOf(
  files: ReadonlyMap<string, OutputFile>,
  written: ReadonlyMap<string, string>,
  states: ReadonlyMap<string, FileState>,
): ReadonlyMap<string, Output> {
  const outputs = [...files].map(([path, { digest }]) => {
    return [path, { digest, hash: written.get(path) ?? '', state: states.get(path) ?? [] }] as const
  })
  const manifest = { digest: '', hash: sha256(printManifest(written)), state: [] }
  return new Map([...outputs, [manifestName, manifest]])
}

function failed(out: string, path: string, reason: string, origin?: OutputOrigin): Diagnostic {
  const end = origin ? `; ${sentenceOf(origin)}` : ''
  return diagnostic('output-failed', { file: nameOf(out, path) }, { reason: reason + end })
}

/** Nobody finds a term that the disk does not take by its path alone. */
function sentenceOf({ scope, term, post }: OutputOrigin): string {
  return `it is a feed of the ${scope} ${describe(term)}, which ${post} has`
}

/** What diagnostics call an output. */
function nameOf(out: string, path: string): string {
  return slashed(join(out, path))
}

/** The outputs by the path where each will really stand, links on the way followed. */
function place(
  outputs: readonly OutputFile[],
  folder: string,
  out: string,
): Result<ReadonlyMap<string, OutputFile>> {
  const diagnostics: Diagnostic[] = []
  const files = new Map<string, OutputFile>()
  const realPath = realPaths(folder)
  const taken = new Map([[foldPath(manifestName), manifestName]])
  for (const output of outputs) {
    const { path } = output
    const real = onPath(path, () => realPath(path))
    const rival = real && taken.get(foldPath(real))
    if (real === undefined) {
      const file = nameOf(out, path)
      diagnostics.push(diagnostic('output-outside', { file }, { path, folder: out }))
    } else if (rival !== undefined) {
      diagnostics.push(failed(out, path, `it would be the same file as ${rival}`, output.origin))
    } else {
      taken.set(foldPath(real), real)
      files.set(real, output)
    }
  }
  for (const [path, { origin }] of files) {
    const rival = foldersOf(path).find((parent) => taken.has(foldPath(parent)))
    if (rival === undefined) continue
    diagnostics.push(failed(out, path, `its folder ${rival} would be a file`, origin))
  }
  return diagnostics.length === 0 ? success(files) : failure(...diagnostics)
}

/**
 * Where a path leads, relative to the folder like itself, or undefined where that is outside. Hundreds
 * of paths lie in few folders, so that each is followed once.
 */
function realPaths(folder: string): (path: string) => string | undefined {
  const folders = new Map<string, string>()
  return (path) => {
    if (!isBelow(path)) return undefined
    const parent = dirname(join(folder, path))
    const real = folders.get(parent) ?? realFolder(parent)
    folders.set(parent, real)
    const target = join(real, basename(path))
    return isInside(folder, target) ? slashed(relative(folder, target)) : undefined
  }
}

/** A form of a name that is equal for names that some disks hold for one. */
function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** `a` and `a/b` of `a/b/c`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

function looker(
  folder: string,
  memory: OutputMemory | undefined,
): (path: string) => FoundFile | undefined {
  // followed anew: a link that has come in between would show a file which is not the one we wrote
  const realPath = realPaths(folder)
  return (path) =>
    onPath(path, () => {
      if (realPath(path) !== path) throw new PathRefused('it lies behind a symbolic link')
      const file = join(folder, path)
      const status = fileStatus(file)
      if (status === undefined) return undefined
      const state = stateOf(status)
      return {
        identity: `${status.dev}:${status.ino}`,
        size: status.isFile() ? status.size : undefined,
        state,
        hash() {
          const known = memory?.hashIn(path, state)
          if (known !== undefined) return known
          const hash = onPath(path, () => hashFile(file))
          memory?.noteHash?.(path, state, hash)
          return hash
        },
      }
    })
}
