import { plainTextElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

export const dublinCore: Namespace = {
  prefix: 'dc',
  uri: 'http://purl.org/dc/elements/1.1/',
  // The element may be repeated, but half of the readers show only the first creator and half only
  // the last; and RSS's own `author` is an address that readers show as the name.
  entry: ({ authors, language, copyright }) => [
    plainTextElement('dc:creator', authors.map(({ name }) => name).join(', ')),
    plainTextElement('dc:language', language),
    plainTextElement('dc:rights', copyright),
  ],
}
