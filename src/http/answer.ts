import { evaluateConditions, type HeaderFields } from './preconditions.ts'
import type { ServedDocument } from './served-document.ts'

/** What is asked of a request for a document. */
export interface RequestHead {
  readonly method: string
  readonly headers: HeaderFields
}

/** What a request for a document is answered, whatever sends it. */
export interface Answer {
  readonly status: 200 | 304 | 412
  readonly fields: Readonly<Record<string, string>>
  /** Undefined where the answer has no body. */
  readonly body: Uint8Array<ArrayBuffer> | undefined
}

/** The answer to a GET or HEAD for a document. */
export function answerDocument(
  { method, headers }: RequestHead,
  document: ServedDocument,
  now: number,
): Answer {
  const { fields, contentFields, bytes } = document
  const status = evaluateConditions(headers, document, now)
  if (status === 412) return { status, fields: {}, body: undefined }
  if (status === 304) return { status, fields, body: undefined }
  const body = method === 'HEAD' ? undefined : bytes
  return { status, fields: { ...fields, ...contentFields }, body }
}
