import type { Cache, FileRecord } from '../cache/index.ts'
import type { Executor } from '../executor.ts'
import { failure, type SourceFile, sha256, success } from '../model/index.ts'
import { parsePostFile, postReader } from '../post-file.ts'
import type { RenderRequest } from '../render/index.ts'
import type { FileRef, ReadTask, RenderTask } from './tasks.ts'
import type { WorkerPool } from './worker-pool.ts'

/** Of a file that will have to be read again. */
const unknown: FileRecord = { state: '', digest: '' }

/** Takes what a cache has, and has a pool of workers do the rest. For files on a disk only. */
export function cachedExecutor(cache: Cache, pool: WorkerPool): Executor {
  return {
    async parse(sources, config) {
      const found = new Map(cache.findPosts(sources))
      const missing = sources.filter((source) => !found.has(source))
      if (missing.length > 0) {
        const limit = config.limits.post.error
        const tasks = missing.map((source): ReadTask => ({ kind: 'read', limit, ...refOf(source) }))
        // other threads read ahead, and this one parses: a second one would have to warm up as well
        await pool.run(tasks, (index, { state, digest, size, head }) => {
          const source = missing[index]
          if (source === undefined) return
          // a post without title and summary is read once more, and may have changed meanwhile
          let last = digest
          const read = () => {
            const bytes = source.read()
            last = sha256(bytes)
            return bytes
          }
          const sizeOf = () => size ?? source.size?.() ?? 0
          const outcome = parsePostFile({ ...source, read, size: sizeOf }, config, head)
          const parsed = outcome.ok
            ? success(Object.assign(outcome.value, { source }), outcome.diagnostics)
            : outcome
          found.set(source, parsed)
          cache.keepPost(source, last === digest ? { state, digest } : unknown, parsed)
        })
      }
      return sources.map((source) => found.get(source) ?? failure())
    },

    async render(wanted, _, onProgress) {
      const results = wanted.map((each) => cache.findTexts(each))
      const missing = wanted.flatMap((each, place) => (results[place] ? [] : [{ each, place }]))
      const tasks = missing.map(({ each }) => renderTask(each))
      let done = wanted.length - missing.length
      await pool.run(tasks, (index, written) => {
        const task = missing[index]
        if (task !== undefined) results[task.place] = cache.keepTexts(task.each, written)
        done += 1
        onProgress(done)
      })
      return results.map((result) => result ?? failure())
    },

    reader: postReader,
  }
}

function renderTask({ post, related, variants }: RenderRequest): RenderTask {
  const { source, ...rest } = post
  const links = related.map(({ id, url, title }) => ({ id, url, title }))
  return { kind: 'render', ...refOf(source), post: rest, related: links, variants }
}

function refOf({ path, name, location }: SourceFile): FileRef {
  if (location === undefined) throw new TypeError(`${name} lies on no disk`)
  return { path, name, location }
}
