import type { XmlElement } from '../xml/index.ts'

/** What a caller adds in vocabularies that the model does not know. */
export interface Extensions {
  /** Elements with a customary prefix; one of ours with the same name gives way. */
  readonly xml: readonly XmlElement[]
  /** By names that begin with `_`, as JSON Feed wants it. */
  readonly json: Readonly<Record<string, object>>
}
