import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from '../../config/index.ts'
import {
  type Outcome,
  type Post,
  type SourceFile,
  sha256,
  type Timestamp,
} from '../../model/index.ts'
import type { TextsWanted, TextsWritten } from '../../render/index.ts'
import type { Output, OutputMemory } from '../emit.ts'
import { reasonOf } from '../host-error.ts'
import { manifestName } from '../manifest.ts'
import type { PostWritten } from '../workshop.ts'
import {
  type BuildInputs,
  type BuildResults,
  buildKey,
  findOutputs,
  type LastBuild,
  validity,
} from './builds.ts'
import { readParts, writeParts } from './checked-file.ts'
import { examineFiles, type FileRecord, parseFiles, printFiles } from './files.ts'
import { fingerprint } from './fingerprint.ts'
import { openPacks } from './packs.ts'
import { type FileParsed, outcomeOf, parseLine, parseLines, printLines } from './posts.ts'
import { repack, sweep } from './sweep.ts'
import { openTexts, type TextRecord } from './texts.ts'

/**
 * What earlier builds found out, each piece of it under a key of all that it depends on. Whatever is
 * missing, damaged or from elsewhere is only not found.
 */
export interface Cache {
  /** What the last build gave, if this one would give the same and the outputs are still there. */
  replay(inputs: BuildInputs, now: Timestamp): BuildResults | undefined
  findPosts(sources: readonly SourceFile[]): ReadonlyMap<SourceFile, Outcome<Post>>
  keepPost(source: SourceFile, parsed: FileParsed): Outcome<Post>
  findTexts(wanted: TextsWanted): PostWritten | undefined
  keepTexts(wanted: TextsWanted, written: TextsWritten): PostWritten
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
  readonly config: Config
  /** Which program made what is kept; what another one made is not found. */
  readonly program: string
}

export function openCache({ folder, config, program }: CacheOptions): Cache {
  const { site, permalink, identity, related } = config
  // publications that share a folder do not get in each other's way
  const name = sha256(`${config.posts}\n${site.url}`).slice(0, 16)
  const ofPosts = fingerprint([program, site, permalink, identity])
  const ofTexts = fingerprint([program, site, related])
  const postsPart = `posts ${ofPosts}`
  const file = join(folder, `${name}.index`)
  const parts = readParts(file)
  const known = parseFiles(parts.read('files'))
  const last = once(() => parse<LastBuild>(parts.read('build')))
  const lastOutputs = once(() => new Map(last()?.outputs))
  const packs = openPacks(folder, name)
  const today = Math.floor(Date.now() / 86_400_000)
  const texts = once(() => {
    const records = parse<[string, TextRecord][]>(parts.read('texts'))
    return openTexts(new Map(records), packs, today)
  })

  const files = new Map<string, FileRecord>()
  const lines = new Map<string, () => string>()
  const times: number[] = []
  let outputs: ReadonlyMap<string, Output> = new Map()
  let replayed: LastBuild | undefined
  let built: LastBuild | undefined

  const examine = (sources: readonly SourceFile[]) => {
    if (files.size > 0) return
    for (const [name, record] of examineFiles(sources, known)) files.set(name, record)
  }
  const keepOutcome = (outcome: Outcome<Post>, { name }: SourceFile, line: () => string) => {
    lines.set(name, line)
    if (outcome.value !== undefined) times.push(outcome.value.published, outcome.value.updated)
    return outcome
  }
  const textsKey = ({ post, related, variants }: TextsWanted) => {
    const { source, ...rest } = post
    const links = related.map(({ id, url, title }) => [id, url, title])
    const { digest } = files.get(source.name) ?? {}
    return sha256(JSON.stringify([ofTexts, digest, rest, links, variants]))
  }

  return {
    replay(inputs, now) {
      examine(inputs.sources)
      const build = last()
      if (build === undefined || build.key !== buildKey(program, inputs, files)) return undefined
      const { since, until, report, diagnostics } = build
      if (now < since || (until !== null && now >= until)) return undefined
      const found = findOutputs(build, inputs.out)
      if (found === undefined) return undefined
      replayed = { ...build, outputs: found }
      const changes = found
        .filter(([path]) => path !== manifestName)
        .map(([path]) => ({ path, change: 'unchanged' as const }))
      return { report, diagnostics, changes }
    },

    findPosts(sources) {
      examine(sources)
      const { rows, lines } = parseLines(ofPosts === undefined ? undefined : parts.read(postsPart))
      const indexes = new Map([...known.keys()].map((name, index) => [name, index]))
      const found = new Map<SourceFile, Outcome<Post>>()
      for (const source of sources) {
        const index = indexes.get(source.name) ?? -1
        const row = rows[index]
        const isSame = files.get(source.name)?.digest === known.get(source.name)?.digest
        if (row === undefined || !isSame) continue
        const line = () => lines()[index] ?? ''
        found.set(source, keepOutcome(outcomeOf(row, source), source, line))
      }
      return found
    },

    keepPost(source, { state, digest, line }) {
      files.set(source.name, { state, digest })
      return keepOutcome(outcomeOf(parseLine(line), source), source, () => line)
    },

    findTexts(wanted) {
      return texts().find(textsKey(wanted), wanted.post.id)
    },

    keepTexts(wanted, written) {
      // of a file that has changed since it was parsed they are, and the next build will parse it
      const isSame = written.digest === files.get(wanted.post.source.name)?.digest
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
      const key = buildKey(program, inputs, files)
      if (key === undefined) return
      built = { report, diagnostics, key, ...validity(times, now), outputs: [...outputs] }
    },

    save() {
      try {
        const contents = replayed === undefined ? everything() : renewed(replayed)
        if (contents === undefined) return undefined
        writeParts(file, contents)
      } catch (error) {
        return reasonOf(error)
      }
      const failure = packs.failure()
      return failure === undefined ? undefined : reasonOf(failure)
    },

    close: () => packs.close(),
  }

  function everything(): ReadonlyMap<string, string> {
    const records = repack(texts().records(), packs, folder)
    sweep(folder, name, new Set([...records.values()].map(({ pack }) => pack)))
    const rows = [...files].flatMap(([name, record]) => {
      const line = lines.get(name)
      return line ? [{ name, record, line: line() }] : []
    })
    return new Map([
      ['files', printFiles(rows.map(({ name, record }) => [name, record]))],
      [postsPart, printLines(rows.map(({ line }) => line))],
      ['texts', JSON.stringify([...records])],
      ['build', JSON.stringify(built ?? last() ?? null)],
    ])
  }

  /** Of a build that gave the same, only states can be new, of a new checkout for one. */
  function renewed(build: LastBuild): ReadonlyMap<string, string | Buffer> | undefined {
    const states = [...known].map(([name, record]) => [name, files.get(name) ?? record] as const)
    const isNew =
      states.some(([name, { state }]) => state !== known.get(name)?.state) ||
      build.outputs.some(([path, { state }]) => state !== lastOutputs().get(path)?.state)
    if (!isNew) return undefined
    const others = parts.names.map((name) => [name, parts.read(name) ?? ''] as const)
    return new Map<string, string | Buffer>(others)
      .set('files', printFiles(states))
      .set('build', JSON.stringify(build))
  }
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
