import { joinPath } from '../model/index.ts'
import { defaults } from './defaults.ts'
import type { RenderPageFunction, UserConfig, UserPageTexts } from './user-config.ts'

/** The pages for visitors. */
export interface SubscribePagesConfig {
  /** The folder of the page of all feeds, from the output folder. */
  readonly dir: string
  /** The name of the page of a feed; undefined where it is that of the feed’s first document. */
  readonly file: string | undefined
  /** The path of the stylesheet by which browsers show feeds. */
  readonly xmlStyle: string
  readonly accent: string
  /** Texts of the site, by language tags in lower case. */
  readonly texts: ReadonlyMap<string, UserPageTexts>
  readonly render: RenderPageFunction | undefined
}

/** Undefined where there are no such pages. */
export function resolveSubscribePages(
  pages: UserConfig['pages'],
): SubscribePagesConfig | undefined {
  if (pages === undefined || pages === false) return undefined
  const { dir = defaults.pages.dir, file, accent, texts = {}, render } = pages === true ? {} : pages
  return {
    dir,
    file,
    xmlStyle: joinPath(dir, 'feeds.css'),
    accent: accent ?? defaults.pages.accent,
    texts: new Map(Object.entries(texts).map(([tag, own]) => [tag.toLowerCase(), own])),
    render,
  }
}
