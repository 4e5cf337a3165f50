import type { Generator } from './generator-row.ts'
import { foldersIn } from './site-folder.ts'

export const wordpressExport: Generator = {
  title: 'WordPress export',
  marks: ['posts/ or output/posts/ with a folder and index.md for each post'],
  posts: 'posts or output/posts',
  permalink: '/:path/',
  out: 'dist',
  build: 'npx feedwright',
  owns: () => false,
  read(site) {
    const posts = ['output/posts', 'posts'].find((folder) => foldersIn(site, folder).length > 0)
    return { site: {}, posts: posts ?? 'posts', files: [] }
  },
}
