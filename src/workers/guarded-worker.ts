import type { ParseConfig, RenderConfig } from '../config/index.ts'
import { type Diagnostic, diagnostic, type Place } from '../diagnostics/index.ts'
import { failure } from '../model/index.ts'
import { notRendered, type RenderedPost, type SiteLinks } from '../render/index.ts'
import {
  type FileRef,
  hasFunctions,
  type ParseOutcome,
  type PlainParsed,
  parseRef,
  unread,
} from './parse-file.ts'
import { type PoolWorker, startWorker } from './pool-worker.ts'
import { type RenderTask, runTask } from './tasks.ts'

/**
 * A thread for the posts of one build that may take long or much, one after the other: it is ended when
 * one does, and that post is reported. No other post waits for it, and this process keeps its memory.
 *
 * From then on the build publishes nothing, and all that a post can still do is to be named as well. So
 * the others have little time, and those that it does not suffice for are named as not rendered: many
 * such posts take a build hardly longer than one.
 */
export interface GuardedWorker {
  /**
   * Parses a built page. A page that is not read is an error, because no later step would miss it.
   * Rejects with the reason of the signal once that is aborted.
   */
  parse(page: FileRef, config: ParseConfig): Promise<ParseOutcome<PlainParsed>>
  /**
   * Rejects with the reason of the signal once that is aborted.
   *
   * @param links where links to other posts lead
   * @param line the line of the file that is to be looked at where the post is ended
   */
  render(task: RenderTask, links: SiteLinks | undefined, line?: number): Promise<RenderedPost>
  close(): void
}

/** What is done for one post. */
interface Job<Done> {
  /** Where the post is, and at which line it would take longest. */
  readonly place: Place
  /** What it is called where it is ended. */
  readonly work: 'reading' | 'rendering'
  /** The problem of a post that there is no time left for. */
  readonly waiting: 'page-waiting' | 'post-waiting'
  /** Whether it can be done in this thread alone. */
  readonly isBound: boolean
  there(worker: PoolWorker): Promise<readonly Done[] | undefined>
  here(): Done | Promise<Done>
  /** What comes of it where it is ended. */
  nothing(found: Diagnostic): Done
}

/** Together with the memory of the build itself, this stays within half a gigabyte. */
const resourceLimits = { maxOldGenerationSizeMb: 288 }

/** After a post was ended, as parts of the time that a post may take: for all others, and for each. */
const afterwards = { all: 0.3, each: 0.1 }

/** @param seconds how long a post may take */
export function openGuardedWorker(
  config: RenderConfig,
  seconds: number,
  signal?: AbortSignal,
): GuardedWorker {
  let last: Promise<unknown> = Promise.resolve()
  let worker: PoolWorker | undefined
  let isClosed = false
  /** When the last post is ended, in milliseconds; nothing has been ended as long as there is none. */
  let end: number | undefined

  const secondsLeft = () => {
    if (end === undefined) return seconds
    return Math.min(seconds * afterwards.each, (end - performance.now()) / 1000)
  }

  const doNow = async <Done>(job: Job<Done>): Promise<Done> => {
    const { place, work, waiting } = job
    if (job.isBound) return job.here()
    const left = secondsLeft()
    if (left <= 0) return job.nothing(diagnostic(waiting, place, {}))
    // functions of the config cannot be sent, and where there are any nothing is rendered there
    worker ??= await startWorker({ ...config, components: undefined }, resourceLimits)
    const ended = endOf(left, signal)
    const answer = await Promise.race([job.there(worker), ended.promise])
    ended.cancel()
    if (typeof answer === 'object' && answer[0] !== undefined) return answer[0]
    const isOutOfMemory = worker.isOutOfMemory()
    worker.close()
    worker = undefined
    signal?.throwIfAborted()
    if (isClosed) throw new Error('the thread for long posts was closed')
    if (answer !== 'ended' && !isOutOfMemory) return job.here()
    const isFirst = end === undefined
    end ??= performance.now() + seconds * afterwards.all * 1000
    if (isOutOfMemory) {
      const megabytes = resourceLimits.maxOldGenerationSizeMb
      return job.nothing(diagnostic('post-memory', place, { work, megabytes }))
    }
    return job.nothing(
      isFirst ? diagnostic('post-slow', place, { work, seconds }) : diagnostic(waiting, place, {}),
    )
  }

  const doNext = <Done>(job: Job<Done>): Promise<Done> => {
    const done = last.then(() => doNow(job))
    last = done.catch(() => {})
    return done
  }

  return {
    parse(page, parseConfig) {
      return doNext({
        place: { file: page.name },
        work: 'reading',
        waiting: 'page-waiting',
        isBound: hasFunctions(parseConfig),
        there: (worker) => worker.parse([page], parseConfig, true),
        here: () => parseRef(page, parseConfig, true),
        nothing: (found) => ({ ...unread, result: failure(found) }),
      })
    },
    render(putOff, links, line) {
      const task = { ...putOff, evenIfSlow: true }
      return doNext({
        place: { file: task.name, line, column: line && 1 },
        work: 'rendering',
        waiting: 'post-waiting',
        isBound: config.components !== undefined,
        there: (worker) => worker.render([task], links),
        here: () => runTask(task, config, links),
        nothing: notRendered,
      })
    },
    close() {
      isClosed = true
      worker?.close()
    },
  }
}

/**
 * How many seconds longer a post may take by the clock, on a machine that does other things. Whoever waits
 * for the build waits by the clock.
 */
const wallClockGrace = 1.5

/**
 * Fulfils when this process has worked for so many seconds, or a little later by the clock, or earlier when
 * the signal is aborted: an article must not be ended because others keep the machine busy for a moment.
 */
function endOf(
  seconds: number,
  signal: AbortSignal | undefined,
): { readonly promise: Promise<'ended'>; cancel(): void } {
  let cancel = () => {}
  const promise = new Promise<'ended'>((resolve) => {
    const end = () => resolve('ended')
    const start = process.cpuUsage()
    const latest = performance.now() + (seconds + wallClockGrace) * 1000
    const check = () => {
      const { user, system } = process.cpuUsage(start)
      const left = seconds - (user + system) / 1e6
      if (left <= 0 || performance.now() >= latest) end()
      else timer = setTimeout(check, Math.min(left * 1000, latest - performance.now()))
    }
    let timer = setTimeout(check, seconds * 1000)
    signal?.addEventListener('abort', end, { once: true })
    cancel = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
    }
  })
  return { promise, cancel: () => cancel() }
}
