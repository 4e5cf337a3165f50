/**
 * The two costly things that are done to a file, each a pure function of the file and the config, so
 * that any thread can do them and any cache can keep what they give.
 */
import type { Config } from '../config/index.ts'
import { parsePost } from '../content/index.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import type { Outcome, Post, SourceFile } from '../model/index.ts'
import { type TextsWanted, type TextsWritten, writeTexts } from '../render/index.ts'
import { HostError } from './host-error.ts'

export function parseFile(source: SourceFile, config: Config): Outcome<Post> {
  const unreadable = (found: Diagnostic) => ({ value: undefined, diagnostics: [found] })
  return guard(source, unreadable, () => parsePost(source, config))
}

export function writeFile(wanted: TextsWanted, config: Config): TextsWritten {
  const { source } = wanted.post
  const unreadable = (found: Diagnostic) => {
    return { parts: [], bytes: new Uint8Array(), diagnostics: [found] }
  }
  return guard(source, unreadable, () => writeTexts(wanted, config))
}

/** What the world does to a file while it is read is a diagnostic as well. */
function guard<Value>(
  source: SourceFile,
  unreadable: (found: Diagnostic) => Value,
  read: () => Value,
): Value {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return unreadable(
      diagnostic('file-unreadable', { file: source.name }, { reason: error.reason }),
    )
  }
}
