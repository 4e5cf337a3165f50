import { attempt, fileStatus, readBeginning } from '../files/index.ts'
import type { GeneratorName } from '../model/index.ts'

/** What else makes feeds in the folder of a generator, and where it is switched off. */
const makers: Readonly<Partial<Record<GeneratorName, string>>> = {
  hugo: 'the `rss` output of Hugo, by `disableKinds` or `outputs` in its config',
  jekyll: 'the plugin jekyll-feed, in `plugins` of _config.yml and in the Gemfile',
  hexo: 'the package hexo-generator-feed, in package.json',
  eleventy: 'the plugin @11ty/eleventy-plugin-rss, or a template such as feed.njk',
  astro: 'the page that uses @astrojs/rss, such as src/pages/rss.xml.js',
  docusaurus: '`feedOptions` of the blog plugin, by `type: null`',
  vitepress: 'the script that uses the package feed, or vitepress-plugin-rss, in .vitepress/config',
  gatsby: 'the plugin gatsby-plugin-feed, in gatsby-config',
  zola: '`generate_feeds` in the config of Zola',
  pelican: '`FEED_ALL_ATOM` and the other settings FEED_… of pelicanconf.py, by `None`',
  next: 'the route or the script that makes feeds, such as app/rss.xml/route.ts',
  nuxt: 'the module or the server route that makes feeds, such as server/routes/rss.xml.ts',
}

/** The words by which a feed names its maker, in the element that the formats have for it. */
const signatures: readonly (readonly [sign: RegExp, maker: string])[] = [
  [/jekyll/i, makers.jekyll ?? ''],
  [/hugo/i, makers.hugo ?? ''],
  [/hexo/i, makers.hexo ?? ''],
  [/zola/i, makers.zola ?? ''],
  [/gatsby/i, makers.gatsby ?? ''],
  [/eleventy|11ty/i, makers.eleventy ?? ''],
  [/astro/i, makers.astro ?? ''],
  [/jpmonette\/feed|RSS for Node/, 'a script that uses the package `feed` or `rss`'],
]

const someMaker = 'a feed plugin or a template of the site generator'

/** What probably made a file, within a sentence: by its own words, or else by what fills the folder. */
export function feedMakerOf(file: string, generator: GeneratorName | undefined): string {
  const [, name = ''] = /<generator\b([^<]*)/.exec(attempt(() => beginningOf(file)) ?? '') ?? []
  const signature = signatures.find(([sign]) => sign.test(name))
  return signature?.[1] ?? (generator && makers[generator]) ?? someMaker
}

/** Enough of a feed for its generator, which stands before the entries. */
const beginning = 4096

function beginningOf(file: string): string {
  // to open what is no file may wait for ever
  return fileStatus(file)?.isFile() ? readBeginning(file, beginning).toString() : ''
}
