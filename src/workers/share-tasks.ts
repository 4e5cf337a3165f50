/** The number of batches that wait at a thread, so that it has work while this one is busy. */
const batchesAhead = 2

/** Who does the tasks: this thread, and others that are asked. */
export interface Sharing<Task, Done, Helper> {
  /** The largest number of tasks that go to a helper at a time. */
  readonly batchSize: number
  readonly helpers: readonly Helper[]
  here(task: Task): Done | Promise<Done>
  /** Gives undefined where the helper has failed, which is not asked again. */
  there(helper: Helper, batch: readonly Task[]): Promise<readonly Done[] | undefined>
  /** Gets what was done as it comes, with its place in the list. */
  take(index: number, done: Done): void
  readonly signal?: AbortSignal | undefined
}

/**
 * Shares tasks between this thread and others. Rejects with what a task throws, and with the reason of
 * the signal once that is aborted.
 */
export async function shareTasks<Task, Done, Helper>(
  tasks: readonly Task[],
  { batchSize, helpers, here, there, take, signal }: Sharing<Task, Done, Helper>,
): Promise<void> {
  const size = Math.min(batchSize, Math.ceil(tasks.length / (4 * (helpers.length + 1))))
  let end = 0
  let hasFailed = false
  const next = () => {
    signal?.throwIfAborted()
    // where one of the threads has failed for good, the others stop as well
    if (hasFailed) end = tasks.length
    const start = end
    end = Math.min(start + size, tasks.length)
    return { start, batch: tasks.slice(start, end) }
  }
  const ofThisThread = async () => {
    for (let { start, batch } = next(); batch.length > 0; { start, batch } = next()) {
      for (const [index, task] of batch.entries()) {
        const done = here(task)
        // thousands of tasks are done at once, and each wait would take a part of one
        take(start + index, done instanceof Promise ? await done : done)
      }
      // answers come in meanwhile
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const ofHelper = async (helper: Helper) => {
    for (let { start, batch } = next(); batch.length > 0; { start, batch } = next()) {
      const answer = await there(helper, batch)
      signal?.throwIfAborted()
      const done = answer ?? (await Promise.all(batch.map(here)))
      for (const [index, each] of done.entries()) take(start + index, each)
      if (answer === undefined) return
    }
  }
  const others = helpers.flatMap((each) => {
    return Array.from({ length: batchesAhead }, () => ofHelper(each))
  })
  const loops = [...others, ofThisThread()].map((loop) => {
    return loop.catch((error: unknown) => {
      hasFailed = true
      throw error
    })
  })
  const ended = await Promise.allSettled(loops)
  for (const each of ended) if (each.status === 'rejected') throw each.reason
}
