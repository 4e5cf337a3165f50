import { type FileRecord, type ParseCache, type StageCaches, unknownFile } from '../cache/index.ts'
import type { ParseConfig } from '../config/index.ts'
import { headOf } from '../content/index.ts'
import type { Executor } from '../executor.ts'
import { attempt, readWithState } from '../files/index.ts'
import { failure, type ParsedPost, type Result, type SourceFile, sha256 } from '../model/index.ts'
import { parsePostFile } from '../per-post.ts'
import { refOf, taskOf } from './tasks.ts'
import type { WorkerPool } from './worker-pool.ts'

/** The number of milliseconds after which a signal or a timer gets its turn. */
const turn = 20

/**
 * Takes what a cache has, and does the rest: this thread parses, and all of a pool render. For files on
 * a disk only. Rejects with the reason of the signal once that is aborted.
 */
export function cachedExecutor(
  cache: StageCaches,
  pool: WorkerPool,
  signal?: AbortSignal,
): Executor {
  return {
    async parse(sources, config) {
      const known = cache.parse(sources, config)
      const results: Result<ParsedPost>[] = []
      let start = performance.now()
      for (const [place, source] of sources.entries()) {
        results.push(known.find(place) ?? parseFile(place, source, config, known))
        if (performance.now() - start < turn) continue
        await new Promise((resolve) => setImmediate(resolve))
        signal?.throwIfAborted()
        start = performance.now()
      }
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
      await pool.run(
        tasks,
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

function parseFile(
  place: number,
  source: SourceFile,
  config: ParseConfig,
  known: ParseCache,
): Result<ParsedPost> {
  const { path, name, location } = refOf(source)
  const file = attempt(() => readWithState(location, config.limits.post.error))
  const record: FileRecord = file ? { state: file.state, digest: sha256(file.bytes) } : unknownFile
  // a post without title and summary is read once more, and may have changed meanwhile
  let last = record.digest
  const read = () => {
    const bytes = source.read()
    last = sha256(bytes)
    return bytes
  }
  const size = () => file?.bytes.length ?? source.size?.() ?? 0
  const result = parsePostFile(
    { path, name, location, collection: source.collection, read, size },
    config,
    file && headOf(file.bytes),
  )
  return known.keep(place, last === record.digest ? record : unknownFile, result)
}
