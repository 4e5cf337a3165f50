/**
 * What earlier builds found out, each piece of it under a key of all that it depends on. Whatever is
 * missing, damaged or from elsewhere is not found, or is a `CacheError` once the build relied on it.
 *
 * Three kinds of files hold it. The state is small and written by each build: how the files were, the
 * record of the last build, and the posts and texts that came of late. The index has the others, and is
 * written when there are many new ones; a state counts only with its index. Packs have the texts themselves.
 */
import { constants, copyFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { ResolvedConfig } from '../config/index.ts'
import { attempt, isSameState, reasonOf } from '../files/index.ts'
import { once, type SourceFile, type Timestamp } from '../model/index.ts'
import { type FileChange, manifestName, type Output, type OutputMemory } from '../output/index.ts'
import {
  type BuildFindings,
  type BuildInputs,
  buildSections,
  type EarlierBuild,
  findOutputs,
  type LastBuild,
  readBuild,
} from './build-record.ts'
import { CacheError } from './cache-error.ts'
import { cacheFiles, cacheName } from './cache-folder.ts'
import { examineFiles, type FileList, readFile } from './file-list.ts'
import { fingerprint } from './fingerprint.ts'
import { openPacks } from './packs.ts'
import { openSectionFile, type Section, writeSectionFile } from './section-file.ts'
import type { OpenStageCaches, StageCaches } from './stage-caches.ts'
import { repack, sweep } from './sweep.ts'

export type { BuildInputs } from './build-record.ts'
export { CacheError } from './cache-error.ts'
export {
  type CacheStats,
  cacheFolder,
  clearFolder,
  folderStats,
} from './cache-folder.ts'
export type { FileRecord } from './file-list.ts'
export { unknownFile } from './file-list.ts'
export type { StageCaches } from './stage-caches.ts'

export interface Cache {
  /** What the last build gave, if this one would give the same and the outputs are still there. */
  replay(
    inputs: BuildInputs,
    now: Timestamp,
  ): (Omit<BuildFindings, 'selection'> & { readonly changes: readonly FileChange[] }) | undefined
  /** What is known of posts and texts. Loaded on the first call: a build that is replayed needs none of it. */
  stages(): Promise<StageCaches>
  /** What is in the output folder. */
  readonly outputs: OutputMemory
  /** Keeps for `replay` what this build found, once its outputs are in place. */
  keepBuild(inputs: BuildInputs, findings: BuildFindings): void
  /** Makes the next build find all this. Says what stands in the way, if anything does. */
  save(): string | undefined
  close(): void
}

export interface OpenCacheOptions {
  readonly folder: string
  readonly config: ResolvedConfig
  /** The program that made what is kept; another one does not find it. */
  readonly program: string
}

/** Up to so many new posts or texts are kept apart from the index, which is written once a week at least. */
const recentLimit = 200
const indexAge = 7 * 86_400_000

/** Copies what a folder keeps of a publication for a program, as far as the system lets us. */
export function copyCache({ folder, config, program }: OpenCacheOptions, target: string): void {
  const name = cacheName(config, program)
  for (const file of attempt(() => cacheFiles(folder)) ?? []) {
    if (!file.startsWith(name)) continue
    attempt(() => copyFileSync(join(folder, file), join(target, file), constants.COPYFILE_FICLONE))
  }
}

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
  const state = openSectionFile(stateFile, program)
  const index = once(() => openSectionFile(indexFile, program))
  const packs = openPacks(folder, name)
  const last = once(() => readBuild(state))
  const outputs = rememberOutputs(last)
  let stages: OpenStageCaches | undefined
  let files: FileList | undefined
  let pages: readonly SourceFile[] = []
  let replayed: LastBuild | undefined
  let built: LastBuild | undefined
  /** As `replay` finds it, which is asked before there are stages. */
  let earlier: EarlierBuild | undefined
  let isKept = false

  const examine = (posts: readonly SourceFile[]) => {
    const sources = pages.length === 0 ? posts : [...posts, ...pages]
    files ??= examineFiles(sources, index(), state, config.limits.post.error)
    return files
  }
  /** The digests of the pages. All are read once, as which of them a build needs comes out late. */
  const pageDigests = once(() => {
    return new Map(
      pages.map((page, number) => {
        const list = examine([])
        const place = list.rows.length - pages.length + number
        if (list.rows[place] === -1) {
          list.keep(place, list.readOf(place) ?? readFile(page, config.limits.post.error))
        }
        return [page.name, list.digestOf(list.rows[place] ?? -1)]
      }),
    )
  })
  // a function of the config may give anything, so that no build with one is like another
  const keyOf = ({ drafts, future, out, sources }: BuildInputs) => {
    const besides = sources
      .filter((source) => source.besides !== undefined)
      .map((source) => [source.name, source.besides])
    return fingerprint([config, drafts, future, out, besides])
  }
  const write = (file: string, sections: readonly Section[]) => {
    const seal = writeSectionFile(file, program, sections)
    isKept = true
    return seal
  }

  return {
    replay(inputs, now) {
      const build = last()
      pages = [...inputs.pages.values()].flat()
      const { changed, haveStatesChanged } = examine(inputs.sources)
      if (build === undefined || build.key !== keyOf(inputs)) return undefined
      const { counts, report, diagnostics } = build
      const { validity } = counts
      if (now < validity.since || now >= (validity.until ?? Number.POSITIVE_INFINITY))
        return undefined
      // where posts were left out, those that remain were selected anew
      if (report.leftOut === 0) earlier = build
      if (changed?.size !== 0) return undefined
      // pages or posts that were written again, even if as they were, are older or newer now
      if (haveStatesChanged && pages.length > 0) return undefined
      const found = findOutputs(build, inputs.out)
      if (found === undefined) return undefined
      replayed = { ...build, outputs: found }
      return { report, diagnostics, changes: unchanged(found) }
    },
    async stages() {
      const { openStageCaches } = await import('./stage-caches.ts')
      const pageDigest = (name: string) => pageDigests().get(name) ?? ''
      stages ??= openStageCaches({
        index,
        state,
        packs,
        examine,
        pageDigest,
        earlier,
      })
      return stages
    },
    outputs: outputs.memory,
    keepBuild(inputs, findings) {
      const key = keyOf(inputs)
      // behind a link of the output folder, a path means another file
      const areInPlace = findings.report.feeds.every(({ path }) => outputs.kept().has(path))
      if (key === undefined || stages === undefined || stages.hasChanged() || !areInPlace) return
      const { selection, ...rest } = findings
      const { places, ...counts } = selection
      const texts = stages.neededTexts()
      built = {
        ...rest,
        key,
        outputs: [...outputs.kept()],
        counts,
        selection: () => selection,
        texts: () => texts,
      }
    },
    save() {
      try {
        if (replayed !== undefined) saveAgain(replayed)
        else if (stages !== undefined) saveNew(stages)
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

  /** What is new is written beside the index as long as it is little, as to write that takes longer. */
  function saveNew({ newCount, newSections, allTexts, allSections }: OpenStageCaches): void {
    if (files === undefined) return
    pageDigests()
    const age = Date.now() - (attempt(() => statSync(indexFile).mtimeMs) ?? 0)
    const isIndexNew = newCount() > recentLimit || age >= indexAge
    const written = files.written(isIndexNew)
    const { sections, list } = written
    if (isIndexNew) {
      const texts = repack(allTexts(), packs, folder)
      const seal = write(indexFile, [...sections, ...allSections(written, texts)])
      sweep(folder, name, new Set(texts.map(({ pack }) => pack)))
      writeState(seal, list, built)
    } else {
      writeState(index().seal(), [...list, ...sections, ...newSections(written)], built)
    }
  }

  /** Of a build that was not done again, only the states of files may be new. */
  function saveAgain(build: LastBuild): void {
    if (files?.haveStatesChanged !== true && build.outputs.every(outputs.isKnown)) {
      // shows that it is still in use
      attempt(() => utimesSync(stateFile, new Date(), new Date()))
      return
    }
    const recent = state.names().filter((each) => recentSections.test(each))
    const sections = recent.map((each): Section => [each, [state.read(each)]])
    writeState(index().seal(), [...(files?.list() ?? []), ...sections], build)
  }

  function writeState(
    seal: string,
    sections: readonly Section[],
    build: LastBuild | undefined,
  ): void {
    write(stateFile, [['index', [Buffer.from(seal)]], ...sections, ...buildSections(build)])
  }
}

/** What came since the index was written. */
const recentSections = /^(?:files|posts|texts|new)\b/

/** What is known of the outputs of the last build, and what this one put there. */
function rememberOutputs(last: () => LastBuild | undefined): {
  readonly memory: OutputMemory
  kept(): ReadonlyMap<string, Output>
  /** Whether an output is the very one that the last build recorded. */
  isKnown(output: LastBuild['outputs'][number]): boolean
} {
  const known = once(() => new Map(last()?.outputs))
  let kept: ReadonlyMap<string, Output> = new Map()
  return {
    memory: {
      hashOf(path, digest) {
        const output = known().get(path)
        return output?.digest === digest ? output.hash : undefined
      },
      hashIn(path, state) {
        const output = known().get(path)
        return output && isSameState(state, output.state) ? output.hash : undefined
      },
      written: () => {
        const outputs = [...known()].filter(([path]) => path !== manifestName)
        return new Map(outputs.map(([path, { hash }]) => [path, hash]))
      },
      keep(all) {
        kept = all
      },
    },
    kept: () => kept,
    isKnown: ([path, output]) => known().get(path) === output,
  }
}

/** The outputs of a build that need not be done again, as changes. */
function unchanged(outputs: LastBuild['outputs']): readonly FileChange[] {
  return outputs
    .filter(([path]) => path !== manifestName)
    .map(([path]) => ({ path, change: 'unchanged' as const }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
