import { type KeyPath, type ResolvedConfig, resolveConfig } from '../config/index.ts'
import { configNames, findConfig, type LoadedConfig, loadConfig } from '../config-file/index.ts'
import { diagnostic, type Place } from '../diagnostics/index.ts'
import {
  failure,
  type GeneratorName,
  hostOf,
  isRecord,
  type Result,
  success,
  withoutUndefined,
} from '../model/index.ts'
import type { SiteConfigFile } from './generator-config.ts'
import type { BuildOptions } from './options.ts'

/** The options that go before a key of the config. */
const optionOf: Readonly<Record<string, 'site' | 'title' | 'posts' | 'out' | 'limit'>> = {
  'site.url': 'site',
  'site.title': 'title',
  posts: 'posts',
  out: 'out',
  limit: 'limit',
}

/** The config of a publication, and where it came from as far as that matters. */
export interface PublicationConfig {
  readonly config: ResolvedConfig
  readonly generatorPatterns: ReadonlySet<string>
  readonly generator: GeneratorName | undefined
  /** The files that it is made of, from the root. Those that would be found before it need not be there. */
  readonly files: readonly string[]
}

/** The config of a publication with the options put over it, resolved. */
export async function readConfig(
  root: string,
  options: BuildOptions,
): Promise<Result<PublicationConfig>> {
  const written = await loadUserConfig(root, options)
  if (!written.ok) return written
  const loaded = await addGeneratorConfig(root, written.value, options)
  const before = [...written.diagnostics, ...loaded.diagnostics]
  if (!loaded.ok) return failure(...before)
  const placeOf = (key: KeyPath): Place => {
    const option = optionOf[key.join('.')]
    return option !== undefined && optionValue(option, options) !== undefined
      ? { file: `options.${option}` }
      : loaded.value.placeOf(key)
  }
  const resolved = resolveConfig(withOptions(loaded.value.config, options), placeOf)
  const diagnostics = [...before, ...resolved.diagnostics]
  if (!resolved.ok) return failure(...diagnostics)
  const { generator, files } = loaded.value
  const generatorPatterns = new Set(loaded.value.generatorPatterns)
  return success({ config: resolved.value, generatorPatterns, generator, files }, diagnostics)
}

/** What a generator’s own config says is put under one that names the generator; the others need not wait. */
async function addGeneratorConfig(
  root: string,
  loaded: LoadedConfig,
  options: BuildOptions,
): Promise<Result<SiteConfigFile>> {
  const hasGenerator = isRecord(loaded.config) && loaded.config['generator'] !== undefined
  if (!hasGenerator) return success({ ...loaded, generatorPatterns: [] })
  const { withGeneratorConfig } = await import('./generator-config.ts')
  return withGeneratorConfig(root, loaded, options)
}

/** A site's address is all that a build needs: with that as an option there need be no config. */
async function loadUserConfig(
  root: string,
  { config, site, root: folder = '.' }: BuildOptions,
): Promise<Result<LoadedConfig>> {
  if (typeof config === 'string') return loadConfig(root, config)
  if (config !== undefined)
    return success({ config, files: [], placeOf: () => ({ file: 'config' }) })
  const { value: name, diagnostics } = findConfig(root)
  if (name !== undefined) {
    const loaded = await loadConfig(root, name)
    if (!loaded.ok) return loaded
    const files = [...configNames, ...loaded.value.files]
    return success({ ...loaded.value, files }, diagnostics)
  }
  if (site !== undefined)
    return success({ config: { site: {} }, files: configNames, placeOf: () => ({ file: '.' }) })
  const { recognisedAs } = await import('./generator-config.ts')
  return failure(
    diagnostic('config-missing', { file: '.' }, { folder, recognised: await recognisedAs(root) }),
  )
}

function optionValue(
  option: (typeof optionOf)[string],
  options: BuildOptions,
): string | number | undefined {
  const value = options[option]
  return typeof value === 'object' ? undefined : value
}

function withOptions(written: unknown, options: BuildOptions): unknown {
  if (!isRecord(written)) return written
  // where the articles are values, it doesn’t matter that the generator has no folder of them
  const { posts: _, ...others } = written
  const config = typeof options.posts === 'object' ? others : written
  const { site: url, title } = options
  const top = withoutUndefined({
    posts: optionValue('posts', options),
    out: options.out,
    limit: options.limit,
  })
  const site = config['site'] ?? {}
  if (!isRecord(site)) return { ...config, ...top }
  // what a site is called when nobody said
  const host = url === undefined ? {} : { title: hostOf(url) ?? url }
  return {
    ...(url !== undefined && identityOf(site['url'])),
    ...config,
    ...top,
    site: { ...host, ...site, ...withoutUndefined({ url, title }) },
  }
}

/** A preview at another address has the ids of the site. */
function identityOf(url: unknown): { readonly identity?: { readonly authority: string } } {
  const authority = hostOf(url)
  return authority === undefined ? {} : { identity: { authority } }
}
