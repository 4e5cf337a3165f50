import { isEmail, siteAuthor, type UserAuthor } from '../config/index.ts'
import { describe, diagnostic, didYouMean } from '../diagnostics/index.ts'
import { type AbsoluteUrl, type Author, belowSite, webUrl } from '../model/index.ts'
import type { FieldContext } from './field-context.ts'
import type { AuthorField } from './field-values.ts'
import { refuseUrl } from './post-urls.ts'

/**
 * The authors of a post. Where the post names none, they are the only author of the config, or else
 * the site itself.
 */
export function readAuthors(context: FieldContext): readonly Author[] {
  const { fields, config } = context
  const { authors: known } = config.site
  const byName = new Map<string, Author>()
  for (const field of fields.authors ?? []) {
    for (const each of splitKeys(field, known)) {
      const author = readAuthor(each, context)
      if (author !== undefined) byName.set(author.name, author)
    }
  }
  return byName.size > 0 ? [...byName.values()] : [siteAuthor(config.site)]
}

/** A name may hold a comma, so a text is split only where all its parts are keys of the config. */
function splitKeys(
  author: AuthorField,
  known: ReadonlyMap<string, Author>,
): readonly AuthorField[] {
  if (typeof author !== 'string' || !author.includes(',')) return [author]
  const keys = author.split(',').map((key) => key.trim())
  return keys.every((key) => known.has(key)) ? keys : [author]
}

/** Undefined for a number that a value has: the key of an author in a database. */
function readAuthor(field: AuthorField, context: FieldContext): Author | undefined {
  if (typeof field !== 'string') return readAuthorObject(field, context)
  const { config, isValue, nameOf, place, report } = context
  const known = config.site.authors
  // `Name <address>`: an address inside a name is published by every reader that shows the name
  const [, before, email] = /^([^<]*)<([^\s@<>]+@[^\s@<>]+)>$/.exec(field) ?? []
  // a link of Markdown
  const [, linked, url] = /^\[([^[\]]+)\]\(([^\s()<>]+)\)$/.exec(field) ?? []
  const key = linked?.trim() ?? field
  const name = before?.trimEnd() || (email ?? key)
  const author = known.get(key) ?? [...known.values()].find((each) => each.name === name)
  if (author !== undefined) return author
  if (linked !== undefined) {
    return readAuthorObject({ name, url: url?.replace(/^mailto:.*/, '') || undefined }, context)
  }
  // where all the keys are names of persons, no word is a mistyped key
  if ([...known.keys()].some(looksLikeKey) && looksLikeKey(field)) {
    const suggestion = didYouMean(field, known.keys())
    report(diagnostic('author-unknown', place('authors', field), { author: field, suggestion }))
  } else if (isValue && /^\d+$/.test(field)) {
    const args = { field: nameOf('authors'), found: field }
    report(diagnostic('author-number', place('authors', field), args))
    return undefined
  }
  return { name, email }
}

function readAuthorObject({ name, url, email, avatar }: UserAuthor, context: FieldContext): Author {
  const { nameOf, place, report } = context
  const site = context.config.site.url
  const address = (text: string | undefined, resolve: typeof belowSite): AbsoluteUrl | undefined =>
    text === undefined
      ? undefined
      : (resolve(text, site) ?? refuseUrl('authors', text, 'a web address', context))
  if (email !== undefined && !isEmail(email)) {
    const args = { field: nameOf('authors'), found: describe(email), allowed: 'an e-mail address' }
    report(diagnostic('field-invalid', place('authors', email), args))
  }
  return { name, url: address(url, belowSite), email, avatar: address(avatar, webUrl) }
}

/** Whether a text looks like `mira-solberg`, which is no name of a person. */
function looksLikeKey(text: string): boolean {
  return /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/.test(text)
}
