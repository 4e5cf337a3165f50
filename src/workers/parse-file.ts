import { type FileRecord, unknownFile } from '../cache/index.ts'
import type { ParseConfig } from '../config/index.ts'
import { headOf } from '../content/index.ts'
import { attempt, onPath, readWithState } from '../files/index.ts'
import { type ParsedPost, type Result, type SourceFile, sha256 } from '../model/index.ts'
import { parsePostFile } from '../per-post.ts'

/** A file on the disk, as plain data. */
export interface FileRef extends Pick<SourceFile, 'path' | 'name' | 'collection'> {
  readonly location: string
}

/** What was read of a file, and how the file was. */
export interface ParseOutcome<Parsed = ParsedPost> {
  readonly record: FileRecord
  readonly result: Result<Parsed>
}

/** Where a file of the disk lies. */
export function refOf({ path, name, location, collection }: SourceFile): FileRef {
  if (location === undefined) throw new TypeError(`${name} lies on no disk`)
  return { path, name, location, collection }
}

export function parseFile(source: SourceFile, config: ParseConfig): ParseOutcome {
  const ref = refOf(source)
  const file = attempt(() => readWithState(ref.location, config.limits.post.error))
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
  return { record: last === record.digest ? record : unknownFile, result }
}

/** What another thread found in a file, without the file. */
export type PlainParsed = Omit<ParsedPost, 'source'>

/** The same as `parseFile` gives, as plain data. */
export function parseRef(ref: FileRef, config: ParseConfig): ParseOutcome<PlainParsed> {
  const { record, result } = parseFile(sourceOf(ref), config)
  if (!result.ok) return { record, result }
  const { source, ...value } = result.value
  return { record, result: { ...result, value } }
}

/** Puts the file back to what another thread found in it. */
export function withSource(
  { record, result }: ParseOutcome<PlainParsed>,
  source: SourceFile | undefined,
): ParseOutcome {
  if (!result.ok) return { record, result }
  return { record, result: { ...result, value: { ...result.value, source } as ParsedPost } }
}

export function sourceOf(ref: FileRef): SourceFile {
  const { name, location } = ref
  return { ...ref, read: () => onPath(name, () => readWithState(location).bytes) }
}
