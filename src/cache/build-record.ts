import { lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ResolvedConfig } from '../config/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import { attempt, hashFile, isSameState, stateOf } from '../files/index.ts'
import type { BuildReport, SourceFile } from '../model/index.ts'
import type { Output } from '../output/index.ts'
import type { SelectedPlaces, Selection } from '../plan/index.ts'
import { bytesOf, numberLists, numbersIn } from './columns.ts'
import type { Section, SectionFile } from './section-file.ts'
import { createTable, openTable, type TableKind } from './tables.ts'
import { texts } from './text-columns.ts'

/** All that decides what a build gives, apart from the time. */
export interface BuildInputs {
  readonly config: ResolvedConfig
  readonly sources: readonly SourceFile[]
  /** The built pages that articles may be taken from, by their folders. */
  readonly pages: ReadonlyMap<string, readonly SourceFile[]>
  readonly drafts: boolean
  readonly future: boolean
  /** The output folder, absolute. */
  readonly out: string
}

/** What the pipeline counted and found. */
export interface BuildFindings {
  readonly report: BuildReport
  readonly diagnostics: readonly Diagnostic[]
  readonly selection: Selection
}

/** What a build knew of posts, for one with the same inputs apart from some files. */
export interface EarlierBuild {
  selection(): Selection
  /** Numbers for the keys of the texts that it needed, in order. */
  texts(): Float64Array
}

/** The last build without errors, as the cache has it. */
export interface LastBuild extends EarlierBuild, Pick<BuildFindings, 'report' | 'diagnostics'> {
  /** The fingerprint of its inputs, apart from the files. */
  readonly key: string
  readonly outputs: readonly (readonly [path: string, output: Output])[]
  readonly counts: Omit<Selection, 'places'>
}

/** Each part is a list of JSON, so that no part is ever one string. */
const kind: TableKind<{ readonly json: string }> = { json: texts }

/** The record of a build, for the state of the next one; no build is an empty record. */
export function buildSections(build: LastBuild | undefined): readonly Section[] {
  if (build === undefined) return []
  const { key, counts, outputs, diagnostics, report } = build
  const parts = {
    build: [{ key, counts, report: { ...report, feeds: [] } }],
    outputs,
    diagnostics,
    feeds: report.feeds,
  }
  const selected = createTable(placesKind)
  selected.push(build.selection().places)
  return [
    ...Object.entries(parts).flatMap(([name, values]) => {
      const table = createTable(kind)
      for (const value of values) table.push({ json: JSON.stringify(value) })
      return [...table.sections(name)]
    }),
    ...selected.sections('selected'),
    [neededTexts, [bytesOf(build.texts())]],
  ]
}

/** What `buildSections` wrote. */
export function readBuild(state: SectionFile): LastBuild | undefined {
  const listIn = <Value>(name: string): readonly Value[] => {
    const lines = openTable(state, name, kind).columns.json
    return Array.from({ length: lines.size }, (_, row) => JSON.parse(lines.at(row)) as Value)
  }
  const [build] = listIn<LastBuild>('build')
  if (build === undefined) return undefined
  return {
    ...build,
    outputs: listIn('outputs'),
    diagnostics: listIn('diagnostics'),
    report: { ...build.report, feeds: listIn('feeds') },
    selection() {
      return { ...build.counts, places: openTable(state, 'selected', placesKind).row(0) }
    },
    texts: () => numbersIn(state.read(neededTexts)),
  }
}

const neededTexts = 'needed texts'

/** A table of one row. */
const placesKind: TableKind<SelectedPlaces> = {
  published: numberLists,
  withdrawn: numberLists,
  pages: numberLists,
  undated: numberLists,
  ahead: numberLists,
}

/** The outputs as they are now, if they still have the bytes that the build gave them. */
export function findOutputs({ outputs }: LastBuild, out: string): LastBuild['outputs'] | undefined {
  // behind a link, a path means another file
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
    const isSame = isSameState(state, output.state)
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
