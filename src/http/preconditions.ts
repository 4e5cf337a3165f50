import { parseHttpDate } from './http-date.ts'

/** What a client may know of a document. */
export interface Validators {
  /** Strong: other bytes have another one. */
  readonly etag: string
  /** In milliseconds since 1970, in whole seconds. */
  readonly lastModified: number | undefined
}

/** The header fields of a request, as `Headers` gives them. */
export interface HeaderFields {
  get(name: string): string | null
}

/** The header fields of a request as Node has them. */
export function nodeFields(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): HeaderFields {
  return {
    get(name) {
      const value = headers[name]
      return value === undefined ? null : [value].flat().join(', ')
    },
  }
}

/**
 * The status of a GET or HEAD that would be answered 200 without its conditions, in the order of
 * RFC 9110 §13.2.2. Conditions that cannot be read are not met by any document, dates that cannot be
 * read are no conditions; `Range` and `If-Range` are ignored, as a server may.
 */
export function evaluateConditions(
  headers: HeaderFields,
  { etag, lastModified }: Validators,
  now: number,
): 200 | 304 | 412 {
  const match = headers.get('if-match')
  if (match !== null && !lists(match, etag, 'strong')) return 412
  const isChangedSince = (name: string) => {
    const value = headers.get(name)
    if (value === null || lastModified === undefined) return undefined
    const date = parseHttpDate(value, now)
    return date === undefined ? undefined : lastModified > date
  }
  if (match === null && isChangedSince('if-unmodified-since') === true) return 412
  const noneMatch = headers.get('if-none-match')
  if (noneMatch !== null) return lists(noneMatch, etag, 'weak') ? 304 : 200
  return isChangedSince('if-modified-since') === false ? 304 : 200
}

/** One entity tag of a list, and what stands around it. */
const nextTag = /[ \t,]*(W\/)?("[\x21\x23-\x7E\x80-\xFF]*")[ \t]*(?=,|$)/y

/** Whether a list of entity tags has this one (RFC 9110 §8.8.3.2). It is read up to its first fault. */
function lists(list: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  if (list === etag || list.trim() === '*') return true
  nextTag.lastIndex = 0
  for (let found = nextTag.exec(list); found !== null; found = nextTag.exec(list)) {
    const [, weak, tag] = found
    if (tag === etag && (comparison === 'weak' || weak === undefined)) return true
  }
  return false
}
