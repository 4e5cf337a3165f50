import type { Author } from '../model/index.ts'
import { plainTextElement, type XmlElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

export const dublinCore: Namespace = {
  prefix: 'dc',
  uri: 'http://purl.org/dc/elements/1.1/',
  // the twin of RSS's `managingEditor`, which is invalid without a mail address and would publish it
  feed: ({ authors = [] }) => [creator(authors)],
  entry: ({ authors, language, copyright }) => [
    creator(authors),
    plainTextElement('dc:language', language),
    plainTextElement('dc:rights', copyright),
  ],
}

/**
 * The element may be repeated, but half of the readers show only the first creator and half only the
 * last; and RSS's own `author` is an address that readers show as the name.
 */
function creator(authors: readonly Author[]): XmlElement | undefined {
  return plainTextElement('dc:creator', authors.map(({ name }) => name).join(', '))
}
