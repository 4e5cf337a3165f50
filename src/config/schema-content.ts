import * as z from 'zod'
import type { Content } from '../model/index.ts'
import { oneOf, optional, text } from './schema-values.ts'
import type { UserPages } from './user-config.ts'

/** How much of its posts a feed carries, or from which pages. */
export function contentSchema(): z.ZodType<Content | UserPages> {
  const error = '"full", "summary" or { from: "pages", dir, … }'
  const selector = text('a CSS selector')
  const pages = z.strictObject({
    from: z.literal('pages', { error: '"pages"' }).meta({
      description: 'The articles are those of the pages that the generator of the site built.',
    }),
    dir: text('the path of a folder').meta({
      description: 'The folder of the pages. It is the one that is published at the site’s URL.',
    }),
    select: optional(
      selector,
      'The CSS selector of the article. Without it: what the page marks as its article.',
    ),
    remove: optional(
      z.array(selector, { error: 'a list of CSS selectors' }),
      'CSS selectors of what is no part of the article, besides what the usual marks tell.',
    ),
  })
  return z.union([oneOf(['full', 'summary']), pages], { error })
}
