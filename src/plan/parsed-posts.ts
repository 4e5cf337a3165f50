import { type Diagnostic, hasErrors } from '../diagnostics/index.ts'
import type { ParsedFiles, ParsedPost, Post, Result, SourceFile } from '../model/index.ts'

/** The posts and pages among parsed files. */
export interface ParsedPosts {
  readonly files: ParsedFiles
  /** Where they are among the files. One with an error is not among them. */
  readonly places: readonly number[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The posts of what was parsed. Errors of posts that are not published become warnings, and of a page only
 * a mistyped name matters, which may be that of its date.
 *
 * @param drafts whether drafts are published
 */
export function collectPosts(files: ParsedFiles, drafts: boolean): ParsedPosts {
  const places: number[] = []
  const diagnostics: Diagnostic[] = []
  for (let place = 0; place < files.length; place++) {
    const result = files.hasProblems(place) ? files.at(place) : undefined
    if (result === undefined) {
      places.push(place)
      continue
    }
    const found = judge(result, drafts)
    diagnostics.push(...found)
    if (result.ok && !hasErrors(found)) places.push(place)
  }
  return { files, places, diagnostics }
}

export function sourcesOf({ files, places }: ParsedPosts): readonly SourceFile[] {
  return places.flatMap((place) => files.sources[place] ?? [])
}

function judge(
  { value, diagnostics: found }: Result<ParsedPost>,
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

/** The only reason that a build can be told to disregard. */
export const draft = 'draft'

/** Whether a post goes out once its time has come. */
export function isPublished({ withheld }: Pick<Post, 'withheld'>, drafts: boolean): boolean {
  return withheld === undefined || (withheld === draft && drafts)
}
