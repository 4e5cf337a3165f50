/**
 * In place of `front-matter.ts` where there is no Node, and so no file: posts are values there, whose
 * fields are at hand. The parsers of YAML and TOML, and gray-matter's `eval`, stay out of such programs.
 */
import type * as fileParts from './front-matter.ts'

function refuse(): never {
  throw new Error('there are no files in this runtime that could have front matter')
}

export const headOf: typeof fileParts.headOf = refuse
export const bodyOffset: typeof fileParts.bodyOffset = refuse
export const parseFrontMatter: typeof fileParts.parseFrontMatter = refuse
