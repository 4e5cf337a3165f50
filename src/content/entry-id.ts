import type { Identity } from '../config/index.ts'
import { describe, diagnostic } from '../diagnostics/index.ts'
import { type AbsoluteUrl, type EntryId, encodePath, sha256 } from '../model/index.ts'
import type { FieldContext } from './field-context.ts'

/** Some readers cut longer ids, and what is left of two ids may be the same. */
const maxLength = 200

/**
 * The id of an entry: a `tag:` URI (RFC 4151) made of the authority, the day of publication as the
 * author wrote it, and the slug. It does not depend on the site's address, the title, the folder or
 * the time zone, so that none of their changes brings an old post back as new. It is not an http
 * URL, because one reader takes an http id with a new `updated` for another entry.
 */
export function entryId(identity: Identity, day: string, slug: string, url: AbsoluteUrl): EntryId {
  return (identity.kind === 'permalink'
    ? url
    : tagUri(identity.authority, day, slug)) as string as EntryId
}

function tagUri(authority: string, day: string, slug: string): string {
  const uri = `tag:${authority},${day}:${encodePath(slug)}`
  if (uri.length <= maxLength) return uri
  const digest = sha256(uri).slice(0, 16)
  // a percent-encoded character is never cut
  const head = uri.slice(0, maxLength - digest.length - 1).replace(/%[0-9A-F]?$/, '')
  return `${head}-${digest}`
}

/**
 * The id that the front matter pins, if any: an ASCII URI, which is not changed in any way. A number is
 * that of a row in the database that an exporter read.
 */
export function readId({ fields, nameOf, place, report }: FieldContext): EntryId | undefined {
  const { id } = fields
  if (id === undefined) return undefined
  const isUri = /^[a-z][a-z0-9+.-]*:[\x21-\x7E]+$/i.test(id)
  if (isUri && id.length <= maxLength) return id as EntryId
  if (/^\d+$/.test(id)) {
    report(diagnostic('id-number', place('id', id), { field: nameOf('id'), found: id }))
    return undefined
  }
  report(diagnostic('id-invalid', place('id', id), { field: nameOf('id'), found: describe(id) }))
  return undefined
}
