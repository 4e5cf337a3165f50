import { lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ResolvedConfig } from '../config/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import { attempt, hashFile, stateOf } from '../files/index.ts'
import type { BuildReport, SourceFile } from '../model/index.ts'
import type { FileChange } from '../output/changes.ts'
import type { Output } from '../output/index.ts'

/** All that decides what a build gives, but for the time. */
export interface BuildInputs {
  readonly config: ResolvedConfig
  readonly sources: readonly SourceFile[]
  readonly drafts: boolean
  /** The output folder, absolute. */
  readonly out: string
}

/** What a build gave. */
export interface BuildResults {
  readonly report: BuildReport
  readonly diagnostics: readonly Diagnostic[]
  readonly changes: readonly FileChange[]
}

/** The last build that gave something, as the cache has it. */
export interface LastBuild extends Omit<BuildResults, 'changes'> {
  /** Of its inputs, but for the files. */
  readonly key: string
  /** From the one time until before the other it would give the same. */
  readonly since: number
  readonly until: number | null
  readonly outputs: readonly (readonly [path: string, output: Output])[]
}

/**
 * Between which times the same posts are published, and the same are called updated in the future.
 *
 * @param times of all posts, at which either changes
 */
export function validity(
  times: readonly number[],
  now: number,
): Pick<LastBuild, 'since' | 'until'> {
  let since = 0
  let until: number | null = null
  for (const time of times) {
    if (time <= now) since = Math.max(since, time)
    else if (until === null || time < until) until = time
  }
  return { since, until }
}

/** The outputs as they are now, if they still have the bytes that the build gave them. */
export function findOutputs({ outputs }: LastBuild, out: string): LastBuild['outputs'] | undefined {
  // behind a link lies what another path means
  const isFolder = (folder: string) => {
    return attempt(() => lstatSync(join(out, folder)))?.isDirectory() === true
  }
  if (!foldersOf(outputs).every(isFolder)) return undefined
  const found: (readonly [string, Output])[] = []
  for (const [path, output] of outputs) {
    const file = join(out, path)
    const status = attempt(() => lstatSync(file))
    if (!status?.isFile()) return undefined
    const state = stateOf(status)
    const isSame = state === output.state && state !== ''
    if (!isSame && attempt(() => hashFile(file)) !== output.hash) return undefined
    found.push([path, isSame ? output : { ...output, state }])
  }
  return found
}

/** The folders on the way to outputs, each once. */
function foldersOf(outputs: LastBuild['outputs']): readonly string[] {
  const folders = new Set<string>()
  for (const [path] of outputs) {
    let folder = dirname(path)
    for (; folder !== '.' && !folders.has(folder); folder = dirname(folder)) folders.add(folder)
  }
  return [...folders]
}
