import { defineCollection, reference, z } from 'astro:content'
import { file, glob } from 'astro/loaders'

const blog = defineCollection({
  loader: glob({ pattern: '**/*.{md,mdx}', base: './src/content/blog' }),
  schema: z
    .object({
      title: z.string().optional(),
      pubDate: z.coerce.date().optional(),
      date: z.coerce.date().optional(),
      updatedDate: z.coerce.date().optional(),
      author: reference('authors').optional(),
      draft: z.boolean().default(false),
      tags: z.array(z.string()).default([]),
    })
    .passthrough(),
})

const notes = defineCollection({
  loader: glob({ pattern: '**/[^_]*.md', base: './src/content/notes' }),
  schema: z.object({ title: z.string(), published_at: z.coerce.date() }),
})

const authors = defineCollection({
  loader: file('src/data/authors.json'),
  schema: z.object({ name: z.string(), url: z.string() }),
})

export const collections = { blog, notes, authors }
