import { remember } from '../model/index.ts'

/** Names are the same without capitals, hyphens and underscores. */
export const foldFieldName: (name: string) => string = remember((name) =>
  name.toLowerCase().replace(/[-_ ]/g, ''),
)
