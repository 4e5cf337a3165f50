// What a site without Feedwright runs: a script around feed, gray-matter and remark.
// node hand.mjs POSTS DIST SCENARIO
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Feed } from 'feed'
import matter from 'gray-matter'
import { remark } from 'remark'
import html from 'remark-html'

const [posts = '', dist = '', scenario = 'site'] = process.argv.slice(2)
const site = 'https://example.org'
const limit = scenario === 'full' ? Number.POSITIVE_INFINITY : 20
const read = (file) => {
  const { data, content } = matter(readFileSync(join(posts, file), 'utf8'), {})
  return {
    ...data,
    content,
    date: new Date(data['date']),
    url: `${site}/${file.replace(/\.md$/, '/')}`,
  }
}
const all = readdirSync(posts, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map(read)
  .sort((a, b) => b.date.getTime() - a.date.getTime())

const processor = remark().use(html)
// only what a feed shows is rendered, and once
const render = async (post) => {
  post.html ??= String(await processor.process(post.content))
  return post.html
}
const feedOf = async (title, list) => {
  const feed = new Feed({ title, id: site, link: site, updated: list[0]?.date })
  for (const post of list.slice(0, limit)) {
    feed.addItem({
      title: post.title,
      id: post.url,
      link: post.url,
      date: post.date,
      content: await render(post),
      author: [{ name: post.author }],
      category: [...post.categories, ...post.tags].map((name) => ({ name })),
    })
  }
  return feed
}

mkdirSync(dist, { recursive: true })
const main = await feedOf('Example', all)
writeFileSync(join(dist, 'rss.xml'), main.rss2())
writeFileSync(join(dist, 'atom.xml'), main.atom1())
writeFileSync(join(dist, 'feed.json'), main.json1())
for (const key of scenario === 'terms' ? ['categories', 'tags'] : []) {
  const terms = new Map()
  for (const post of all) {
    for (const term of post[key]) {
      const list = terms.get(term)
      if (list) list.push(post)
      else terms.set(term, [post])
    }
  }
  mkdirSync(join(dist, key), { recursive: true })
  for (const [term, list] of terms) {
    writeFileSync(join(dist, key, `${term}.xml`), (await feedOf(term, list)).rss2())
  }
}
