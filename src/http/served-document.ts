import { sha256 } from '../model/index.ts'
import type { Validators } from './preconditions.ts'

/** A document as it is answered. */
export interface ServedDocument extends Validators {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The fields of each answer that has no time. */
  readonly fields: Readonly<Record<string, string>>
  /** The fields that an answer with the document has as well. */
  readonly contentFields: Readonly<Record<string, string>>
}

interface DocumentFacts {
  /** The content type, with its parameters. */
  readonly type: string
  /** In milliseconds since 1970. */
  readonly lastModified?: number | undefined
  /** Fields of each answer. */
  readonly fields?: Readonly<Record<string, string>>
}

/** A document with the validators that belong to its bytes. */
export function servedDocument(
  bytes: Uint8Array<ArrayBuffer>,
  { type, lastModified, fields }: DocumentFacts,
): ServedDocument {
  const etag = `"${sha256(bytes).slice(0, 32)}"`
  return {
    bytes,
    etag,
    lastModified,
    fields: { etag, ...fields },
    contentFields: {
      // not with a 304 that has a tag (RFC 9110 §15.4.5)
      ...(lastModified === undefined
        ? {}
        : { 'last-modified': new Date(lastModified).toUTCString() }),
      'content-type': type,
      'content-length': String(bytes.length),
    },
  }
}
