import type { StageCaches } from '../cache/index.ts'
import type { Executor } from '../executor.ts'
import { failure } from '../model/index.ts'
import { refOf } from './parse-file.ts'
import { taskOf } from './tasks.ts'
import type { WorkerPool } from './worker-pool.ts'

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
      const missing = known.missing()
      await pool.parse(
        missing.flatMap((place) => sources[place] ?? []),
        config,
        (index, { record, result }) => {
          const place = missing[index]
          if (place !== undefined) known.keep(place, record, result)
        },
        signal,
      )
      return known.files
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

    selected: () => cache.selected(),
    get reader() {
      return cache.reader
    },
  }
}
