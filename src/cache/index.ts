/**
 * What earlier builds found out, each piece of it under a key of all that it depends on. Whatever is
 * missing, damaged or from elsewhere is not found, or is a `CacheError` once the build relied on it.
 *
 * Three kinds of files hold it. The state is small and written by each build: the files of posts, the
 * record of the last build, and the posts and texts that came of late. The index has the others, and is
 * written when there are many new ones. Packs have the texts themselves.
 */
import { rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { ResolvedConfig } from '../config/index.ts'
import { attempt } from '../files/index.ts'
import { reasonOf, type SourceFile, type Timestamp } from '../model/index.ts'
import { manifestName, type Output, type OutputMemory } from '../output/index.ts'
import {
  type BuildInputs,
  type BuildResults,
  buildSections,
  findOutputs,
  type LastBuild,
  readBuild,
  validity,
} from './build-record.ts'
import { CacheError } from './cache-error.ts'
import { cacheFiles, cacheName } from './cache-folder.ts'
import { type Examined, examineFiles, type FileRecord, fileSections } from './file-index.ts'
import { fingerprint } from './fingerprint.ts'
import { once } from './once.ts'
import { openPacks } from './packs.ts'
import { openSections, type Section, writeSections } from './sections.ts'
import type { StageCache, Stages } from './stages.ts'
import { repack, sweep } from './sweep.ts'

export type { BuildInputs, BuildResults } from './build-record.ts'
export { CacheError } from './cache-error.ts'
export {
  type CacheStats,
  cacheFolder,
  clearFolder,
  folderStats,
} from './cache-folder.ts'
export type { FileRecord } from './file-index.ts'
export { unknownFile } from './file-index.ts'
export type { ParseCache, RenderCache, StageCache } from './stages.ts'

export interface Cache {
  /** What the last build gave, if this one would give the same and the outputs are still there. */
  replay(inputs: BuildInputs, now: Timestamp): BuildResults | undefined
  /** What is known of posts and texts. Loaded on the first call: a build that is replayed needs none of it. */
  stages(): Promise<StageCache>
  /** What is in the output folder. */
  readonly outputs: OutputMemory
  /** For `replay`: what this build gave, with its outputs in place. */
  keepBuild(inputs: BuildInputs, now: Timestamp, results: Omit<BuildResults, 'changes'>): void
  /** Makes the next build find all this. Says what stands in the way, if anything does. */
  save(): string | undefined
  close(): void
}

export interface OpenCacheOptions {
  readonly folder: string
  readonly config: ResolvedConfig
  /** Which program made what is kept; another one does not find it. */
  readonly program: string
}

/** As many new posts or texts are kept apart from the index, which is written once a week at least. */
const recentLimit = 200
const indexAge = 7 * 86_400_000

/** Removes what a folder keeps of a publication for a program, as far as the system lets us. */
export function forgetCache({ folder, config, program }: OpenCacheOptions): void {
  const name = cacheName(config, program)
  for (const file of attempt(() => cacheFiles(folder)) ?? []) {
    const isOfIt = file.startsWith(name)
    if (isOfIt) attempt(() => rmSync(join(folder, file), { recursive: true, force: true }))
  }
}

export function openCache(options: OpenCacheOptions): Cache {
  const { folder, config, program } = options
  const name = cacheName(config, program)
  const stateFile = join(folder, `${name}.state`)
  const indexFile = join(folder, `${name}.index`)
  const state = openSections(stateFile, program)
  const index = once(() => openSections(indexFile, program))
  const packs = openPacks(folder, name)
  const last = once(() => readBuild(state))
  const lastOutputs = once(() => new Map(last()?.outputs))
  let stages: Stages | undefined
  let examined: { readonly sources: readonly SourceFile[]; readonly files: Examined } | undefined
  let outputs: ReadonlyMap<string, Output> = new Map()
  let replayed: LastBuild | undefined
  let built: LastBuild | undefined
  let isKept = false

  const examine = (sources: readonly SourceFile[]) => {
    examined ??= { sources, files: examineFiles(sources, state, config.limits.post.error) }
    return examined.files
  }
  // a function of the config may give anything, so that no build with one is like another
  const keyOf = ({ drafts, out }: BuildInputs) => fingerprint([config, drafts, out])
  const write = (file: string, sections: readonly Section[]) => {
    writeSections(file, program, sections)
    isKept = true
  }
  const writeState = (
    records: readonly (FileRecord | undefined)[],
    build: LastBuild | undefined,
    recent: readonly Section[],
  ) => {
    const files = fileSections(examined?.sources ?? [], records, state)
    write(stateFile, [...files, ...buildSections(build), ...recent])
  }

  return {
    replay(inputs, now) {
      const build = last()
      const { isSame } = examine(inputs.sources)
      if (build === undefined || !isSame || build.key !== keyOf(inputs)) return undefined
      const { since, until, report, diagnostics } = build
      if (now < since || (until !== null && now >= until)) return undefined
      const found = findOutputs(build, inputs.out)
      if (found === undefined) return undefined
      replayed = { ...build, outputs: found }
      const changes = found
        .filter(([path]) => path !== manifestName)
        .map(([path]) => ({ path, change: 'unchanged' as const }))
        .sort((a, b) => (a.path < b.path ? -1 : 1))
      return { report, diagnostics, changes }
    },
    async stages() {
      const { openStages } = await import('./stages.ts')
      const known = (sources: readonly SourceFile[]) => examine(sources).records
      stages ??= openStages({ index, state, packs, known })
      return stages
    },
    outputs: {
      hashOf(path, digest) {
        const output = lastOutputs().get(path)
        return output?.digest === digest ? output.hash : undefined
      },
      hashIn(path, state) {
        const output = lastOutputs().get(path)
        return output?.state === state && state !== '' ? output.hash : undefined
      },
      keep(all) {
        outputs = all
      },
    },
    keepBuild(inputs, now, { report, diagnostics }) {
      const key = keyOf(inputs)
      // behind a link of the output folder, a path means another file
      const areInPlace = report.feeds.every(({ path }) => outputs.has(path))
      if (key === undefined || stages === undefined || stages.hasChanged() || !areInPlace) return
      built = { report, diagnostics, key, ...validity(stages.times, now), outputs: [...outputs] }
    },
    save() {
      try {
        if (replayed !== undefined) saveAgain(replayed)
        else if (stages !== undefined) writeState(stages.files(), built, settle(stages))
      } catch (error) {
        // what is damaged would be met by every build from now on
        if (error instanceof CacheError) forgetCache(options)
        return reasonOf(error)
      }
      const failure = packs.failure()
      return failure === undefined ? undefined : reasonOf(failure)
    },
    close() {
      if (isKept) packs.close()
      else packs.discard()
      state.close()
      index().close()
    },
  }

  /** Gives what is new, as long as it is little; else writes it into the index, which takes longer. */
  function settle({ newCount, newSections, allTexts, allSections }: Stages): readonly Section[] {
    const age = Date.now() - (attempt(() => statSync(indexFile).mtimeMs) ?? 0)
    if (newCount() <= recentLimit && age < indexAge) return newSections()
    const texts = repack(allTexts(), packs, folder)
    write(indexFile, allSections(texts))
    sweep(folder, name, new Set(texts.map(({ pack }) => pack)))
    return []
  }

  /** Of a build that was not done again, only the states of files may be new. */
  function saveAgain(build: LastBuild): void {
    const isNew = ([path, output]: (typeof build.outputs)[number]) => {
      return lastOutputs().get(path) !== output
    }
    if (examined?.files.isRenewed !== true && !build.outputs.some(isNew)) {
      // still in use
      attempt(() => utimesSync(stateFile, new Date(), new Date()))
      return
    }
    const recent = state.names().filter((each) => recentSections.test(each))
    const sections = recent.map((each): Section => [each, [state.read(each)]])
    writeState(examined?.files.records ?? [], build, sections)
  }
}

/** What came since the index was written. */
const recentSections = /^(?:posts|texts|terms|words) /
