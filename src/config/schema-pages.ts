import * as z from 'zod'
import { pageTextNames } from '../model/index.ts'
import { defaults } from './defaults.ts'
import { listOf } from './lists.ts'
import { callable, optional, text, textThat } from './schema-values.ts'
import type { RenderPageFunction, UserSubscribePages } from './user-config.ts'
import { isFileName, isFolderPath, isLanguage } from './validators.ts'

const textsAllowed = `a map of texts, by such names as ${listOf(pageTextNames.slice(0, 4))}`

/** The pages for visitors. */
export function subscribePagesSchema(): z.ZodType<UserSubscribePages> {
  const texts = z.partialRecord(z.enum(pageTextNames, { error: textsAllowed }), text(), {
    error: textsAllowed,
  })
  return z.strictObject({
    dir: optional(
      textThat(isFolderPath, 'the path of a folder such as subscribe'),
      'The folder of the page to subscribe on, from the output folder.',
      defaults.pages.dir,
    ),
    file: optional(
      textThat(
        (name) => isFileName(name) && name.endsWith('.html'),
        'a file name such as feed.html',
      ),
      'The name of the page of a feed, which lies beside the feed. Without it: the name of the feed’s first file, so that `rss.html` is the page of `rss.xml`.',
    ),
    accent: optional(
      textThat((color) => /^#(?:[0-9a-f]{3}){1,2}$/i.test(color), 'a colour such as #b3470b'),
      'The colour of links and buttons. It is made darker or lighter where it could not be read.',
      defaults.pages.accent,
    ),
    texts: optional(
      z.record(textThat(isLanguage, 'a BCP 47 tag such as pt'), texts, {
        error: 'a map of languages to texts, as in { pt: { subscribe: "Assinar" } }',
      }),
      'Texts of the pages by language, for languages that Feedwright does not know, or in place of its own. docs/subscribe-pages.md names them.',
    ),
    render: optional(
      callable<RenderPageFunction>('a function that is given a page and returns HTML'),
      'Makes the HTML of each page in place of Feedwright: a function that is given what is on the page.',
    ),
  })
}
