/**
 * The entry point `feedwright/html`, apart from the rest: what makes HTML safe loads half a megabyte of
 * parsers, which a build that finds nothing changed does without.
 */
import { sha256, webUrl } from './model/index.ts'
import { directionOf, safeHtml as renderSafeHtml } from './render/index.ts'

export interface SafeHtmlOptions {
  /** The page that the HTML is of: the base of its relative URLs. */
  readonly url: string
  /**
   * The language of the text (BCP 47). Right-to-left text is marked as such.
   *
   * @defaultValue `'und'`, which is not known
   */
  readonly language?: string | undefined
}

/**
 * Makes any HTML fit for a feed: it keeps what readers show and nothing that could run, with every URL
 * absolute. Doing it twice changes nothing.
 *
 * @returns undefined when there is nothing to read, to see or to hear
 * @throws `TypeError` where `url` is not an absolute http or https URL
 */
export function safeHtml(
  html: string,
  { url: page, language = 'und' }: SafeHtmlOptions,
): string | undefined {
  const url = webUrl(page)
  if (url === undefined) throw new TypeError(`url must be an absolute URL, not ${page}`)
  // ids of footnotes are told apart by it where several texts stand on one page of a reader
  const key = sha256(url).slice(0, 8)
  return renderSafeHtml(html, { url, key, language, direction: directionOf(language) })
}
