import type { GeneratorName } from '../model/index.ts'
import { astro } from './astro.ts'
import { docusaurus } from './docusaurus.ts'
import { eleventy } from './eleventy.ts'
import { gatsby } from './gatsby.ts'
import type { Generator } from './generator-row.ts'
import { hexo } from './hexo.ts'
import { hugo } from './hugo.ts'
import { jekyll } from './jekyll.ts'
import { next } from './next.ts'
import { nuxt } from './nuxt.ts'
import { pelican } from './pelican.ts'
import { vitepress } from './vitepress.ts'
import { wordpressExport } from './wordpress-export.ts'
import { zola } from './zola.ts'

/**
 * One row for each generator, in the order in which a folder is compared with them: some share the name
 * of their config, and some are used together with another one that is only a library.
 */
export const generators: Readonly<Record<GeneratorName, Generator>> = {
  hugo,
  hexo,
  jekyll,
  eleventy,
  astro,
  docusaurus,
  vitepress,
  nuxt,
  gatsby,
  zola,
  pelican,
  next,
  'wordpress-export': wordpressExport,
}
