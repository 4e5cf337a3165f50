/** The fields of a post, by the names that the config and the code know them by. */
export const fieldNames = [
  'title',
  'date',
  'due',
  'updated',
  'slug',
  'url',
  'link',
  'id',
  'summary',
  'authors',
  'categories',
  'tags',
  'language',
  'image',
  'withdrawn',
] as const

export type FieldName = (typeof fieldNames)[number]

/** The switches that a site may call by names of its own. */
export const switchFieldNames = ['draft', 'published', 'feed'] as const

/** All that a site may call by names of its own. */
export type RenamableName = FieldName | (typeof switchFieldNames)[number]

export const renamableNames: readonly RenamableName[] = [...fieldNames, ...switchFieldNames]
