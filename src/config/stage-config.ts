import type { AbsoluteUrl } from '../model/index.ts'
import type { ResolvedConfig, SiteConfig } from './resolve.ts'
import type { ComponentFunction } from './user-config.ts'

/** All of the config that the metadata of a post depends on. Parsing sees no other part of it. */
export interface ParseConfig
  extends Pick<
    ResolvedConfig,
    | 'generator'
    | 'permalink'
    | 'collections'
    | 'languages'
    | 'fields'
    | 'imageBase'
    | 'identity'
    | 'limits'
  > {
  readonly site: Pick<SiteConfig, 'url' | 'title' | 'language' | 'timezone' | 'authors'>
}

/** All of the config that the texts of an entry depend on. Rendering sees no other part of it. */
export interface RenderConfig {
  /** The language of the site. An entry names its own only where it is another. */
  readonly language: string | undefined
  /** Where an entry names related posts; empty where it names none. */
  readonly related: readonly ('content' | 'links')[]
  /** The heading of their list; undefined where it is that of the entry’s language. */
  readonly relatedTitle: string | undefined
  /** The address of the site, for what templates say of it. */
  readonly site: AbsoluteUrl
  /** What the components of the site show, by their names. */
  readonly components: Readonly<Record<string, ComponentFunction>> | undefined
}

/** The cache makes its keys of these very objects, so that a key cannot lack an option. */
export function parseConfig({ site, ...rest }: ResolvedConfig): ParseConfig {
  const { url, title, language, timezone, authors } = site
  const { generator, permalink, collections, languages, fields, imageBase, identity, limits } = rest
  return {
    site: { url, title, language, timezone, authors },
    generator,
    permalink,
    collections,
    languages,
    fields,
    imageBase,
    identity,
    limits,
  }
}

export function renderConfig({ site, related, components }: ResolvedConfig): RenderConfig {
  return {
    language: site.language,
    related: related?.in ?? [],
    relatedTitle: related?.title,
    site: site.url,
    components,
  }
}
