import { expect } from 'vitest'
import { textFile } from '../../src/model/index.ts'
import { type EmitOptions, emit } from '../../src/output/index.ts'

export type Files = Readonly<Record<string, string>>

export const manifest = '.feedwright.json'
export const feeds: Files = { 'rss.xml': '<rss/>', 'tags/a/feed.json': '{}' }

/** What is there already may be replaced, unless a test is about just that. */
export function build(
  out: string,
  files: Files,
  { dryRun = false, replace = true, ...options }: Partial<EmitOptions> = {},
): ReturnType<typeof emit> {
  const artifacts = Object.entries(files).map(([path, text]) => textFile(path, text))
  return emit(artifacts, { out, dryRun, replace, ...options })
}

/** What a build says of each file: `created rss.xml`. */
export function changes(out: string, files: Files, dryRun = false): readonly string[] | undefined {
  return build(out, files, { dryRun }).value?.map(({ path, change }) => `${change} ${path}`)
}

/** What a build that fails complains of: `output-failed rss.xml: …`. */
export function problems(out: string, files: Files, dryRun = false): readonly string[] {
  const { value, diagnostics } = build(out, files, { dryRun })
  expect(value).toBeUndefined()
  return diagnostics.map(({ code, file, message }) => {
    return `${code} ${file.replace(`${out}/`, '')}: ${message.replace(/^.*?: /, '')}`
  })
}
