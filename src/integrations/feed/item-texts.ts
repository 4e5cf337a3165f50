import type { Entry, SafeHtml } from '../../model/index.ts'
import { directionOf, safeHtml } from '../../render/index.ts'
import type { Item } from './feed-package.ts'
import { lineOf } from './values.ts'

interface TextContext {
  readonly url: Entry['url']
  readonly key: string
  readonly language: string
}

/** What shows that a description is HTML: an end tag, or an element that has none. */
const markup = /<\/[a-z][a-z0-9-]*\s*>|<(?:br|hr|img|p)\b[^>]*>/i

/** The longest title that is made up for an item without one, in characters. */
const openingLength = 80

/**
 * Title, summary and content. The title is plain text. So is the description, unless it has an end
 * tag or the like: then it is the content if there is no other, and otherwise a summary without its
 * markup. A lone `<b>` or `&amp;` is no markup but a text about it.
 */
export function textsOf(
  item: Item,
  context: TextContext,
): Pick<Entry, 'title' | 'opening' | 'summary' | 'content'> {
  const title = lineOf(item.title)
  const { summary, content } = bodyOf(item, context)
  if (title !== undefined) return { title, summary, content }
  const opening = cut(summary ?? strip(content)) ?? context.url
  // RSS wants a title or a description, and some readers drop an item without a text
  return { opening, summary: content === undefined ? (summary ?? context.url) : summary, content }
}

function bodyOf(item: Item, context: TextContext): Pick<Entry, 'summary' | 'content'> {
  const content = clean(item.content, context)
  const isHtml = markup.test(item.description ?? '')
  const described = isHtml ? clean(item.description, context) : undefined
  if (content === undefined && isHtml) return { content: described, summary: undefined }
  const summary = isHtml ? strip(described) : lineOf(item.description)
  // three readers show the longer of the two as the article
  const isLong = content !== undefined && (summary?.length ?? 0) >= content.length
  return { content, summary: isLong ? undefined : summary }
}

function clean(html: string | undefined, context: TextContext): SafeHtml | undefined {
  if (lineOf(html) === undefined) return undefined
  return safeHtml(String(html), { ...context, direction: directionOf(context.language) })
}

/** The text of our own HTML, where `>` in an attribute is always escaped. */
function strip(html: SafeHtml | undefined): string | undefined {
  return lineOf(
    html
      ?.replace(/<br>|<\/(?:p|div|li|h[1-6]|tr|t[dh]|d[dt]|pre|blockquote|figcaption)>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )
}

function cut(text: string | undefined): string | undefined {
  const characters = [...(text ?? '')]
  if (characters.length <= openingLength) return text
  return `${characters
    .slice(0, openingLength - 1)
    .join('')
    .trimEnd()}…`
}
