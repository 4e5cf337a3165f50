import { componentRows } from '../../../src/render/syntax/components.ts'
import { containerRows } from '../../../src/render/syntax/containers.ts'
import { kramdownRows } from '../../../src/render/syntax/kramdown.ts'
import { expressionRows, liquid } from '../../../src/render/syntax/liquid.ts'
import { pelicanRows } from '../../../src/render/syntax/pelican-paths.ts'
import { hugo } from '../../../src/render/syntax/shortcodes.ts'
import { wordpress } from '../../../src/render/syntax/wordpress.ts'

interface Row {
  readonly names?: string
  readonly example: string
  readonly becomes: string
}

/** Every construct that is understood, by the heading that it has in docs/syntax.md. */

export const constructs: Readonly<Record<string, readonly Row[]>> = {
  'Containers and callouts': containerRows,
  'Hugo shortcodes': hugo.rows,
  'Template tags of Jekyll, Eleventy and Hexo': liquid.rows,
  'Template expressions': expressionRows,
  'Attributes, abbreviations and definitions': kramdownRows,
  'WordPress shortcodes': wordpress.rows,
  'Paths of Pelican': pelicanRows,
  'Components of MDX and Vue': componentRows,
}

export const examples: readonly string[] = Object.values(constructs).flatMap((rows) => {
  return rows.map(({ example }) => example)
})
