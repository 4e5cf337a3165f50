import type { ResolvedConfig } from '../config/index.ts'
import type { Diagnostic } from '../diagnostics/index.ts'
import { asWarning, type ParsedPosts } from './parsed-posts.ts'

/** Posts that are left out because of an error, as `rules` of the config says. */
export interface LeftOut {
  /** The names of their files. */
  readonly files: ReadonlySet<string>
  /** What is wrong with them, as warnings. */
  readonly diagnostics: readonly Diagnostic[]
}

export const noneLeftOut: LeftOut = { files: new Set(), diagnostics: [] }

/**
 * The posts that are left out already, and those with an error that the config answers so. Whatever
 * else is wrong with a post is no matter then.
 */
export function findLeftOut(
  found: readonly Diagnostic[],
  { leaveOut }: Pick<ResolvedConfig, 'leaveOut'>,
  before: LeftOut,
): LeftOut {
  const isAnswered = ({ code, severity }: Diagnostic) => {
    return severity === 'error' && leaveOut.some((each) => each === code)
  }
  const files = new Set(found.filter(isAnswered).map(postOf))
  if (files.size === 0) return before
  const diagnostics = found
    .filter((each) => files.has(postOf(each)))
    .map((each) => {
      const message = isAnswered(each) ? `${each.message}; the post is left out` : each.message
      return { ...asWarning(each), message }
    })
  return {
    files: new Set([...before.files, ...files]),
    diagnostics: [...before.diagnostics, ...diagnostics],
  }
}

/** The posts of other files than those that are left out, with what was found in them. */
export function withoutLeftOut(
  { files, places, diagnostics }: ParsedPosts,
  leftOut: LeftOut,
): ParsedPosts {
  return {
    files,
    places: places.filter((place) => !leftOut.files.has(files.sources[place]?.name ?? '')),
    diagnostics: diagnostics.filter((each) => !leftOut.files.has(postOf(each))),
  }
}

/** The fields of a post that is a value have places of their own. */
function postOf({ file }: Diagnostic): string {
  return file.replace(/^(posts\[\d+\])\..*$/s, '$1')
}
