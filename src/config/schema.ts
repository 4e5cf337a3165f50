import * as z from 'zod'
import { type FormatName, webUrl } from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import type { PermalinkFunction, WrittenAuthor, WrittenConfig } from './written.ts'

const permalinkForm =
  'a pattern such as /:path/ of :path :slug :year :month :day :category, or a function'
const identityForm = '"permalink", or { authority } with a host name in lower case'

/**
 * The config as it is written: the one source of its types, its checks, the editor's JSON Schema
 * (`feedwright.schema.json`) and `docs/configuration.md`. A message says what is allowed.
 */
export const schema: z.ZodType<WrittenConfig> = z.strictObject(
  {
    $schema: text('the path of the JSON Schema').optional().meta({ description: 'For editors.' }),
    site: z.strictObject(
      {
        url: address('Where the site lives. Every URL in the feeds begins with it.'),
        title: text('a text').meta({ description: 'The name of the publication.' }),
        description: text('a text').optional().meta({ description: 'One sentence about it.' }),
        language: check('a BCP 47 tag such as en-GB', isLanguage)
          .optional()
          .meta({ description: 'The language of posts that name none, as in en-GB or uk.' }),
        timezone: check('an IANA time zone such as Europe/Istanbul', isTimezone)
          .optional()
          .meta({ description: 'In which dates without an offset are read.', default: 'UTC' }),
        authors: z
          .record(z.string(), author(), { error: 'a map of keys to authors' })
          .optional()
          .meta({
            description: 'Authors by the key that posts use. A single one signs every post.',
          }),
        copyright: text('a text').optional().meta({ description: 'As in "© 2025 The Meridian".' }),
        image: image('The logo of the publication: PNG, JPEG or GIF, wide.'),
        icon: image('A square picture of at least 512 pixels.'),
        favicon: image('A square picture of at least 64 pixels.'),
      },
      { error: 'a map with at least url and title' },
    ),
    posts: text('the path of a folder')
      .optional()
      .meta({ description: 'The folder of the articles.', default: 'posts' }),
    out: text('the path of a folder')
      .optional()
      .meta({ description: 'The folder that the feeds are written to.', default: 'dist' }),
    permalink: z
      .union([check(permalinkForm, isPattern), callable<PermalinkFunction>()], {
        error: permalinkForm,
      })
      .optional()
      .meta({
        description: 'Where the page of a post is, below the site’s URL.',
        default: '/:path/',
      }),
    limit: z
      .int({ error: 'a whole number from 1' })
      .min(1, { error: 'a whole number from 1' })
      .optional()
      .meta({ description: 'How many of the newest posts a feed holds.', default: 30 }),
    content: z
      .enum(['full', 'summary'], { error: '"full" or "summary"' })
      .optional()
      .meta({ description: 'Whether entries carry the whole article.', default: 'full' }),
    identity: z
      .union(
        [
          z.literal('permalink'),
          z.strictObject({ authority: check(identityForm, isAuthority).optional() }),
        ],
        { error: identityForm },
      )
      .optional()
      .meta({
        description:
          'What the ids of entries are made of. `authority` is a host name that stays when the site moves (default: the host of `site.url`); "permalink" is for sites whose ids have always been their URLs.',
      }),
    files: z
      .strictObject({
        rss: fileName('rss.xml'),
        atom: fileName('atom.xml'),
        json: fileName('feed.json'),
      })
      .refine((files) => areDistinct(Object.values(fileNames(files))), {
        error: 'a map with another name for each format',
      })
      .optional()
      .meta({ description: 'The file name of each format.' }),
  },
  { error: 'a map' },
)

export type Issue = z.core.$ZodIssue

/** The schema as JSON Schema. Functions cannot be written in JSON. */
export function jsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.anyOf === undefined) return
      jsonSchema.anyOf = jsonSchema.anyOf.filter((shape) => Object.keys(shape).length > 0)
    },
  })
}

/** What a permalink pattern may name. */
const permalinkNames = ['path', 'slug', 'year', 'month', 'day', 'category'] as const

/** BCP 47 with a language of ISO 639, as all registered ones have: `en-GB`, not `english`. */
export function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/.test(Intl.getCanonicalLocales(tag)[0] ?? '')
  } catch {
    return false
  }
}

/** The file name of each format, the usual ones where none is written. */
export function fileNames(written: WrittenConfig['files']): Readonly<Record<FormatName, string>> {
  return {
    rss: written?.rss ?? 'rss.xml',
    atom: written?.atom ?? 'atom.xml',
    json: written?.json ?? 'feed.json',
  }
}

/** Also where files are found under names in either case. */
function areDistinct(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(text)
}

/** A name such as Europe/Istanbul; newer versions of Node take a bare offset for one as well. */
function isTimezone(zone: string): boolean {
  try {
    return /^[a-z]/i.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

function isPattern(pattern: string): boolean {
  const names = pattern.match(/:\w+/g) ?? []
  return (
    pattern.startsWith('/') &&
    names.length > 0 &&
    names.every((name) => permalinkNames.some((known) => name === `:${known}`))
  )
}

/** The taggingEntity of RFC 4151 §2.1: a domain name or an address at one, in lower case. */
function isAuthority(authority: string): boolean {
  return /^(?:[a-z0-9._-]+@)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(authority)
}

function isFileName(name: string): boolean {
  return /^[\w][\w.-]*$/.test(name)
}

function check(allowed: string, passes: (text: string) => boolean): z.ZodString {
  return z.string({ error: allowed }).refine(passes, { error: allowed })
}

function text(allowed: string): z.ZodString {
  return check(`${allowed}, not empty`, (value) => plainText(value) !== '')
}

function address(description: string): z.ZodString {
  return check(
    'an absolute URL such as https://example.org',
    (value) => webUrl(value) !== undefined,
  ).meta({
    description,
    format: 'uri',
  })
}

function image(description: string): z.ZodOptional<z.ZodString> {
  return check('the URL of a picture, or its path on the site', (value) => {
    return webUrl(value, 'https://site.invalid/') !== undefined
  })
    .optional()
    .meta({ description })
}

function fileName(usual: string): z.ZodOptional<z.ZodString> {
  return check(`a file name such as ${usual}`, isFileName).optional().meta({ default: usual })
}

function author(): z.ZodType<WrittenAuthor> {
  return z.strictObject(
    {
      name: text('a name'),
      url: address('A page about the author.').optional(),
      email: check('an e-mail address', isEmail)
        .optional()
        .meta({ description: 'Published in Atom feeds.' }),
      avatar: image('A square picture of the author.'),
    },
    { error: 'an author: { name, url, email, avatar }' },
  )
}

function callable<F>(): z.ZodType<F> {
  return z.custom<F>((value) => typeof value === 'function')
}
