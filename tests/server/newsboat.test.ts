import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Newsboat, withProgram } from '../readers/programs.ts'
import { folderOf, put } from '../support/folder.ts'
import { post, serving } from './serving.ts'

/** Passes requests on, and notes what they were answered. */
async function notingProxy(
  port: number,
): Promise<{ readonly port: number; readonly statuses: number[] }> {
  const statuses: number[] = []
  const proxy = createServer(({ url, method, headers }, response) => {
    const onward = request({ port, host: '127.0.0.1', path: url, method, headers }, (answer) => {
      statuses.push(answer.statusCode ?? 0)
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.end()
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return { port: (proxy.address() as AddressInfo).port, statuses }
}

withProgram('newsboat', ['newsboat', '--version'], () => {
  test.each(['rss.xml', 'atom.xml'])(
    'that is subscribed to %s gets 304, and after an edit one item that is not unread again',
    async (path) => {
      const posts = ['A', 'B', 'C'].map((title) => [
        `posts/${title}.md`,
        post(title, `Text of ${title}.`),
      ])
      const root = folderOf(Object.fromEntries(posts))
      const server = await serving(root)
      const { port, statuses } = await notingProxy(server.port)
      const newsboat = new Newsboat()
      onTestFinished(() => newsboat.close())
      const poll = async () => {
        const [feed] = await newsboat.reload([`http://127.0.0.1:${port}/${path}`])
        return feed?.items ?? []
      }
      expect(await poll()).toHaveLength(3)
      newsboat.markAllRead()
      await poll()
      const before = await poll()
      // what it knows of the first answer, it asks with from the third request on
      expect([statuses.length, statuses[2]]).toEqual([3, 304])
      put(root, 'posts/B.md', post('B', 'Another text.'))
      await server.until(({ causes }) => causes.includes('posts/B.md'))
      const after = await poll()
      expect(statuses.at(-1)).toBe(200)
      const changed = after.filter(
        (item) => !before.some((each) => JSON.stringify(each) === JSON.stringify(item)),
      )
      expect(changed.map(({ title }) => title)).toEqual(['B'])
      expect(changed[0]?.content).toContain('Another text.')
      expect(after.map(({ unread }) => unread)).toEqual([0, 0, 0])
    },
  )
})
