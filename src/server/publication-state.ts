import { type BuildContext, BuildError, type Diagnostic, type PostListing } from '../index.ts'
import { changedPaths, type PublishedFiles, publishFiles, sitePath } from './published-files.ts'
import type { Rebuild } from './watched-publication.ts'

/** What the server knows of a publication. */
export interface PublicationState {
  readonly site: BuildContext['site']
  /** The path of the site on its host. */
  readonly base: string
  /** What the last build that was right gave. */
  readonly files: PublishedFiles
  /** The files that the last build changed, by their paths from the output folder. */
  readonly changed: readonly string[]
  readonly feeds: readonly FeedSummary[]
  /** Errors and warnings of the last build. */
  readonly problems: readonly Diagnostic[]
  /** Whether the last build was stopped by problems. */
  readonly isStopped: boolean
  /** Counts the builds that gave something else to see. */
  readonly count: number
  /** The output folder, absolute. */
  readonly out: string
  /** The text of a file that a problem of a stopped build names. */
  readonly textOf: BuildError['textOf']
  posts(): Promise<readonly PostListing[]>
  explain: BuildContext['explain']
}

/** A feed in all its formats. */
export interface FeedSummary {
  readonly scope: string
  readonly folder: string
  readonly isArchive: boolean
  readonly entries: number
  readonly updated: number | undefined
  readonly documents: readonly { readonly path: string; readonly format: string }[]
}

/** The state after a build: where that was stopped, what was right before is still served. */
export function stateAfter(
  { context, outcome, causes }: Rebuild,
  before: PublicationState | undefined,
  now: number,
): PublicationState {
  const base = sitePath(context.site.url)
  const known: PublishedFiles = before?.base === base ? before.files : new Map()
  const isStopped = outcome instanceof BuildError
  const files = isStopped ? known : publishFiles(outcome, base, known, now)
  const changed = changedPaths(known, files)
  const isOther = !isStopped && (causes.length > 0 || changed.length > 0)
  return {
    site: context.site,
    base,
    files,
    changed,
    feeds: isStopped ? (before?.feeds ?? []) : feedsOf(outcome),
    problems: isStopped ? outcome.diagnostics : outcome.warnings,
    isStopped,
    count: (before?.count ?? 0) + (isOther ? 1 : 0),
    out: context.out,
    textOf: isStopped ? outcome.textOf : () => undefined,
    posts: remember(() => context.posts()),
    explain: (file) => context.explain(file),
  }
}

function feedsOf({ feeds }: Exclude<Rebuild['outcome'], BuildError>): readonly FeedSummary[] {
  const byPlace = new Map<string, FeedSummary>()
  for (const { path, format, scope, isArchive, entries, updated } of feeds) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    // the archives of a feed lie beside it
    const place = isArchive ? path.replace(/\.\w+$/, '') : `${scope} ${folder}`
    const documents = [...(byPlace.get(place)?.documents ?? []), { path, format }]
    byPlace.set(place, { scope, folder, isArchive, entries, updated, documents })
  }
  return [...byPlace.values()]
}

/** Asks once, and again only after a failure. */
function remember<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined
  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
}
