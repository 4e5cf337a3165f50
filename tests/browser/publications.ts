import type { OutputFile } from '../../src/model/index.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { inMemory } from '../support/publication.ts'

/** A publication with pages for visitors, and a feed for each of so many tags. */
export async function publicationWithPages(
  language: string,
  tags: number,
): Promise<readonly OutputFile[]> {
  const text = texts[language] ?? ''
  const posts = Array.from({ length: Math.max(tags, 12) }, (_, index) => {
    const day = new Date(Date.UTC(2025, 10, 20) - index * 5 * 86_400_000)
    const head = [
      `title: ${language} ${index}`,
      `date: ${day.toISOString()}`,
      tags > 0 ? `tags: [Topic ${index % tags}]` : '',
    ]
    return [`post-${index}.md`, `---\n${head.join('\n')}\n---\n${text}`] as const
  })
  const site = { url: 'https://example.org', title: 'Example', description: 'A site.', language }
  const feeds = tags > 0 ? ['site', { scope: 'tag', minPosts: 1 }] : ['site']
  const { files } = await runPipeline(
    inMemory(Object.fromEntries(posts), { site, feeds, pages: true }),
  )
  if (files === undefined) throw new Error('the publication has an error')
  return files
}

const everything = `
## Heading

![A map](https://example.org/maps/a.png) ![](https://cdn.example/b.png)

| a | b | c | d | e | f | g |
|---|---|---|---|---|---|---|
| ${'wide '.repeat(5)} | ${'wide '.repeat(5)} | 3 | 4 | 5 | 6 | ${'unbroken'.repeat(12)} |

\`\`\`
${'a long line of code '.repeat(12)}
\`\`\`

#### Deeper

> A quote with a [link](https://elsewhere.example/${'long'.repeat(40)}).

1. One[^1]
2. Two

<details><summary>More</summary>

Text.

</details>

<iframe src="https://video.example/embed/1"></iframe>
<video src="https://cdn.example/a.mp4"></video>

[^1]: A note.
`

const texts: Readonly<Record<string, string>> = {
  en: `The sea comes twice a day.\n${everything}`,
  ar: `تأتي السفن حين تستطيع.\n${everything}`,
  ja: `港では、船が来られるときに来ます。\n${everything}`,
}
