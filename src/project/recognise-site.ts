import type { UserGeneratorConfig } from '../config/index.ts'
import { openSiteFolder } from '../config-file/index.ts'
import { type GeneratorConfig, generators, recogniseGenerator } from '../generators/index.ts'
import { type GeneratorName, hostOf, isRecord } from '../model/index.ts'
import { configText } from './config-text.ts'
import { readGeneratorConfig } from './generator-config.ts'

/** The site of a generator, in a folder without a config of Feedwright. */
export interface RecognisedSite {
  readonly generator: GeneratorName
  /** As the generator calls itself. */
  readonly title: string
  /** The files that say what the site is, the chief one first. */
  readonly files: readonly string[]
  /** What they and the folder say, as far as a feed needs it. */
  readonly found: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** The keys without which there is no build, and for which the owner has to fill in a value. */
  readonly missing: readonly string[]
  /** A config that `build` takes. */
  readonly config: UserGeneratorConfig
  /** The same as a file, to be kept as `feedwright.config.mjs`. */
  readonly configText: string
}

/** The site in a folder without a config of Feedwright, if its generator is known. */
export async function recogniseSiteIn(folder: string): Promise<RecognisedSite | undefined> {
  const generator = recogniseGenerator(await openSiteFolder(folder))
  if (generator === undefined) return undefined
  const { value: own } = await readGeneratorConfig(folder, generator)
  const { title } = generators[generator]
  return {
    generator,
    title,
    files: own.files,
    found: findings(own),
    missing: [
      ...(own.config.site.url === undefined ? ['site.url'] : []),
      ...(own.config.posts === undefined ? ['posts'] : []),
    ],
    config: { generator },
    configText: textOfConfig(generator, title, own),
  }
}

function findings({ config }: GeneratorConfig): RecognisedSite['found'] {
  const { site, posts, permalink, out } = config
  const all: readonly unknown[] = posts === undefined ? [] : [posts].flat()
  const patterns = all.map((each) => patternOf(valueIn(each, 'permalink') ?? permalink))
  const values: Readonly<Record<string, readonly unknown[]>> = {
    address: [site.url],
    title: [site.title],
    language: [site.language],
    'time zone': [site.timezone],
    posts: all.map((each) => valueIn(each, 'dir') ?? each),
    permalink: patterns,
    'feeds go to': [out],
  }
  return Object.entries(values).flatMap(([name, each]) => {
    const known = new Set(each.filter((value) => typeof value === 'string'))
    return known.size === 0 ? [] : [{ name, values: [...known] }]
  })
}

function patternOf(permalink: unknown): unknown {
  return valueIn(permalink, 'pattern') ?? permalink
}

function valueIn(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined
}

function textOfConfig(
  name: GeneratorName,
  title: string,
  { config, files }: GeneratorConfig,
): string {
  const [chief = 'its folders'] = files
  const { url, title: own } = config.site
  return configText({
    generator: { name, title, chief },
    site: {
      url: url === undefined ? 'https://example.org' : undefined,
      title: own === undefined ? (hostOf(url) ?? 'My site') : undefined,
    },
    posts: config.posts === undefined ? 'posts' : undefined,
    out: config.out ?? 'dist',
  })
}
