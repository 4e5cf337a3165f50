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
  'draft',
  'published',
  'withdrawn',
  'feed',
] as const

export type FieldName = (typeof fieldNames)[number]
