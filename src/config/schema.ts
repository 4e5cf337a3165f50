import * as z from 'zod'
import { guessCodes, postErrorCodes } from '../diagnostics/index.ts'
import { companionNames, type FormatName, formatNames, formats } from '../formats/index.ts'
import {
  failure,
  generatorNames,
  type RenamableName,
  type Result,
  renamableNames,
  success,
  termScopeNames,
} from '../model/index.ts'
import { defaults, withDefaults } from './defaults.ts'
import { listOf, recordOf } from './lists.ts'
import { endings } from './permalink-rule.ts'
import { contentSchema } from './schema-content.ts'
import { feedsSchema, termsSchema } from './schema-feeds.ts'
import { subscribePagesSchema } from './schema-pages.ts'
import {
  address,
  callable,
  oneOf,
  optional,
  pageAddress,
  picture,
  quoted,
  siteAddress,
  text,
  textThat,
  trueOrFalse,
  wholeNumber,
} from './schema-values.ts'
import type {
  ComponentFunction,
  FieldsFunction,
  PermalinkFunction,
  UserAuthor,
  UserCollection,
  UserConfig,
  UserSite,
} from './user-config.ts'
import {
  areDistinctFileNames,
  isAuthority,
  isEmail,
  isFileName,
  isFilePattern,
  isLanguage,
  isPattern,
  isPermalinkPattern,
  isTimezone,
  permalinkPlaceholders,
} from './validators.ts'

const permalinkParts = listOf(
  Object.keys(permalinkPlaceholders).map((name) => `:${name}`),
  'and',
)
const permalinkAllowed = `a pattern such as /:path/, of ${permalinkParts}, or a function, or { pattern, day, slugs }`
const fieldsAllowed = 'a map of fields to names, as in { date: "posted" }, or a function'
const relatedPlaces = ['content', 'links'] as const
const folderAllowed = 'the path of a folder; a pattern belongs in `include`'
const replaceAllowed = 'true, or a list of paths such as rss.xml'
const componentAllowed = 'a function that returns HTML'
const identityAllowed = '"permalink", or { authority } with a host name in lower case'

const rulesAllowed = 'a map of codes to "leave-out", as in { "date-invalid": "leave-out" }'

/**
 * The config as its author writes it: the one source of its checks, of the JSON Schema for editors
 * (`feedwright.schema.json`), of `docs/configuration.md` and of the comments in `user-config.ts`.
 */
const schema: z.ZodType<UserConfig> = z.strictObject(
  {
    $schema: optional(text('the path of the JSON Schema'), 'The JSON Schema, for editors.'),
    site: siteSchema().meta({ description: 'The publication, and where it lives.' }),
    generator: optional(
      oneOf(generatorNames),
      'The generator of the site. What its own config says is then taken for the keys that this one lacks.',
    ),
    posts: optional(
      postsSchema(),
      'Where the articles are: a folder, a pattern such as `content/blog/*.md`, a map with `dir`, or a list of these. A file belongs to the first that it fits.',
      defaults.posts,
    ),
    exclude: optional(
      patterns('posts/old/**'),
      'Which files are no articles: patterns from the root, such as `posts/README.md` or `posts/old/**`.',
    ),
    languages: optional(
      z.array(language(), { error: 'a list of BCP 47 tags such as en-GB' }),
      'The languages that paths name, as in `index.uk.md` or `uk/index.md`. The posts of one path are translations of each other.',
    ),
    out: optional(
      text('the path of a folder'),
      'The folder that the feeds are written to.',
      defaults.out,
    ),
    permalink: optional(
      permalinkSchema(),
      'Where the page of a post is, below the site’s URL: a pattern of such parts as :path, :slug, :year, :month, :day and :category, or a function that is given these, the title and the front matter, and returns a path.',
      defaults.permalink,
    ),
    ending: optional(
      oneOf(endings),
      'How the addresses of posts end that no `permalink` of yours makes: with a slash, with `.html`, or with neither, which is an empty text. It corrects what was found in the generator’s own config.',
    ),
    fields: optional(
      z.union([fieldsSchema(), callable<FieldsFunction>(fieldsAllowed)], { error: fieldsAllowed }),
      'What your site calls the fields of its posts, where Feedwright does not know the names. Of a list, the first name that a post has counts; an empty list says that no post has the field. Or a function that is given the front matter and the path of a post, and returns fields.',
    ),
    images: optional(imagesSchema(), 'Where the pictures of posts are.'),
    undated: optional(
      oneOf(['page', 'warn', 'error']),
      'What a file without a date is: a page, which is left out; the same with one warning for all of them, since a date may have been forgotten; or an error. Pages that are known by their names or layouts are always left out.',
      defaults.undated,
    ),
    rules: optional(
      rulesSchema(),
      'Errors about one post that do not stop the build: with "leave-out", the post is left out, and the error is a warning. Warnings that may be wrong are not given with "off". docs/diagnostics.md says which errors and warnings these can be.',
    ),
    limit: optional(wholeNumber(), 'How many of the newest posts a feed holds.', defaults.limit),
    content: optional(
      contentSchema(),
      'Whether entries carry the whole article or only its summary; or where the pages of the site are, from which the whole articles are taken.',
      defaults.content,
    ),
    identity: optional(
      z.union([z.literal('permalink'), identitySchema()], { error: identityAllowed }),
      'What the ids of entries are made of: an `authority`, or "permalink" for sites whose ids have always been their URLs.',
    ),
    files: optional(filesSchema(), 'The file name of each format.'),
    feeds: optional(
      feedsSchema(),
      `Which feeds there are: \`site\`, one for each ${listOf(termScopeNames.map((scope) => `\`${scope}\``))}, and feeds of your own with \`name\` and \`where\`.`,
      defaults.feeds,
    ),
    terms: optional(termsSchema(), `What feeds say of a ${listOf(termScopeNames)}, by its name.`),
    related: optional(
      relatedSchema(),
      'Related posts of each entry. Without it, entries name none.',
    ),
    hubs: optional(
      z.array(address(), { error: 'a list of absolute URLs' }),
      'The URLs of WebSub hubs. Your deployment must tell them of each change.',
    ),
    delivery: optional(
      z.array(oneOf(['headers', 'feed-types']), { error: 'a list of "headers" and "feed-types"' }),
      'How the feeds are served: "headers" writes `_headers` for hosts that read it; with "feed-types", RSS and Atom have the types of their own there, which browsers show as plain text or download, in place of `application/xml`.',
    ),
    pages: optional(
      z.union([z.boolean(), subscribePagesSchema()], {
        error: 'true, false or a map, as in { accent: "#b3470b" }',
      }),
      'Whether there are pages for visitors: one to subscribe on, one for each feed, and a stylesheet by which browsers show the feeds themselves.',
      false,
    ),
    lists: optional(
      trueOrFalse(),
      'Whether the files about all feeds are written too: the index, the OPML and the lines for the heads of pages.',
      defaults.lists,
    ),
    replace: optional(
      z.union([z.boolean(), z.array(text('a path'), { error: replaceAllowed })], {
        error: replaceAllowed,
      }),
      'Files in the output folder that Feedwright did not write and may replace: their paths from that folder, or true for all.',
      false,
    ),
    tombstones: optional(
      z.union([z.boolean(), tombstonesSchema()], {
        error: 'true, false or { days } with a whole number from 1',
      }),
      `Whether Atom feeds name withdrawn posts (RFC 6721); true means for ${defaults.tombstoneDays} days. Few readers act on it, and the W3C validator warns of it.`,
      false,
    ),
    components: optional(
      z.record(z.string(), callable<ComponentFunction>(componentAllowed), {
        error: 'a map of names of components to functions',
      }),
      'What the components of the site show, by their names: functions that are given the properties and the HTML of the children, and return HTML.',
    ),
    sizes: optional(sizesSchema(), 'How large a document may become.'),
    limits: optional(limitsSchema(), 'What a build may be given.'),
  },
  { error: 'a map' },
)

/** One thing that is wrong with a config: a value, or keys that the schema does not have. */
export interface ConfigProblem {
  readonly path: readonly (string | number)[]
  readonly allowed: string
  readonly unknownKeys: readonly string[]
}

/** Checks a config against the schema. The result is the config itself, or all that is wrong with it. */
export function checkConfig(config: unknown): Result<UserConfig, ConfigProblem> {
  const parsed = schema.safeParse(config)
  if (parsed.success) return success(parsed.data)
  const problems = parsed.error.issues.flatMap(innermost).map((issue) => ({
    ...placeOfKeys(issue),
    allowed: issue.message,
  }))
  return failure(...problems)
}

/** Where an issue is, and which keys it is about if there are no such keys. */
function placeOfKeys(issue: z.core.$ZodIssue): Pick<ConfigProblem, 'path' | 'unknownKeys'> {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') return { path, unknownKeys: issue.keys }
  if (issue.code !== 'invalid_key') return { path, unknownKeys: [] }
  return { path: path.slice(0, -1), unknownKeys: [String(path.at(-1))] }
}

/**
 * A value that may be of several kinds fits none of them: the problems of the kind that it is nearest
 * to, as in a map with one wrong key.
 */
function innermost(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  const kinds = issue.code === 'invalid_union' ? issue.errors : []
  const [nearest] = kinds.filter((inner) => {
    return inner.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys')
  })
  if (nearest === undefined) return [issue]
  return nearest.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }))
}

/**
 * The JSON Schema of a config file, for editors. It knows no functions, as JSON has none. What a config
 * must have, the generator’s own config may have where one is named.
 */
export function configJsonSchema(): Record<string, unknown> {
  const { required: ofRoot, ...root } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.anyOf === undefined) return
      jsonSchema.anyOf = jsonSchema.anyOf.filter((shape) => Object.keys(shape).length > 0)
    },
  })
  const properties = root.properties as Record<string, { required?: string[] }>
  const { required: ofSite, ...site } = properties['site'] ?? {}
  return {
    ...root,
    properties: { ...properties, site },
    if: { required: ['generator'] },
    else: { required: ofRoot, properties: { site: { required: ofSite } } },
  }
}

function language() {
  return textThat(isLanguage, 'a BCP 47 tag such as en-GB')
}

function patterns(example: string) {
  const allowed = `a pattern of files such as ${example}, which does not begin with !`
  return z.array(textThat(isFilePattern, allowed), { error: 'a list of patterns of files' })
}

function postsSchema(): z.ZodType<NonNullable<UserConfig['posts']>> {
  const folder = text('the path of a folder').refine((path) => !path.startsWith('!'), {
    error: 'a folder or a pattern of files; what is left out belongs in `exclude`',
  })
  const error = 'the path of a folder, a pattern of files, { dir, … }, or a list of these'
  const each = z.union([folder, collectionSchema()], { error })
  return z.union([folder, collectionSchema(), z.array(each, { error }).min(1, { error })], {
    error,
  })
}

function collectionSchema(): z.ZodType<UserCollection> {
  return z.strictObject({
    from: optional(
      z.literal('pages', { error: '"pages"' }),
      'Says that the articles are built pages, which hold their title and their date themselves.',
    ),
    dir: textThat((dir) => dir.trim() !== '' && !isPattern(dir), folderAllowed).meta({
      description: 'The folder of the articles.',
    }),
    name: optional(
      text('a name'),
      'The name of the collection, for feeds of it. Without it: the last part of `dir`.',
    ),
    include: optional(
      patterns('**/post.md'),
      'Which files are articles: patterns from the folder. Without it: all Markdown files, or all pages.',
    ),
    exclude: optional(
      patterns('**/README.md'),
      'Which files are no articles: patterns from the folder.',
    ),
    permalink: optional(
      permalinkSchema(),
      'Where the page of a post is. Without it: `permalink` of the config.',
    ),
    language: optional(
      language(),
      'The language of posts that name none. Without it: the language of the site.',
    ),
    defaults: optional(
      z.record(z.string(), z.unknown(), { error: 'a map of fields' }),
      'Front matter of the posts that lack a field, as in `{ author: "mira" }`.',
    ),
  })
}

function siteSchema(): z.ZodType<UserSite> {
  return z.strictObject(
    {
      url: siteAddress().meta({
        description: 'The address of the site. Every URL in the feeds begins with it.',
      }),
      title: text().meta({ description: 'The name of the publication.' }),
      description: optional(text(), 'One sentence about the publication.'),
      language: optional(
        language(),
        'The language of posts that name none: a BCP 47 tag such as en-GB or uk.',
      ),
      timezone: optional(
        textThat(isTimezone, 'an IANA time zone such as Europe/Istanbul'),
        'The time zone of dates that name none, such as Europe/Istanbul.',
        defaults.timezone,
      ),
      authors: optional(
        z.record(z.string(), authorSchema(), { error: 'a map of keys to authors' }),
        'The authors, by the keys that posts use. If there is only one, it is the author of every post that names none.',
      ),
      copyright: optional(text(), 'The copyright notice, as in "© 2025 The Meridian".'),
      image: optional(picture(), 'The wide logo of the publication: a PNG, JPEG or GIF.'),
      icon: optional(picture(), 'A square picture of at least 512 pixels.'),
      favicon: optional(picture(), 'A square picture of at least 64 pixels.'),
    },
    { error: 'a map with at least url and title' },
  )
}

function authorSchema(): z.ZodType<UserAuthor> {
  return z.strictObject(
    {
      name: text('a name').meta({ description: 'The name that readers show.' }),
      url: optional(pageAddress(), 'A page about the author.'),
      email: optional(
        textThat(isEmail, 'an e-mail address'),
        'The e-mail address. Atom feeds publish it.',
      ),
      avatar: optional(picture(), 'A square picture of the author.'),
    },
    { error: 'an author: { name, url, email, avatar }' },
  )
}

function permalinkSchema(): z.ZodType<NonNullable<UserConfig['permalink']>> {
  const pattern = textThat(isPermalinkPattern, permalinkAllowed)
  const rule = z.strictObject({
    pattern: pattern.meta({ description: 'The pattern, of the same parts.' }),
    translations: optional(
      pattern,
      'The pattern for posts in another language than the site’s, as in `/:slug-:language.html`. Without it, all posts have the same.',
    ),
    day: optional(
      oneOf(['written', 'zone']),
      'Which day the parts of the date are: the one that is written, as with Hugo, or the one in the site’s time zone, as with Jekyll.',
      defaults.permalinkDay,
    ),
    slugs: optional(
      oneOf(generatorNames),
      'In which generator’s way names become parts of URLs. Without it, they stay as they are.',
    ),
  })
  return z.union([pattern, callable<PermalinkFunction>(permalinkAllowed), rule], {
    error: permalinkAllowed,
  })
}

function fieldsSchema() {
  const name = text('the name of a field')
  const allowed = 'a name, or a list of names'
  const names = (field: RenamableName) =>
    optional(
      z.union([name, z.array(name, { error: allowed })], { error: allowed }),
      `What your site calls \`${field}\`.`,
    )
  return z.strictObject(recordOf(renamableNames, names))
}

function imagesSchema() {
  const base = picture().meta({
    description:
      'The folder on the site in which pictures lie that a post only gives the name of, as in `/images/`; `./images/` is beside each post. Without it, only a post that is the `index.md` of a folder has such pictures, beside it.',
  })
  return z.strictObject({ base }, { error: 'a map, as in { base: "/images/" }' })
}

function identitySchema() {
  return z.strictObject({
    authority: optional(
      textThat(isAuthority, identityAllowed),
      'The host name in all ids. It stays when the site moves. Without it: the host of `site.url`.',
    ),
  })
}

function filesSchema() {
  const fileNameOf = (format: FormatName) => {
    const { title, fileName } = formats[format]
    const type = textThat(isFileName, `a file name such as ${fileName}`).refine(
      (name) => !companionNames.includes(name.toLowerCase()),
      {
        error: `a name other than ${listOf(companionNames, 'and')}, which are the files about all feeds`,
      },
    )
    return optional(type, `The name of each ${title} file.`, fileName)
  }
  return z
    .strictObject(recordOf(formatNames, fileNameOf), { error: 'a map of formats to file names' })
    .refine(
      (files) => areDistinctFileNames(Object.values(withDefaults(files, defaults.fileNames))),
      {
        error: 'a map in which each format has a name of its own',
      },
    )
}

function relatedSchema() {
  const { count, languages, newer, in: places } = defaults.related
  return z.strictObject(
    {
      count: optional(wholeNumber(), 'The largest number of related posts of an entry.', count),
      in: optional(
        z.array(oneOf(relatedPlaces), { error: `a list of ${quoted(relatedPlaces, 'and')}` }),
        'Where they stand: as a list at the end of the content, as links of the entry, or both.',
        places,
      ),
      newer: optional(
        trueOrFalse(),
        'Whether newer posts may be related too. Each new post may then change old entries.',
        newer,
      ),
      languages: optional(
        oneOf(['same', 'any']),
        'Whether posts in other languages may be related too.',
        languages,
      ),
      title: optional(
        text(),
        'The heading above the list at the end of the content, in place of the one in the language of the entry.',
      ),
    },
    { error: 'a map, as in { count: 3 }' },
  )
}

function tombstonesSchema() {
  return z.strictObject({
    days: wholeNumber().meta({
      description: 'For how many days before the newest entry withdrawn posts are named.',
    }),
  })
}

function rulesSchema(): z.ZodType<NonNullable<UserConfig['rules']>> {
  const codes = z.enum([...postErrorCodes, ...guessCodes], { error: rulesAllowed })
  const answerTo = (code: unknown) =>
    guessCodes.some((each) => each === code) ? 'off' : 'leave-out'
  const answer = z.enum(['leave-out', 'off'], {
    error: ({ path }) => `"${answerTo(path?.at(-1))}"`,
  })
  return z
    .partialRecord(codes, answer, { error: rulesAllowed })
    .superRefine((rules, { addIssue }) => {
      for (const [code, given] of Object.entries(rules)) {
        const message = `"${answerTo(code)}"`
        if (given !== answerTo(code)) addIssue({ code: 'custom', path: [code], message })
      }
    }) as z.ZodType<NonNullable<UserConfig['rules']>>
}

function limitsSchema() {
  const { warning, error, seconds } = defaults.limits.post
  const post = z.strictObject(
    {
      warning: optional(wholeNumber(), 'A post with more bytes than this is a warning.', warning),
      error: optional(
        wholeNumber(),
        'A post with more bytes than this is an error, and is not read.',
        error,
      ),
      seconds: optional(
        wholeNumber(),
        'A post that takes more seconds of work than this to render is an error, and a built page to read.',
        seconds,
      ),
    },
    { error: 'a map, as in { seconds: 10 }' },
  )
  return z.strictObject(
    { post: optional(post, 'How large a post may be.') },
    { error: 'a map, as in { post: { seconds: 10 } }' },
  )
}

function sizesSchema() {
  const { warning, error, archive } = defaults.sizes
  return z.strictObject(
    {
      warning: optional(wholeNumber(), 'A feed with more bytes than this is a warning.', warning),
      error: optional(wholeNumber(), 'A feed with more bytes than this is an error.', error),
      archive: optional(
        wholeNumber(),
        'An archive with more bytes than this is split into shorter periods.',
        archive,
      ),
    },
    { error: 'a map of numbers of bytes, as in { error: 5000000 }' },
  )
}
