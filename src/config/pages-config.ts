import type { ArticlePages } from '../model/index.ts'
import type { UserConfig } from './user-config.ts'

/** Undefined where articles are what the posts say. */
export function resolvePages(content: UserConfig['content']): ArticlePages | undefined {
  if (typeof content !== 'object') return undefined
  const { dir, select, remove = [] } = content
  return { dir, select, remove }
}
