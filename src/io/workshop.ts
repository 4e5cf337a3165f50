import type { Config } from '../config/index.ts'
import { type PostTexts, splitTexts } from '../formats/index.ts'
import { type Outcome, type ParsedPost, type SourceFile, sha256 } from '../model/index.ts'
import type { TextsWanted } from '../render/index.ts'
import type { Cache } from './cache/cache.ts'
import type { FileRecord } from './cache/files.ts'
import type { Crew } from './crew.ts'
import type { FileRef, ReadTask, WriteTask } from './tasks.ts'

/** Where the two costly steps of a build are done. Results come in the order of what was asked for. */
export interface Workshop {
  parse(sources: readonly SourceFile[], config: Config): Promise<readonly Outcome<ParsedPost>[]>
  /** Calls `progress` with how many are done. */
  write(
    wanted: readonly TextsWanted[],
    config: Config,
    progress: (done: number) => void,
  ): Promise<readonly Outcome<PostTexts>[]>
}

/**
 * Does everything here and now, and keeps nothing. What parses and renders is loaded when it is
 * needed, as it takes longer to load than a build without changes.
 */
export const plainWorkshop: Workshop = {
  async parse(sources, config) {
    const { parseFile } = await import('./tasks.ts')
    return sources.map((source) => parseFile(source, config))
  },
  async write(wanted, config, progress) {
    const { writeFile } = await import('./tasks.ts')
    return wanted.map((each, index) => {
      const { parts, bytes, diagnostics } = writeFile(each, config)
      progress(index + 1)
      const value = splitTexts(parts, ({ size }, start) => bytes.subarray(start, start + size))
      return { value, diagnostics }
    })
  },
}

/** Of a file that will have to be read again. */
const unknown: FileRecord = { state: '', digest: '' }

/** Takes what a cache has, and has a crew do the rest. For files on a disk only. */
export function sharedWorkshop(cache: Cache, crew: Crew): Workshop {
  return {
    async parse(sources, config) {
      const found = new Map(cache.findPosts(sources))
      const missing = sources.filter((source) => !found.has(source))
      if (missing.length > 0) {
        const { parseFile } = await import('./tasks.ts')
        const tasks = missing.map((source): ReadTask => ({ kind: 'read', ...refOf(source) }))
        // other threads read ahead, and this one parses: a second one would have to warm up as well
        await crew.perform(tasks, (index, { state, digest, head }) => {
          const source = missing[index]
          if (source === undefined) return
          // a post without title and summary is read once more, and may have changed meanwhile
          let last = digest
          const read = () => {
            const bytes = source.read()
            last = sha256(bytes)
            return bytes
          }
          const outcome = parseFile({ ...source, read }, config, head)
          const post = outcome.value && Object.assign(outcome.value, { source })
          const parsed = { value: post, diagnostics: outcome.diagnostics }
          found.set(source, parsed)
          cache.keepPost(source, last === digest ? { state, digest } : unknown, parsed)
        })
      }
      return sources.map((source) => found.get(source) ?? { value: undefined, diagnostics: [] })
    },

    async write(wanted, _, progress) {
      const results = wanted.map((each) => cache.findTexts(each))
      const missing = wanted.flatMap((each, place) => (results[place] ? [] : [{ each, place }]))
      const tasks = missing.map(({ each }) => writeTask(each))
      let done = wanted.length - missing.length
      await crew.perform(tasks, (index, written) => {
        const task = missing[index]
        if (task !== undefined) results[task.place] = cache.keepTexts(task.each, written)
        done += 1
        progress(done)
      })
      return results.map((result) => result ?? { value: undefined, diagnostics: [] })
    },
  }
}

function writeTask({ post, related, variants }: TextsWanted): WriteTask {
  const { source, ...rest } = post
  const links = related.map(({ id, url, title }) => ({ id, url, title }))
  return { kind: 'write', ...refOf(source), post: rest, related: links, variants }
}

function refOf({ path, name, location }: SourceFile): FileRef {
  if (location === undefined) throw new TypeError(`${name} lies on no disk`)
  return { path, name, location }
}
