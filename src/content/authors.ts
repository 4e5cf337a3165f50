import { isEmail, siteAuthor } from '../config/index.ts'
import { describe, diagnostic, didYouMean } from '../diagnostics/index.ts'
import { type AbsoluteUrl, type Author, belowSite, webUrl } from '../model/index.ts'
import type { FieldContext } from './field-context.ts'
import type { AuthorField } from './fields.ts'
import { refuse } from './post-urls.ts'

/** Who wrote a post. Where nobody is named, the only author of the config does, or the site itself. */
export function resolveAuthors(reading: FieldContext): readonly Author[] {
  const { fields, config } = reading
  const { authors: known } = config.site
  const written = (fields.authors ?? [])
    .flatMap((author) => keysIn(author, known))
    .map((author) => resolveAuthor(author, reading))
  const byName = new Map(written.map((author) => [author.name, author]))
  return byName.size > 0 ? [...byName.values()] : [siteAuthor(config.site)]
}

/** A name may hold a comma, but a list of keys does not name anybody. */
function keysIn(author: AuthorField, known: ReadonlyMap<string, Author>): readonly AuthorField[] {
  const keys = typeof author === 'string' ? author.split(',').map((key) => key.trim()) : []
  return keys.length > 1 && keys.every((key) => known.has(key)) ? keys : [author]
}

function resolveAuthor(written: AuthorField, reading: FieldContext): Author {
  if (typeof written !== 'string') return resolveObject(written, reading)
  const { config, place, report } = reading
  const known = config.site.authors
  // `Name <address>`: an address inside a name is published by every reader that shows the name
  const [, before, email] = /^([^<]*?)\s*<([^\s@<>]+@[^\s@<>]+)>$/.exec(written) ?? []
  const name = before || (email ?? written)
  const author = known.get(written) ?? [...known.values()].find((each) => each.name === name)
  if (author !== undefined) return author
  if (known.size > 0 && looksLikeKey(written)) {
    const suggestion = didYouMean(written, known.keys())
    report(diagnostic('author-unknown', place('authors', written), { author: written, suggestion }))
  }
  return { name, email }
}

function resolveObject(
  { name, url, email, avatar }: Exclude<AuthorField, string>,
  reading: FieldContext,
): Author {
  const { nameOf, place, report } = reading
  const site = reading.config.site.url
  const address = (text: string | undefined, read: typeof belowSite): AbsoluteUrl | undefined =>
    text === undefined
      ? undefined
      : (read(text, site) ?? refuse('authors', text, 'a web address', reading))
  if (email !== undefined && !isEmail(email)) {
    const args = { field: nameOf('authors'), found: describe(email), allowed: 'an e-mail address' }
    report(diagnostic('field-invalid', place('authors', email), args))
  }
  return { name, url: address(url, belowSite), email, avatar: address(avatar, webUrl) }
}

/** `mira-solberg`, which nobody is called. */
function looksLikeKey(text: string): boolean {
  return /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/.test(text)
}
