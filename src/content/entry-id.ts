import { createHash } from 'node:crypto'
import type { Identity } from '../config/index.ts'
import { describe, diagnostic } from '../diagnostics/index.ts'
import { type AbsoluteUrl, type EntryId, encodePath } from '../model/index.ts'
import type { FieldContext } from './field-context.ts'

/** Longer ids are cut by some reader, and what is left may not be unique. */
const maximum = 200

/**
 * The id of an entry: a `tag:` URI (RFC 4151) of the authority, the day of publication as it was
 * written, and the slug. Nothing of it depends on the site's address, the title, the folder or the
 * time zone, so none of their changes brings an old post back as new. It is no http URL: one reader
 * takes an http id with a new `updated` for another entry.
 */
export function entryId(identity: Identity, day: string, slug: string, url: AbsoluteUrl): EntryId {
  return (identity.kind === 'permalink'
    ? url
    : tagUri(identity.authority, day, slug)) as string as EntryId
}

function tagUri(authority: string, day: string, slug: string): string {
  const uri = `tag:${authority},${day}:${encodePath(slug)}`
  if (uri.length <= maximum) return uri
  const digest = createHash('sha256').update(uri).digest('hex').slice(0, 16)
  // never within a percent-encoded character
  const head = uri.slice(0, maximum - digest.length - 1).replace(/%[0-9A-F]?$/, '')
  return `${head}-${digest}`
}

/** The id that an author pinned, if any: a URI in ASCII, kept to the letter. */
export function readId({ fields, nameOf, place, report }: FieldContext): EntryId | undefined {
  const { id } = fields
  if (id === undefined) return undefined
  const isUri = /^[a-z][a-z0-9+.-]*:[\x21-\x7E]+$/i.test(id)
  if (isUri && id.length <= maximum) return id as EntryId
  report(diagnostic('id-invalid', place('id', id), { field: nameOf('id'), found: describe(id) }))
  return undefined
}
