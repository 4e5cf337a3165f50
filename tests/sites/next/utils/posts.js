import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import matter from 'gray-matter'

const folder = join(process.cwd(), 'data/blog')

export function allPosts() {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .map((file) => {
      const { data, content } = matter(readFileSync(join(folder, file), 'utf8'))
      return { file, slug: file.replace(/\.mdx?$/, ''), data, content }
    })
    .filter(({ data }) => data.draft !== true)
}
