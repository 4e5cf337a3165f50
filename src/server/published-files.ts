import { documentType, servedDocument } from '../http/index.ts'
import type { BuildResult } from '../index.ts'
import { type CodedDocument, codedDocument } from './codings.ts'

/** A file of the publication as it is served. */
export interface PublishedFile {
  /** The path from the output folder. */
  readonly path: string
  readonly type: string
  readonly contents: Uint8Array
  readonly document: CodedDocument
}

/** A path as it stands in an address. */
export function addressOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** Files by the paths of their addresses on this server. */
export type PublishedFiles = ReadonlyMap<string, PublishedFile>

/** The folder of the site below its host, as in its own address. */
export function sitePath(url: string): string {
  return decodeURIComponent(new URL('.', url).pathname)
}

/**
 * The files of a build, each at the path that it has on the site. What has the same bytes as before is the
 * same value as before.
 *
 * The time of a feed is that of its newest entry at first, but a text may be changed without a new time of its
 * entry. newsboat and others that load feeds with curl drop what has the time that they know, although it
 * has other bytes; so a file that was changed under way has the time of the change.
 *
 * @param now the time of the build
 */
export function publishFiles(
  { files, feeds }: Pick<BuildResult, 'files' | 'feeds'>,
  base: string,
  before: PublishedFiles,
  now: number,
): PublishedFiles {
  const second = Math.floor(now / 1000) * 1000
  const feedAt = new Map(feeds.map((feed) => [feed.path, feed]))
  return new Map(
    files.map(({ path, contents }): [string, PublishedFile] => {
      const address = base + path
      const feed = feedAt.get(path)
      const type = documentType(path, feed?.format)
      const known = before.get(address)
      const isSame = known?.type === type && isEqual(known.contents, contents)
      if (isSame) return [address, known]
      const document = codedDocument(
        servedDocument(new Uint8Array(contents), {
          type,
          // never later than an answer (RFC 9110 §8.8.2.1)
          lastModified:
            known === undefined ? feed?.updated && Math.min(feed.updated, second) : second,
        }),
      )
      return [address, { path, type, contents, document }]
    }),
  )
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one === other || Buffer.compare(one, other) === 0
}

/** The paths of files that differ between two builds. */
export function changedPaths(before: PublishedFiles, after: PublishedFiles): readonly string[] {
  const all = new Set([...before.keys(), ...after.keys()])
  return [...all]
    .filter((address) => before.get(address) !== after.get(address))
    .map((address) => (after.get(address) ?? before.get(address))?.path ?? address)
    .sort()
}
