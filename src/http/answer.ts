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

export interface AnswerOptions {
  /** The present, in milliseconds since 1970. */
  readonly now: number
  /** For how many seconds the document may be kept without asking again. */
  readonly freshFor?: number
}

/** The answer to a GET or HEAD for a document. */
export function answerDocument(
  { method, headers }: RequestHead,
  document: ServedDocument,
  { now, freshFor = 0 }: AnswerOptions,
): Answer {
  const status = evaluateConditions(headers, document, now)
  if (status === 412) return { status, fields: {}, body: undefined }
  const { unchanged, whole } = fieldsOf(document, Math.max(0, Math.floor(freshFor)))
  if (status === 304) return { status, fields: unchanged, body: undefined }
  return { status, fields: whole, body: method === 'HEAD' ? undefined : document.bytes }
}

interface FieldsOfAnswers {
  readonly seconds: number
  /** Of an answer that nothing has changed. */
  readonly unchanged: Answer['fields']
  /** Of an answer with the document. */
  readonly whole: Answer['fields']
}

/** What was answered last for each document: many requests come within a second. */
const lastFields = new WeakMap<ServedDocument, FieldsOfAnswers>()

function fieldsOf(document: ServedDocument, seconds: number): FieldsOfAnswers {
  const last = lastFields.get(document)
  if (last?.seconds === seconds) return last
  const caching = seconds > 0 ? `public, max-age=${seconds}` : 'no-cache'
  const unchanged = { ...document.fields, 'cache-control': caching }
  const made = { seconds, unchanged, whole: { ...unchanged, ...document.contentFields } }
  lastFields.set(document, made)
  return made
}
