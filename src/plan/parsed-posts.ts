import { type Diagnostic, hasErrors } from '../diagnostics/index.ts'
import type { ParsedPost, Result } from '../model/index.ts'
import { isPublished } from './select.ts'

/** What parsing gave of some files. */
export interface ParsedPosts {
  readonly posts: readonly ParsedPost[]
  /** A post with an error is not among the posts. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The posts of what was parsed. Errors of posts that are not published become warnings, and of a page only
 * a mistyped name matters, which may be that of its date.
 *
 * @param drafts whether drafts are published
 */
export function collectPosts(parsed: readonly Result<ParsedPost>[], drafts: boolean): ParsedPosts {
  const posts: ParsedPost[] = []
  const diagnostics: Diagnostic[] = []
  for (const { value, diagnostics: found } of parsed) {
    const judged = found.length === 0 ? found : judge(value, found, drafts)
    diagnostics.push(...judged)
    if (value !== undefined && !hasErrors(judged)) posts.push(value)
  }
  return { posts, diagnostics }
}

function judge(
  value: ParsedPost | undefined,
  found: readonly Diagnostic[],
  drafts: boolean,
): readonly Diagnostic[] {
  if (value === undefined) return found
  if (value.published === undefined && value.kind === 'page') {
    return found.filter(({ code }) => code === 'field-near-miss')
  }
  return isPublished(value, drafts) ? found : found.map(asWarning)
}

export function asWarning(found: Diagnostic): Diagnostic {
  return { ...found, severity: 'warning' }
}
