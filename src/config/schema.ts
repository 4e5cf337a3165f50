import * as z from 'zod'
import { listNames } from '../formats/index.ts'
import { belowSite, failure, type Result, success, webUrl } from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import { repeatedRules } from './feed-rules.ts'
import type {
  PermalinkFunction,
  PostInfo,
  UserAuthor,
  UserConfig,
  UserFeedRule,
  UserTerms,
} from './user-config.ts'
import {
  anySite,
  areDistinct,
  fileNames,
  isAuthority,
  isEmail,
  isFeedTitle,
  isFileName,
  isFolder,
  isLanguage,
  isPage,
  isPattern,
  isTimezone,
  surplusOf,
} from './validators.ts'

const addressForm = 'an absolute URL such as https://example.org'
const permalinkForm =
  'a pattern such as /:path/ of :path :slug :year :month :day :category, or a function'
const identityForm = '"permalink", or { authority } with a host name in lower case'

const feedForm =
  '"site", "category", "tag", "author", "language", { scope, … } or { name, where, … }'
const whereForm = 'a function of a post, in a config that is a module and not JSON'
const scopeNames = ['site', 'category', 'tag', 'author', 'language'] as const

/**
 * The config as it is written: the one source of its types, its checks, the editor's JSON Schema
 * (`feedwright.schema.json`) and `docs/configuration.md`. A message says what is allowed.
 */
const schema: z.ZodType<UserConfig> = z.strictObject(
  {
    $schema: text('the path of the JSON Schema').optional().meta({ description: 'For editors.' }),
    site: z.strictObject(
      {
        url: siteUrl('Where the site lives. Every URL in the feeds begins with it.'),
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
      .union([check(permalinkForm, isPattern), callable<PermalinkFunction>(permalinkForm)], {
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
    feeds: z
      .array(z.union([z.enum(scopeNames), feedRule()], { error: feedForm }), {
        error: `a list of feeds, each ${feedForm}`,
      })
      .min(1, { error: 'a list with at least one feed' })
      .superRefine((rules, { addIssue }) => {
        for (const { index, first } of repeatedRules(rules)) {
          const message = `another feed than \`feeds.${first}\`, or one with another \`path\``
          addIssue({ code: 'custom', path: [index], message })
        }
      })
      .optional()
      .meta({
        description:
          'Which feeds there are: `site`, one for each `category`, `tag`, `author` or `language`, and feeds of your own with `name` and `where`.',
        default: ['site', 'category', 'author'],
      }),
    terms: z
      .strictObject({ category: terms(), tag: terms(), author: terms(), language: terms() })
      .optional()
      .meta({ description: 'What feeds say of a category, tag, author or language, by its name.' }),
    related: z
      .strictObject(
        {
          count: wholeNumber(1).optional().meta({ description: 'How many at most.', default: 3 }),
          in: z
            .array(z.enum(['content', 'links'], { error: '"content" or "links"' }))
            .optional()
            .meta({
              description: 'As a list at the end of the content, as links of the entry, or both.',
              default: ['content', 'links'],
            }),
          newer: z.boolean({ error: 'true or false' }).optional().meta({
            description:
              'Whether newer posts count too. Every new post may then change old entries.',
            default: false,
          }),
          languages: z
            .enum(['same', 'any'], { error: '"same" or "any"' })
            .optional()
            .meta({ description: 'Whether posts in other languages count.', default: 'same' }),
        },
        { error: 'a map, as in { count: 3 }' },
      )
      .optional()
      .meta({ description: 'Related posts of each entry. None unless this is given.' }),
    hubs: z
      .array(address('The hub that is told of changes.'), { error: 'a list of absolute URLs' })
      .optional()
      .meta({ description: 'WebSub hubs. Something must tell them after each deployment.' }),
    delivery: z
      .array(z.enum(['headers'], { error: '"headers"' }), { error: 'a list of "headers"' })
      .optional()
      .meta({ description: 'Files for hosts: `headers` writes `_headers`.' }),
    tombstones: z
      .union([z.boolean(), z.strictObject({ days: wholeNumber(1) })], {
        error: 'true, false or { days } with a whole number from 1',
      })
      .optional()
      .meta({
        description:
          'Whether Atom feeds tell of withdrawn posts (RFC 6721), and for how many days, as in { days: 30 }; true is 90. Few readers heed it, and a validator warns.',
        default: false,
      }),
    sizes: z
      .strictObject({
        warning: wholeNumber(1).optional().meta({ description: 'In bytes.', default: 1_000_000 }),
        error: wholeNumber(1).optional().meta({ description: 'In bytes.', default: 2_000_000 }),
        archive: wholeNumber(1).optional().meta({ description: 'In bytes.', default: 1_000_000 }),
      })
      .optional()
      .meta({ description: 'How large a feed and an archive document may be.' }),
  },
  { error: 'a map' },
)

/** One thing that is wrong with a written config: at a key, or with keys that there are not. */
export interface ConfigProblem {
  readonly path: readonly (string | number)[]
  readonly allowed: string
  readonly unknownKeys: readonly string[]
}

/** Holds a config against the schema: the config itself, or all that is wrong with it. */
export function checkConfig(written: unknown): Result<UserConfig, ConfigProblem> {
  const parsed = schema.safeParse(written)
  if (parsed.success) return success(parsed.data)
  const problems = parsed.error.issues.flatMap(innermost).map((issue) => ({
    path: issue.path.filter((part) => typeof part !== 'symbol'),
    allowed: issue.message,
    unknownKeys: issue.code === 'unrecognized_keys' ? issue.keys : [],
  }))
  return failure(...problems)
}

/** What is wrong within a value that is of one of the kinds that are allowed, if only in part. */
function innermost(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  const kinds = issue.code === 'invalid_union' ? issue.errors : []
  const [nearest] = kinds.filter((inner) => {
    return inner.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys')
  })
  if (nearest === undefined) return [issue]
  return nearest.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** The JSON Schema of a config file, for editors. Functions cannot be written in JSON. */
export function configJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.anyOf === undefined) return
      jsonSchema.anyOf = jsonSchema.anyOf.filter((shape) => Object.keys(shape).length > 0)
    },
  })
}

function check(allowed: string, passes: (text: string) => boolean): z.ZodString {
  return z.string({ error: allowed }).refine(passes, { error: allowed })
}

function text(allowed: string): z.ZodString {
  return check(`${allowed}, not empty`, (value) => plainText(value) !== '')
}

function address(description: string): z.ZodString {
  return check(addressForm, (value) => webUrl(value) !== undefined).meta({
    description,
    format: 'uri',
  })
}

function siteUrl(description: string): z.ZodString {
  return check(addressForm, (value) => webUrl(value) !== undefined)
    .refine((value) => surplusOf(value).parts.length === 0, {
      error({ input }) {
        const { parts, rest } = surplusOf(String(input))
        return `without its ${parts.join(' and ')}: ${rest}`
      },
    })
    .meta({ description, format: 'uri' })
}

function image(description: string): z.ZodOptional<z.ZodString> {
  return check('the URL of a picture, or its path on the site', (value) => {
    return webUrl(value, anySite) !== undefined
  })
    .optional()
    .meta({ description })
}

function fileName(usual: string): z.ZodOptional<z.ZodString> {
  return check(`a file name such as ${usual}`, isFileName)
    .refine((name) => !listNames.includes(name.toLowerCase()), {
      error: `another name than those of the lists of feeds, ${listNames.join(', ')}`,
    })
    .optional()
    .meta({ default: usual })
}

function author(): z.ZodType<UserAuthor> {
  return z.strictObject(
    {
      name: text('a name'),
      url: check('the URL of a page, or its path on the site', (value) => {
        return belowSite(value, anySite) !== undefined
      })
        .optional()
        .meta({ description: 'A page about the author.' }),
      email: check('an e-mail address', isEmail)
        .optional()
        .meta({ description: 'Published in Atom feeds.' }),
      avatar: image('A square picture of the author.'),
    },
    { error: 'an author: { name, url, email, avatar }' },
  )
}

function wholeNumber(least: number): z.ZodInt {
  const error = `a whole number from ${least}`
  return z.int({ error }).min(least, { error })
}

function feedRule(): z.ZodType<UserFeedRule> {
  return z
    .strictObject(
      {
        scope: z
          .enum(scopeNames, { error: 'a scope: site, category, tag, author or language' })
          .optional(),
        name: check('a name such as longreads', isFileName)
          .optional()
          .meta({ description: 'Of a feed of its own.' }),
        where: callable<(post: PostInfo) => boolean>(whereForm)
          .optional()
          .meta({ description: 'Which posts a feed of its own holds, as a function of a post.' }),
        title: check('a text, in which :site, :term, :scope and :slug are filled in', isFeedTitle)
          .optional()
          .meta({ description: 'Of `:site` and `:term`.', default: ':site — :term' }),
        path: check('a path such as category/:slug, of :scope, :term and :slug', isFolder)
          .optional()
          .meta({ description: 'The folder of the feed’s files.', default: ':scope/:slug' }),
        page: check('a path such as /:scope/:slug/, or a URL, of :scope, :term and :slug', isPage)
          .optional()
          .meta({ description: 'The page of which this is the feed. The home page otherwise.' }),
        limit: wholeNumber(1).optional(),
        formats: z
          .array(z.enum(['rss', 'atom', 'json'], { error: '"rss", "atom" or "json"' }))
          .min(1, { error: 'a list with at least one of "rss", "atom" and "json"' })
          .refine(areDistinct, { error: 'a list with each format once' })
          .optional(),
        content: z.enum(['full', 'summary'], { error: '"full" or "summary"' }).optional(),
        minPosts: wholeNumber(1)
          .optional()
          .meta({ description: 'With fewer posts there is no feed. 2 for tags, otherwise 1.' }),
        archive: z
          .union([z.boolean(), z.enum(['year', 'month'])], {
            error: 'true, false, "year" or "month"',
          })
          .optional()
          .meta({ description: 'Whether older posts stay reachable, by year or by month.' }),
      },
      { error: feedForm },
    )
    .superRefine(({ scope, name, where }, { addIssue }) => {
      const isOfScope = scope !== undefined && name === undefined && where === undefined
      const isOfItsOwn = scope === undefined && name !== undefined && where !== undefined
      if (isOfScope || isOfItsOwn) return
      const lacksWhere = scope === undefined && name !== undefined
      addIssue({
        code: 'custom',
        path: lacksWhere ? ['where'] : [],
        message: lacksWhere ? whereForm : feedForm,
      })
    })
}

function terms(): z.ZodType<UserTerms | undefined> {
  return z
    .record(
      z.string(),
      z.strictObject({
        title: text('a text').optional(),
        description: text('a text').optional(),
        image: image('A picture for its feed.'),
      }),
      { error: 'a map of names to { title, description, image }' },
    )
    .optional()
}

function callable<F>(allowed: string): z.ZodType<F> {
  return z.custom<F>((value) => typeof value === 'function', { error: allowed })
}
