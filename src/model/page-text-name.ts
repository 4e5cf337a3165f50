/** The texts of the subscribe pages, by the names that the config has for them. */
export const pageTextNames = [
  'subscribe',
  'intro',
  'xml',
  'address',
  'copy',
  'copied',
  'select',
  'openIn',
  'app',
  'newest',
  'here',
  'none',
  'year',
  'months',
  'search',
  'found',
  'all',
  'opml',
  'date',
  'month',
  'monthNames',
  'site',
  'named',
  'category',
  'collection',
  'language',
  'author',
  'tag',
] as const

export type PageTextName = (typeof pageTextNames)[number]

export type PageTexts = Readonly<Record<PageTextName, string>>
