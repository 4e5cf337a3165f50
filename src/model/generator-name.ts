/**
 * The generators whose sites are known. A table in `generators/` says of each how it is recognised and
 * what it makes of a folder.
 */
export const generatorNames = [
  'hugo',
  'jekyll',
  'hexo',
  'eleventy',
  'astro',
  'next',
  'docusaurus',
  'vitepress',
  'nuxt',
  'zola',
  'pelican',
  'gatsby',
  'wordpress-export',
] as const

export type GeneratorName = (typeof generatorNames)[number]
