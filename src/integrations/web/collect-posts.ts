import {
  isPostInputs,
  named,
  type PostInput,
  type PostInputs,
  readPosts,
} from '../../post-values.ts'

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
  try {
    const found = await deadline.wait(() => named('posts()', give), 'posts()')
    if (!isPostInputs(found)) {
      throw new TypeError('posts() gave neither a list nor a stream of posts')
    }
    return await readPosts(found, deadline.wait)
  } finally {
    deadline.cancel()
  }
}

/** A timer, and a look at the clock for what never gives a timer its turn. */
function startDeadline(seconds: number) {
  const end = performance.now() + seconds * 1000
  let stop: (reason: Error) => void = () => {}
  const limit = `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const tooLate = (name: string) => new Error(`${name} did not come within ${limit}`)
  let awaited = ''
  const timer = setTimeout(() => stop(tooLate(awaited)), seconds * 1000)
  return {
    wait<Value>(read: () => Value | Promise<Value>, name: string): Promise<Value> {
      awaited = name
      return new Promise((resolve, reject) => {
        if (performance.now() > end) throw tooLate(name)
        stop = reject
        Promise.resolve(read()).then(resolve, reject)
      })
    },
    cancel: () => clearTimeout(timer),
  }
}
