import type { XmlElement } from '../xml/index.ts'

/** Data that a caller adds in vocabularies that the model does not know. */
export interface Extensions {
  /** Elements with a customary prefix. They replace elements of ours with the same name. */
  readonly xml: readonly XmlElement[]
  /** Objects by names that begin with `_`, as JSON Feed demands. */
  readonly json: Readonly<Record<string, object>>
}
