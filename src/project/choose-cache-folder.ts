import { existsSync } from 'node:fs'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { copyCache } from '../cache/index.ts'
import type { ResolvedConfig } from '../config/index.ts'
import { makePrivateFolder, makeTemporaryFolder, onPath, PathRefused } from '../files/index.ts'
import { FileSystemError } from '../model/index.ts'
import { cacheFolderOf } from './cache-options.ts'
import type { BuildOptions } from './options.ts'
import { programIdentity } from './program-identity.ts'

/** The folder in which the builds of a context keep what they find out. */
export interface ChosenFolder {
  readonly folder: string
  /** Whether it is removed with the context. */
  readonly isTemporary: boolean
  /** Whether the next build finds what one kept. */
  readonly isKept: boolean
  /** Why it is not the one that was asked for, one sentence each. */
  readonly notes: readonly string[]
}

/**
 * Chooses the folder of the cache, and makes it. What lies there is trusted, so that one which another
 * user could change is not used.
 */
export function chooseCacheFolder(
  root: string,
  { cache = true, write = true }: Pick<BuildOptions, 'cache' | 'write'>,
): ChosenFolder {
  if (cache === false) return temporaryFolder(root)
  const folder = cacheFolderOf({ root, cache: cache === true ? undefined : cache })
  // a build that writes nothing makes no folder either
  if (!write && !existsSync(folder)) return temporaryFolder(root)
  const problem = problemOf(() => onPath(folder, () => makePrivateFolder(folder, root)))
  if (problem === undefined) return { folder, isTemporary: false, isKept: write, notes: [] }
  const other = temporaryFolder(root)
  const what = problem.cause instanceof PathRefused ? 'is not used' : 'could not be written'
  return { ...other, notes: [`The cache in ${folder} ${what}: ${problem.reason}.`, ...other.notes] }
}

/**
 * The folder for many builds that write nothing. They take what the project knows, and keep what they find
 * out beside it: else each of them would do again what only the ones before it did.
 */
export function folderForMany(
  chosen: ChosenFolder,
  { root, config }: { readonly root: string; readonly config: ResolvedConfig },
): ChosenFolder {
  if (chosen.isKept || chosen.folder === noFolder) return chosen
  const { notes, ...temporary } = temporaryFolder(root)
  if (temporary.isTemporary) {
    copyCache({ folder: chosen.folder, config, program: programIdentity() }, temporary.folder)
  }
  return { ...temporary, notes: [...chosen.notes, ...notes] }
}

/** Texts that are too many for the memory are kept on the disk in any case, if that is possible. */
export function temporaryFolder(root: string): ChosenFolder {
  let folder = noFolder
  const problem = problemOf(() => {
    folder = onPath('.', () => makeTemporaryFolder(root))
  })
  return problem === undefined
    ? { folder, isTemporary: true, isKept: true, notes: [] }
    : {
        folder: noFolder,
        isTemporary: false,
        isKept: false,
        notes: [`The temporary folder is not used: ${problem.reason}.`],
      }
}

/** No folder can be made here, so that all of it stays in memory. */
const noFolder = join(devNull, 'feedwright')

function problemOf(action: () => void): FileSystemError | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    if (error instanceof FileSystemError) return error
    throw error
  }
}
