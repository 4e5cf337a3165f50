import {
  type Diagnostic,
  describe,
  diagnostic,
  didYouMean,
  type Place,
} from '../diagnostics/index.ts'
import {
  type AbsoluteUrl,
  type Author,
  type FormatName,
  type Outcome,
  webUrl,
} from '../model/index.ts'
import { plainText } from '../xml/index.ts'
import { fileNames, type Issue, jsonSchema, schema } from './schema.ts'
import type { PermalinkFunction, WrittenAuthor, WrittenConfig } from './written.ts'

/** The config as the stages see it: every default applied, every value checked. */
export interface Config {
  readonly site: Site
  /** The folders, relative to the root. */
  readonly posts: string
  readonly out: string
  readonly permalink: string | PermalinkFunction
  readonly limit: number
  readonly content: 'full' | 'summary'
  readonly identity: Identity
  readonly files: Readonly<Record<FormatName, string>>
}

export interface Site {
  /** Ends in `/`, so that references resolve below it. */
  readonly url: AbsoluteUrl
  readonly title: string
  readonly description: string | undefined
  readonly language: string | undefined
  readonly timezone: string
  readonly authors: ReadonlyMap<string, Author>
  readonly copyright: string | undefined
  readonly image: AbsoluteUrl | undefined
  readonly icon: AbsoluteUrl | undefined
  readonly favicon: AbsoluteUrl | undefined
}

export type Identity =
  | { readonly kind: 'tag'; readonly authority: string }
  | { readonly kind: 'permalink' }

export type KeyPath = readonly (string | number)[]

/**
 * Checks a written config and applies the defaults. All problems are reported at once; `placeOf`
 * says where a key was written.
 */
export function resolveConfig(written: unknown, placeOf: (key: KeyPath) => Place): Outcome<Config> {
  const parsed = schema.safeParse(written)
  if (parsed.success) return { value: resolve(parsed.data), diagnostics: [] }
  const diagnostics = parsed.error.issues.flatMap((issue) => explain(issue, written, placeOf))
  return { value: undefined, diagnostics }
}

function resolve({ site, identity, files, ...rest }: WrittenConfig): Config {
  const url = siteUrl(site.url)
  const onSite = (reference: string | undefined) => reference && webUrl(reference, url)
  return {
    site: {
      url,
      title: plainText(site.title),
      description: site.description && plainText(site.description),
      language: site.language && Intl.getCanonicalLocales(site.language)[0],
      timezone: site.timezone ?? 'UTC',
      authors: new Map(
        Object.entries(site.authors ?? {}).map(([key, author]) => [
          key,
          resolveAuthor(author, url),
        ]),
      ),
      copyright: site.copyright && plainText(site.copyright),
      image: onSite(site.image) || undefined,
      icon: onSite(site.icon) || undefined,
      favicon: onSite(site.favicon) || undefined,
    },
    posts: rest.posts ?? 'posts',
    out: rest.out ?? 'dist',
    permalink: rest.permalink ?? '/:path/',
    limit: rest.limit ?? 30,
    content: rest.content ?? 'full',
    identity:
      identity === 'permalink'
        ? { kind: 'permalink' }
        : { kind: 'tag', authority: identity?.authority ?? new URL(url).hostname },
    files: fileNames(files),
  }
}

/** The schema has made sure that there is one. */
function siteUrl(written: string): AbsoluteUrl {
  const { origin, pathname } = new URL(written)
  return webUrl(origin + pathname.replace(/\/?$/, '/')) as AbsoluteUrl
}

function resolveAuthor(author: WrittenAuthor, base: AbsoluteUrl): Author {
  return {
    name: plainText(author.name),
    url: (author.url && webUrl(author.url, base)) || undefined,
    email: author.email,
    avatar: (author.avatar && webUrl(author.avatar, base)) || undefined,
  }
}

/** One issue of the schema as diagnostics: which key, what was found, what is allowed. */
function explain(
  issue: Issue,
  written: unknown,
  placeOf: (key: KeyPath) => Place,
): readonly Diagnostic[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const suggestion = didYouMean(key, knownKeys(path))
      const place = placeOf([...path, key])
      return diagnostic('config-unknown', place, { key: [...path, key].join('.'), suggestion })
    })
  }
  const found = describe(path.reduce<unknown>(valueAt, written))
  const key = path.join('.') || 'config'
  return [diagnostic('config-invalid', placeOf(path), { key, found, allowed: issue.message })]
}

function valueAt(container: unknown, key: string | number): unknown {
  return typeof container === 'object' && container !== null
    ? (container as Record<string | number, unknown>)[key]
    : undefined
}

/** The keys that the schema knows below a path. */
function knownKeys(path: KeyPath): readonly string[] {
  const node = path.reduce<unknown>((parent, key) => {
    return valueAt(valueAt(parent, 'properties'), key) ?? valueAt(parent, 'additionalProperties')
  }, jsonSchema())
  const shapes = [node, ...Object.values(valueAt(node, 'anyOf') ?? {})]
  return shapes.flatMap((shape) => Object.keys(valueAt(shape, 'properties') ?? {}))
}
