import { plainTextElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

export const dublinCore: Namespace = {
  prefix: 'dc',
  uri: 'http://purl.org/dc/elements/1.1/',
  // One element names all authors: of several, half of the readers show only the first and half
  // only the last. RSS's own `author` is an email address, which readers show as the name.
  entry: ({ authors, language, copyright }) => [
    plainTextElement('dc:creator', authors.map(({ name }) => name).join(', ')),
    plainTextElement('dc:language', language),
    plainTextElement('dc:rights', copyright),
  ],
}
