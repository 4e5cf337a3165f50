import type { ResolvedConfig } from '../config/index.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/index.ts'
import { failure, type ParsedPost, type Result, success } from '../model/index.ts'
import { isPublished } from './select.ts'

/**
 * Errors of posts that are not published become warnings, and of a page only a mistyped name matters,
 * which may be that of its date. A post with an error has no value.
 *
 * @param drafts whether drafts are published
 */
export function downgradeUnpublished(
  parsed: readonly Result<ParsedPost>[],
  drafts: boolean,
): readonly Result<ParsedPost>[] {
  return parsed.map((result) => {
    const { value, diagnostics } = result
    if (value === undefined || diagnostics.length === 0) return result
    if (value.published === undefined && value.kind === 'page') {
      return success(
        value,
        diagnostics.filter(({ code }) => code === 'field-near-miss'),
      )
    }
    if (!isPublished(value, drafts)) return success(value, diagnostics.map(asWarning))
    return hasErrors(diagnostics) ? failure(...diagnostics) : result
  })
}

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

/** The fields of a post that is a value have places of their own. */
function postOf({ file }: Diagnostic): string {
  return file.replace(/^(posts\[\d+\])\.\w+$/, '$1')
}

function asWarning(found: Diagnostic): Diagnostic {
  return { ...found, severity: 'warning' }
}
