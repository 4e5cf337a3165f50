import type { StageCaches } from '../cache/index.ts'
import type { Executor } from '../executor.ts'
import { failure, type SourceFile } from '../model/index.ts'
import { refOf } from './parse-file.ts'
import { taskOf } from './tasks.ts'
import type { WorkerPool } from './worker-pool.ts'

const notYet = failure()

/**
 * Takes what a cache has, and gives the rest to a pool. For files on a disk only. Rejects with the reason of
 * the signal once that is aborted.
 */
export function cachedExecutor(
  cache: StageCaches,
  pool: WorkerPool,
  signal?: AbortSignal,
): Executor {
  return {
    async parse(sources, config) {
      const known = cache.parse(sources, config)
      const missing: { readonly source: SourceFile; readonly place: number }[] = []
      const results = sources.map((source, place) => {
        const result = known.find(place)
        if (result === undefined) missing.push({ source, place })
        return result ?? notYet
      })
      await pool.parse(
        missing.map(({ source }) => source),
        config,
        (index, { record, result }) => {
          const place = missing[index]?.place
          if (place !== undefined) results[place] = known.keep(place, record, result)
        },
        signal,
      )
      return results
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
