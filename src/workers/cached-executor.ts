import type { StageCaches } from '../cache/index.ts'
import type { Executor } from '../executor.ts'
import { failure, type ParsedPost, type Result } from '../model/index.ts'
import { parseFile, refOf } from './parse-file.ts'
import { taskOf } from './tasks.ts'
import type { WorkerPool } from './worker-pool.ts'

/** The number of milliseconds after which a signal or a timer gets its turn. */
const turn = 20

/**
 * Takes what a cache has, and does the rest: this thread parses posts, and all of a pool parse built pages
 * and render. For files on a disk only. Rejects with the reason of the signal once that is aborted.
 */
export function cachedExecutor(
  cache: StageCaches,
  pool: WorkerPool,
  signal?: AbortSignal,
): Executor {
  return {
    async parse(sources, config) {
      const known = cache.parse(sources, config)
      const results: (Result<ParsedPost> | undefined)[] = []
      const pages: number[] = []
      let start = performance.now()
      for (const [place, source] of sources.entries()) {
        results[place] = known.find(place)
        if (results[place] !== undefined) continue
        if (source.collection?.isPages) {
          pages.push(place)
          continue
        }
        const { record, result } = parseFile(source, config)
        results[place] = known.keep(place, record, result)
        if (performance.now() - start < turn) continue
        await new Promise((resolve) => setImmediate(resolve))
        signal?.throwIfAborted()
        start = performance.now()
      }
      await pool.parse(
        pages.flatMap((place) => sources[place] ?? []).map(refOf),
        config,
        (index, { record, result }) => {
          const place = pages[index] ?? 0
          const source = sources[place]
          if (source === undefined) return
          const whole = result.ok ? { ...result, value: { ...result.value, source } } : result
          results[place] = known.keep(place, record, whole as Result<ParsedPost>)
        },
        signal,
      )
      return results.map((result) => result ?? failure())
    },

    async render(requests, config, onProgress) {
      const known = cache.render(config)
      const results = requests.map((request) => known.find(request))
      const missing = requests.flatMap((request, place) => {
        return results[place] ? [] : [{ request, place }]
      })
      let done = requests.length - missing.length
      const tasks = missing.map(({ request }) => taskOf(request, refOf(request.post.source)))
      await pool.render(
        tasks,
        missing[0]?.request.links,
        (index, rendered) => {
          const task = missing[index]
          if (task !== undefined) results[task.place] = known.keep(task.request, rendered)
          done += 1
          onProgress(done)
        },
        signal,
      )
      return results.map((result) => result ?? failure())
    },

    get reader() {
      return cache.reader
    },
  }
}
