import { atom } from './atom.ts'
import type { Format } from './format.ts'
import { json } from './json-feed.ts'
import { rss } from './rss.ts'

/**
 * The formats by their names in the config, in the order in which readers should be offered them. The
 * type of the names, the config and its defaults, the documents and the files about them follow from
 * this table. (`as` is how `isolatedDeclarations` lets the type of the table be inferred.)
 */
export const formats = {
  rss: rss as Format,
  atom: atom as Format,
  json: json as Format,
}
