import { type LoadedConfig, openSiteFolder } from '../config-file/index.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/index.ts'
import {
  type GeneratorConfig,
  generators,
  mergeConfigs,
  readGenerator,
  recogniseGenerator,
} from '../generators/index.ts'
import { failure, type GeneratorName, isRecord, type Result, success } from '../model/index.ts'
import type { BuildOptions } from './options.ts'

/** A config over that of the generator. */
export interface SiteConfigFile extends LoadedConfig {
  /** Patterns of files that the generator’s config gave, not the owner: there need be no file that they name. */
  readonly generatorPatterns: readonly string[]
  readonly generator?: GeneratorName | undefined
}

/**
 * Puts what the generator’s own config says under a config that names the generator. A config that
 * names none stays as it is.
 */
export async function withGeneratorConfig(
  root: string,
  loaded: LoadedConfig,
  options: BuildOptions,
): Promise<Result<SiteConfigFile>> {
  const { config: written, placeOf } = loaded
  const name = generatorOf(written)
  if (name === undefined) return success({ ...loaded, generatorPatterns: [] })
  const { value: own, diagnostics, asked } = await readGeneratorConfig(root, name)
  const config = mergeConfigs(own, written)
  const { permalink, posts, site } = config as Partial<Record<'permalink' | 'posts', unknown>> & {
    site?: { url?: unknown }
  }
  const problems = [...diagnostics]
  if (own.untranslated !== undefined && permalink === own.config.permalink) {
    const [file = '.'] = own.files
    problems.push(diagnostic('generator-permalink', { file }, { pattern: own.untranslated }))
  }
  const files = [...loaded.files, ...asked]
  const { title } = generators[name]
  if (posts === undefined && options.posts === undefined) {
    problems.push(diagnostic('generator-posts', placeOf(['posts']), { generator: title }))
  }
  if (site?.url === undefined && options.site === undefined) {
    problems.push(diagnostic('generator-url', placeOf(['site', 'url']), { generator: title }))
  }
  return hasErrors(problems)
    ? failure(...problems)
    : success(
        { config, placeOf, files, generatorPatterns: patternsOf(own), generator: name },
        problems,
      )
}

/** What a generator’s own config says, and what is wrong with it. */
export interface GeneratorReading {
  readonly value: GeneratorConfig
  readonly asked: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

export async function readGeneratorConfig(
  root: string,
  name: GeneratorName,
): Promise<GeneratorReading> {
  const folder = await openSiteFolder(root)
  const value = readGenerator(name, folder)
  return { value, asked: folder.asked(), diagnostics: folder.diagnostics }
}

/** What a folder without a config looks like, within a sentence. */
export async function recognisedAs(root: string): Promise<string> {
  const name = recogniseGenerator(await openSiteFolder(root))
  return name === undefined ? '' : `, which looks like a site of ${generators[name].title}`
}

function patternsOf({ config: { posts, exclude } }: GeneratorConfig): readonly string[] {
  const collections = [posts].flat().filter((each) => typeof each === 'object')
  return [...(exclude ?? []), ...collections.flatMap(({ include }) => include ?? [])]
}

function generatorOf(config: unknown): GeneratorName | undefined {
  const generator = isRecord(config) ? config['generator'] : undefined
  const isKnown = typeof generator === 'string' && Object.hasOwn(generators, generator)
  return isKnown ? (generator as GeneratorName) : undefined
}
