import { randomUUID } from 'node:crypto'
import { rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { parseConfig, type ResolvedConfig, renderConfig } from '../config/index.ts'
import { attempt } from '../files/index.ts'
import type { PostTexts } from '../formats/index.ts'
import {
  type ParsedPost,
  type Result,
  reasonOf,
  type SourceFile,
  sha256,
  type Timestamp,
} from '../model/index.ts'
import type { Output, OutputMemory } from '../output/index.ts'
import { manifestName } from '../output/manifest.ts'
import type { RenderedPost, RenderRequest } from '../render/index.ts'
import {
  type BuildInputs,
  type BuildResults,
  findOutputs,
  type LastBuild,
  validity,
} from './build-record.ts'
import { CacheError } from './cache-error.ts'
import { cacheFiles } from './cache-folder.ts'
import {
  columnsOf,
  type Examined,
  examineFiles,
  type FileColumns,
  type FileRecord,
  noFiles,
} from './file-index.ts'
import { fingerprint } from './fingerprint.ts'
import { openPacks } from './packs.ts'
import { openPosts, printLine, printPosts } from './post-store.ts'
import { openSections, type Section, writeSections } from './sections.ts'
import { repack, sweep } from './sweep.ts'
import { openTexts, type TextRecord } from './text-store.ts'

export type { BuildInputs, BuildResults } from './build-record.ts'
export { CacheError } from './cache-error.ts'
export {
  type CacheStats,
  cacheFolder,
  clearFolder,
  folderStats,
  temporaryFolder,
} from './cache-folder.ts'
export type { FileRecord } from './file-index.ts'

/**
 * What earlier builds found out, each piece of it under a key of all that it depends on. Whatever is
 * missing, damaged or from elsewhere is only not found.
 */
export interface Cache {
  /** What the last build gave, if this one would give the same and the outputs are still there. */
  replay(inputs: BuildInputs, now: Timestamp): BuildResults | undefined
  findPosts(sources: readonly SourceFile[]): ReadonlyMap<SourceFile, Result<ParsedPost>>
  keepPost(source: SourceFile, file: FileRecord, outcome: Result<ParsedPost>): void
  findTexts(wanted: RenderRequest): Result<PostTexts> | undefined
  keepTexts(wanted: RenderRequest, written: RenderedPost): Result<PostTexts>
  /** What is in the output folder. */
  readonly outputs: OutputMemory
  /** For `replay`: what this build gave, with its outputs in place. */
  keepBuild(inputs: BuildInputs, now: Timestamp, results: Omit<BuildResults, 'changes'>): void
  /** Makes the next build find all this. Says what stands in the way, if anything does. */
  save(): string | undefined
  close(): void
}

export interface CacheOptions {
  readonly folder: string
  readonly config: ResolvedConfig
  /** Which program made what is kept; what another one made is not found. */
  readonly program: string
}

/** So many new posts and texts are kept apart from the index, which is written once a week at least. */
const recentLimit = 200
const indexAge = 7 * 86_400_000

/** Publications that share a folder do not get in each other's way. */
function cacheName({ posts, site }: ResolvedConfig): string {
  return sha256(`${posts}\n${site.url}`).slice(0, 16)
}

/** Removes what a folder keeps of a publication, as far as it lets us. */
export function forgetCache(folder: string, config: ResolvedConfig): void {
  const name = cacheName(config)
  for (const file of attempt(() => cacheFiles(folder)) ?? []) {
    const isOfIt = file.startsWith(name)
    if (isOfIt) attempt(() => rmSync(join(folder, file), { recursive: true, force: true }))
  }
}

export function openCache({ folder, config, program }: CacheOptions): Cache {
  const name = cacheName(config)
  const ofPosts = fingerprint(parseConfig(config))
  const ofTexts = fingerprint(renderConfig(config))
  const postsPart = `posts ${ofPosts}`
  const stateFile = join(folder, `${name}.state`)
  const indexFile = join(folder, `${name}.index`)
  const state = openSections(stateFile, program)
  const index = once(() => openSections(indexFile, program))
  const last = once(() => parse<LastBuild>(state.read('build')))
  const lastOutputs = once(() => new Map(last()?.outputs))
  const packs = openPacks(folder, name)
  const today = Math.floor(Date.now() / 86_400_000)
  // what came since the index was written lies beside the states, which are written anyway
  const posts = once(() => openPosts(ofPosts && index().read(postsPart)))
  const newPosts = once(() => openPosts(ofPosts && state.read(postsPart)))
  const recentTexts = once(() => parse<[string, TextRecord][]>(state.read('texts')) ?? [])
  const texts = once(() => {
    const records = parse<[string, TextRecord][]>(index().read('texts')) ?? []
    return openTexts(new Map([...records, ...recentTexts()]), packs, today)
  })

  const files = new Map<string, FileRecord>()
  const lines = new Map<string, () => string>()
  const newLines = new Map<string, () => string>()
  const times: number[] = []
  let outputs: ReadonlyMap<string, Output> = new Map()
  let replayed: LastBuild | undefined
  let built: LastBuild | undefined
  let isTorn = false
  let isKept = false

  let examined: (Examined & { readonly sources: readonly SourceFile[] }) | undefined
  const examine = (sources: readonly SourceFile[]): Examined => {
    const known = () => parse<FileColumns>(state.read('files')) ?? noFiles
    examined ??= { sources, ...examineFiles(sources, known(), config.limits.post.error) }
    return examined
  }
  // a function of the config may give anything, so that no build with one is like another
  const keyOf = ({ drafts, out }: BuildInputs) => fingerprint([config, drafts, out])
  const noteTimes = ({ value }: Result<ParsedPost>) => {
    if (value?.published !== undefined) times.push(value.published, value.updated)
  }
  // a post is made of its file and the config, unless a function of the config has a say
  const textsKey = ({ post, related, variants }: RenderRequest) => {
    const { source, ...rest } = post
    const { name } = source
    const made = ofPosts ?? JSON.stringify(rest)
    const links = related.map(({ id, url, title }) => [id, url, title])
    return sha256(JSON.stringify([made, ofTexts, name, files.get(name)?.digest, links, variants]))
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

    findPosts(sources) {
      examine(sources)
      for (const [name, record] of knownFiles()) files.set(name, record)
      const found = new Map<SourceFile, Result<ParsedPost>>()
      for (const source of sources) {
        const { name } = source
        const digest = files.get(name)?.digest
        if (digest === undefined) continue
        const recent = newPosts().find(source, digest)
        const outcome = recent ?? posts().find(source, digest)
        if (outcome === undefined) continue
        found.set(source, outcome)
        noteTimes(outcome)
        if (recent === undefined) lines.set(name, () => posts().lineOf(name))
        else newLines.set(name, () => newPosts().lineOf(name))
      }
      return found
    },

    keepPost({ name }, file, outcome) {
      files.set(name, file)
      noteTimes(outcome)
      // what a function of the config had a say in is not taken from here again
      if (ofPosts === undefined) return
      newLines.set(name, () => printLine(name, file.digest, outcome))
    },

    findTexts(wanted) {
      return texts().find(textsKey(wanted), wanted.post.id)
    },

    keepTexts(wanted, written) {
      // of a file that has changed since it was parsed they are, and the next build will parse it
      const isSame = written.digest === files.get(wanted.post.source.name)?.digest
      isTorn ||= !isSame
      const key = isSame ? textsKey(wanted) : randomUUID()
      return texts().keep(key, wanted.post.id, written)
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
      // behind a link of the output folder lies what another path means
      const areInPlace = report.feeds.every(({ path }) => outputs.has(path))
      if (key === undefined || isTorn || !areInPlace) return
      built = { report, diagnostics, key, ...validity(times, now), outputs: [...outputs] }
    },

    save() {
      try {
        if (replayed === undefined) {
          const recent = settle()
          write(stateFile, new Map<string, Section>([...stateParts(files, built), ...recent]))
        } else if (areStatesNew(replayed)) {
          const recent = [postsPart, 'texts'].flatMap((part) => {
            const text = state.read(part)?.toString()
            return text === undefined ? [] : [[part, text] as const]
          })
          write(stateFile, new Map([...stateParts(knownFiles(), replayed), ...recent]))
        } else {
          // still in use
          attempt(() => utimesSync(stateFile, new Date(), new Date()))
        }
      } catch (error) {
        // what is damaged would be met by every build from now on
        if (error instanceof CacheError) forgetCache(folder, config)
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
  function settle(): ReadonlyMap<string, Section> {
    const added = [...recentTexts(), ...texts().added()]
    const age = Date.now() - (attempt(() => statSync(indexFile).mtimeMs) ?? 0)
    const isLittle = added.length + newLines.size <= recentLimit && age < indexAge
    if (isLittle) return partsOf([...newLines.values()], added)
    const records = repack(texts().records(), packs, folder)
    const all = [...files.keys()].flatMap((name) => newLines.get(name) ?? lines.get(name) ?? [])
    write(indexFile, partsOf(all, [...records]))
    sweep(folder, name, new Set([...records.values()].map(({ pack }) => pack)))
    return new Map()
  }

  function write(file: string, parts: ReadonlyMap<string, Section>): void {
    writeSections(file, program, parts)
    isKept = true
  }

  function partsOf(
    lines: readonly (() => string)[],
    records: readonly (readonly [string, TextRecord])[],
  ): ReadonlyMap<string, Section> {
    return new Map<string, Section>([
      [postsPart, printPosts(lines)],
      ['texts', JSON.stringify(records)],
    ])
  }

  function areStatesNew({ outputs }: LastBuild): boolean {
    const isNew = ([path, output]: (typeof outputs)[number]) => lastOutputs().get(path) !== output
    return examined?.isRenewed === true || outputs.some(isNew)
  }

  function knownFiles(): readonly (readonly [name: string, record: FileRecord])[] {
    const { sources = [], records = [] } = examined ?? {}
    return sources.flatMap(({ name }, index) => {
      const record = records[index]
      return record === undefined ? [] : [[name, record] as const]
    })
  }
}

/** The files, and what a build of exactly these files gave. */
function stateParts(
  files: Iterable<readonly [name: string, FileRecord]>,
  build: LastBuild | undefined,
): ReadonlyMap<string, string> {
  return new Map([
    ['files', JSON.stringify(columnsOf(files))],
    ['build', JSON.stringify(build ?? null)],
  ])
}

function parse<Value>(part: Buffer | undefined): Value | undefined {
  return part === undefined
    ? undefined
    : ((JSON.parse(part.toString()) ?? undefined) as Value | undefined)
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
