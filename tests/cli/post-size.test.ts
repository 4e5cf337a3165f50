import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { post, problemsIn, publicationOf, reportOf, site } from './command.ts'

const goodPosts = Object.fromEntries(
  Array.from({ length: 100 }, (_, i) => [`good-${i}.md`, post(`title: Post ${i}`)]),
)

test.each([[[]], [['--no-cache']]])('a file of 600 MB is named at once %j', async (flags) => {
  const root = publicationOf({ ...goodPosts, 'a.md': post('title: A') })
  const argv = [...site, '--root', root, ...flags]
  expect((await reportOf(...argv)).status).toBe(0)
  // the first time it has grown, and the second time it is not known
  for (let times = 0; times < 2; times++) {
    truncateSync(join(root, 'posts/a.md'), 600_000_000)
    const start = performance.now()
    const { status, report } = await reportOf(...argv)
    expect(performance.now() - start).toBeLessThan(5000)
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(300_000_000)
    expect(status).toBe(1)
    expect(problemsIn(root, report)).toEqual(['post-too-large posts/a.md'])
  }
})
