import * as z from 'zod'
import { formatNames } from '../formats/index.ts'
import { type FeedScope, slugify, termScopeNames, termScopes } from '../model/index.ts'
import { defaults, scopeNames } from './defaults.ts'
import { repeatedRules } from './feed-rules.ts'
import { listOf, recordOf } from './lists.ts'
import { contentSchema } from './schema-content.ts'
import {
  callable,
  oneOf,
  optional,
  picture,
  quoted,
  text,
  textThat,
  wholeNumber,
} from './schema-values.ts'
import type { PostInfo, UserConfig, UserFeedRule, UserTerms } from './user-config.ts'
import {
  areDistinctFileNames,
  isFileName,
  isFolderPattern,
  isPagePattern,
  isTitlePattern,
} from './validators.ts'

const feedAllowed = `${quoted(scopeNames).replace(' or ', ', ')}, { scope, … } or { name, where, … }`
const formatsAllowed = `a list with at least one of ${quoted(formatNames, 'and')}`
const whereAllowed = 'a function of a post, in a config that is a module and not JSON'

export function feedsSchema(): z.ZodType<readonly (FeedScope | UserFeedRule)[]> {
  return z
    .array(z.union([oneOf(scopeNames), feedRuleSchema()], { error: feedAllowed }), {
      error: `a list of feeds, each ${feedAllowed}`,
    })
    .min(1, { error: 'a list with at least one feed' })
    .superRefine((rules, { addIssue }) => {
      for (const { index, first } of repeatedRules(rules)) {
        const message = `another feed than \`feeds.${first}\`, or one with another \`path\``
        addIssue({ code: 'custom', path: [index], message })
      }
    })
}

function feedRuleSchema(): z.ZodType<UserFeedRule> {
  return z
    .strictObject(feedRuleKeys(), { error: feedAllowed })
    .superRefine(({ scope, name, where }, { addIssue }) => {
      const isOfScope = scope !== undefined && name === undefined && where === undefined
      const isOfItsOwn = scope === undefined && name !== undefined && where !== undefined
      if (isOfScope || isOfItsOwn) return
      const lacksWhere = scope === undefined && name !== undefined
      addIssue({
        code: 'custom',
        path: lacksWhere ? ['where'] : [],
        message: lacksWhere ? whereAllowed : feedAllowed,
      })
    })
}

function feedRuleKeys() {
  const exceptions = termScopeNames
    .filter((scope) => termScopes[scope].minPosts > 1)
    .map((scope) => `${termScopes[scope].minPosts} for the scope \`${scope}\``)
  return {
    scope: optional(
      oneOf(scopeNames, `a scope: ${listOf(scopeNames)}`),
      `What there is a feed for: the site, or each ${listOf(termScopeNames)} of the posts. A feed of your own has a \`name\` and a \`where\` instead.`,
    ),
    name: optional(
      textThat(isFileName, 'a name such as longreads'),
      'The name of a feed of your own. It is also the name of its folder.',
    ),
    where: optional(
      callable<(post: PostInfo) => boolean>(whereAllowed),
      'Which posts a feed of your own holds: a function that is given a post and returns true or false.',
    ),
    title: optional(
      textThat(isTitlePattern, 'a text, in which :site, :term, :scope and :slug are filled in'),
      'The title, in which `:site`, `:term`, `:scope` and `:slug` are filled in. That of the site’s feed is `:site`.',
      defaults.title,
    ),
    path: optional(
      textThat(isFolderPattern, 'a path such as category/:slug, of :scope, :term and :slug'),
      'The folder of the files, in which `:scope`, `:term` and `:slug` are filled in. The site’s feed lies in the output folder itself, and a feed of your own in `:slug`.',
      defaults.path,
    ),
    page: optional(
      textThat(
        isPagePattern,
        'a path such as /:scope/:slug/, or a URL, of :scope, :term and :slug',
      ),
      'The page that this is the feed of, in which `:scope`, `:term` and `:slug` are filled in. Without it: the `url` of an author, otherwise the home page.',
    ),
    limit: optional(
      wholeNumber(),
      'How many of the newest posts the feed holds. Without it: `limit` of the config.',
    ),
    formats: optional(
      z
        .array(oneOf(formatNames), { error: formatsAllowed })
        .min(1, { error: formatsAllowed })
        .refine(areDistinctFileNames, { error: 'a list that names each format once' }),
      'The formats of the feed, the preferred one first.',
      defaults.formats,
    ),
    content: optional(
      contentSchema(),
      'Whether entries carry the whole article or only its summary; or where the pages are, from which the articles of this feed are taken. Without it: `content` of the config.',
    ),
    minPosts: optional(
      wholeNumber(),
      `With fewer posts there is no feed. Without it: 1, and ${exceptions.join(', ')}.`,
    ),
    archive: optional(
      z.union([z.boolean(), z.enum(['year', 'month'])], {
        error: 'true, false, "year" or "month"',
      }),
      'Whether older posts stay reachable in archives (RFC 5005), by year or by month; true means by year.',
      false,
    ),
  }
}

/** The texts and pictures of terms, by scope and by the name of the term. */
export function termsSchema(): z.ZodType<NonNullable<UserConfig['terms']>> {
  return z.strictObject(
    recordOf(termScopeNames, (scope) =>
      optional(termsOfScope(), `What feeds say of each ${scope}, by its name in the posts.`),
    ),
    { error: 'a map of scopes, as in { category: { Essays: { slug: "essays" } } }' },
  )
}

function termsOfScope(): z.ZodType<UserTerms> {
  const term = z.strictObject(
    {
      title: optional(text(), 'The name that its feed shows, in place of the one in the posts.'),
      slug: optional(
        textThat(
          (slug) => slug !== '' && slugify(slug) === slug,
          'a part of a path, as in c-plus-plus',
        ),
        'What stands for it in the path of its feed, in place of the one made of its name.',
      ),
      description: optional(text(), 'One sentence about its feed.'),
      image: optional(picture(), 'A picture for its feed, in place of the site’s.'),
    },
    { error: 'a map: { title, slug, description, image }' },
  )
  return z.record(z.string(), term, {
    error: 'a map of names to { title, slug, description, image }',
  })
}
