import { beginReading, type PostInput, type PostInputs } from '../../post-values.ts'

/** Gives the posts: a list or stream of them, or a promise of either. */
export type PostsFunction<Context> = (context: Context) => PostInputs | Promise<PostInputs>

/**
 * Everything that the function gives, as a list.
 *
 * @param seconds how long all of it may take
 * @throws `Error` that names what failed or did not come: the function, or `posts[3]`
 */
export async function collectPosts(
  give: () => PostInputs | Promise<PostInputs>,
  seconds: number,
): Promise<readonly PostInput[]> {
  const deadline = startDeadline(seconds)
  let current = 'posts()'
  const next = async <Value>(read: () => Value | Promise<Value>): Promise<Value> => {
    deadline.check(current)
    try {
      return await deadline.race(read(), current)
    } catch (error) {
      if (error instanceof TooLate) throw error
      throw new Error(`${current} could not be read: ${textOf(error)}`, { cause: error })
    }
  }
  let iterator: Iterator<PostInput> | AsyncIterator<PostInput> | undefined
  let isDone = false
  try {
    const found = await next(give)
    iterator = iteratorOf(found)
    beginReading(found)
    const posts: PostInput[] = []
    for (;;) {
      current = `posts[${posts.length}]`
      const reading = iterator
      const result = await next(() => reading.next())
      isDone = result.done === true
      if (isDone) return posts
      posts.push(await next(() => result.value))
    }
  } finally {
    deadline.cancel()
    // a stream that is read no further may hold a connection; nobody waits for its end
    if (!isDone) close(iterator)
  }
}

class TooLate extends Error {}

/** A timer, and a look at the clock for what never gives a timer its turn. */
function startDeadline(seconds: number) {
  const end = performance.now() + seconds * 1000
  let stop: (reason: TooLate) => void = () => {}
  const tooLate = (name: string) => new TooLate(`${name} did not come within ${seconds} seconds`)
  let awaited = ''
  const timer = setTimeout(() => stop(tooLate(awaited)), seconds * 1000)
  return {
    check(name: string): void {
      if (performance.now() > end) throw tooLate(name)
    },
    race<Value>(value: Value | Promise<Value>, name: string): Promise<Value> {
      awaited = name
      return new Promise((resolve, reject) => {
        stop = reject
        Promise.resolve(value).then(resolve, reject)
      })
    },
    cancel: () => clearTimeout(timer),
  }
}

function iteratorOf(found: unknown): Iterator<PostInput> | AsyncIterator<PostInput> {
  if (typeof found === 'object' && found !== null) {
    const posts = found as Partial<AsyncIterable<PostInput> & Iterable<PostInput>>
    const iterator = posts[Symbol.asyncIterator]?.() ?? posts[Symbol.iterator]?.()
    if (iterator !== undefined) return iterator
  }
  throw new TypeError('posts() gave neither a list nor a stream of posts')
}

function close(iterator: Iterator<PostInput> | AsyncIterator<PostInput> | undefined): void {
  try {
    Promise.resolve(iterator?.return?.()).catch(() => {})
  } catch {
    // it has failed before, which is reported
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
