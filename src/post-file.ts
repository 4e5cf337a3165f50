/**
 * What is done for one post: reading its metadata, and writing its texts. Each depends on the post's
 * file and on the config of its stage alone, so that any thread can do it and any cache keep it.
 */
import type { ParseConfig, RenderConfig } from './config/index.ts'
import { parsePost, readBody, readData } from './content/index.ts'
import { type Diagnostic, diagnostic } from './diagnostics/index.ts'
import {
  FileSystemError,
  failure,
  type ParsedPost,
  type Result,
  type SourceFile,
} from './model/index.ts'
import { countTerms, countWords, type PostReader } from './plan/index.ts'
import { type RenderedPost, type RenderRequest, renderEntryTexts } from './render/index.ts'

/** Reads the metadata of a post, from the head of its file if that is at hand. */
export function parsePostFile(
  source: SourceFile,
  config: ParseConfig,
  head?: Uint8Array,
): Result<ParsedPost> {
  return guarded<Result<ParsedPost>>(source, failure, () => parsePost(source, config, head))
}

/** Renders a post, and writes it in every format. */
export function renderPostFile(request: RenderRequest, config: RenderConfig): RenderedPost {
  const nothing = (found: Diagnostic): RenderedPost => {
    return { parts: [], bytes: new Uint8Array(), diagnostics: [found], digest: '' }
  }
  return guarded(request.post.source, nothing, () => renderEntryTexts(request, config))
}

/** Reads the file of a post each time that it is asked. */
export const postReader: PostReader = {
  words: ({ source }) => countWords(bodyOf(source)),
  terms: ({ source }) => countTerms(bodyOf(source)),
  data: ({ source }) =>
    guarded(
      source,
      () => ({}),
      () => readData(source),
    ),
}

/** Empty where it cannot be read, which is said when the post is rendered. */
function bodyOf(source: SourceFile): string {
  return guarded(
    source,
    () => '',
    () => readBody(source).value ?? '',
  )
}

/**
 * Whatever goes wrong with one post is a problem of that post: a file that the system does not let us
 * read, and a fault of ours that its content brings to light.
 */
function guarded<Value>(
  { name: file }: SourceFile,
  failed: (found: Diagnostic) => Value,
  action: () => Value,
): Value {
  try {
    return action()
  } catch (error) {
    if (error instanceof FileSystemError) {
      return failed(diagnostic('file-unreadable', { file }, { reason: error.reason }))
    }
    const reason = withoutPaths(textOf(error))
    return failed(diagnostic('post-failed', { file }, { reason }))
  }
}

/** A report is posted in public, where the folders of a machine are nobody's business. */
function withoutPaths(message: string): string {
  const start = /(?:file:\/\/)?(?:[A-Za-z]:)?[\\/]/.source
  const quoted = `(?<=["'\`])${start}[^"'\`]*[\\\\/]`
  const bare = `(?<=^|[\\s(=])${start}(?:[^\\s\\\\/]+[\\\\/])+`
  return message.replace(new RegExp(`${quoted}|${bare}`, 'g'), '…/')
}

function textOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`
  return typeof error === 'string' ? error : 'an error of no kind'
}
