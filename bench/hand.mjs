// What a site without Feedwright runs: a script around feed, gray-matter and remark.
// node hand.mjs POSTS DIST
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Feed } from 'feed'
import matter from 'gray-matter'
import { remark } from 'remark'
import html from 'remark-html'

const [posts = '', dist = ''] = process.argv.slice(2)
const site = 'https://example.org'
const read = (file) => {
  const { data, content } = matter(readFileSync(join(posts, file), 'utf8'), {})
  return {
    ...data,
    content,
    date: new Date(data.date),
    url: `${site}/${file.replace(/\.md$/, '/')}`,
  }
}
const newest = readdirSync(posts, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map(read)
  .sort((a, b) => b.date - a.date)
  .slice(0, 20)

const processor = remark().use(html)
const feed = new Feed({ title: 'Example', id: site, link: site, updated: newest[0]?.date })
for (const post of newest) {
  feed.addItem({
    title: post.title,
    id: post.url,
    link: post.url,
    date: post.date,
    content: String(await processor.process(post.content)),
    author: [{ name: post.author }],
  })
}
mkdirSync(dist, { recursive: true })
writeFileSync(join(dist, 'rss.xml'), feed.rss2())
writeFileSync(join(dist, 'atom.xml'), feed.atom1())
writeFileSync(join(dist, 'feed.json'), feed.json1())
