import { type FileRecord, unknownFile } from '../cache/index.ts'
import type { ParseConfig } from '../config/index.ts'
import { headOf } from '../content/index.ts'
import { attempt, onPath, readWithState } from '../files/index.ts'
import { failure, type ParsedPost, type Result, type SourceFile, sha256 } from '../model/index.ts'
import { createPostReader, parsePostFile } from '../per-post.ts'
import { longPage } from '../render/index.ts'

/** A file on the disk, as plain data. */
export interface FileRef extends Pick<SourceFile, 'path' | 'name' | 'collection'> {
  readonly location: string
}

/** What was read of a file, and how the file was. */
export interface ParseOutcome<Parsed = ParsedPost> {
  readonly record: FileRecord
  readonly result: Result<Parsed>
  /** Whether it is a page that may take long, and was left for a thread that can be ended. */
  readonly isPutOff?: boolean | undefined
}

/** Where a file of the disk lies. */
export function refOf({ path, name, location, collection }: SourceFile): FileRef {
  if (location === undefined) throw new TypeError(`${name} lies on no disk`)
  return { path, name, location, collection }
}

/** Of a file that was not read to its end. No later build may find it. */
export const unread: ParseOutcome<never> = { record: unknownFile, result: failure() }

/** @param evenIfSlow whether a page that may take long is parsed all the same, and not put off */
export function parseFile(
  source: SourceFile,
  config: ParseConfig,
  evenIfSlow = false,
): ParseOutcome {
  const ref = refOf(source)
  const file = attempt(() => readWithState(ref.location, config.limits.post.error))
  const isLong = source.collection?.isPages === true && (file?.bytes.length ?? 0) > longPage
  if (isLong && !evenIfSlow) return { ...unread, isPutOff: true }
  const record: FileRecord = file ? { state: file.state, digest: sha256(file.bytes) } : unknownFile
  // a post without title and summary is read once more, and may have changed meanwhile
  let last = record.digest
  const read = () => {
    const bytes = source.read()
    last = sha256(bytes)
    return bytes
  }
  const size = () => file?.bytes.length ?? source.size?.() ?? 0
  const result = parsePostFile({ ...ref, read, size }, config, file && headOf(file.bytes))
  // planning may count the words of the article in its own thread, which nobody can end
  if (isLong && result.value?.published !== undefined) createPostReader().words(result.value)
  return { record: last === record.digest ? record : unknownFile, result }
}

/** What another thread found in a file, without the file. */
export type PlainParsed = Omit<ParsedPost, 'source'>

/** The same as `parseFile` gives, as plain data. */
export function parseRef(
  ref: FileRef,
  config: ParseConfig,
  evenIfSlow: boolean,
): ParseOutcome<PlainParsed> {
  const { result, ...outcome } = parseFile(sourceOf(ref), config, evenIfSlow)
  if (!result.ok) return { ...outcome, result }
  const { source, ...value } = result.value
  return { ...outcome, result: { ...result, value } }
}

/** Puts the file back to what another thread found in it. */
export function withSource(
  { result, ...outcome }: ParseOutcome<PlainParsed>,
  source: SourceFile | undefined,
): ParseOutcome {
  if (!result.ok) return { ...outcome, result }
  return { ...outcome, result: { ...result, value: { ...result.value, source } as ParsedPost } }
}

export function sourceOf(ref: FileRef): SourceFile {
  const { name, location } = ref
  return { ...ref, read: () => onPath(name, () => readWithState(location).bytes) }
}

/** Functions of the config can be called in this thread alone. */
export function hasFunctions({ permalink, fields, collections }: ParseConfig): boolean {
  return [permalink, fields, ...collections.map((each) => each.permalink)].some((each) => {
    return typeof each === 'function'
  })
}
