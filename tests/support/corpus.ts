/** A post of the corpus: what a test may expect of it, and the text of its file. */
export interface Article {
  readonly path: string
  readonly id: string
  readonly title: string
  readonly published: number
  /** Equal to `published` where it was never edited. */
  readonly updated: number
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly authors: readonly string[]
  readonly language: string | undefined
  readonly body: string
}

const day = 86_400_000
const words = 'harbour tide ferry winter market bread council river bridge school'.split(' ')
const categories = ['International', 'Science', 'Culture', 'Business', 'Food & Drink', 'Спорт']
const languages = ['en', 'en', 'en', 'en', 'uk', 'ar', 'ja', undefined]

/** Posts as a publication of twelve years has them, oldest first; the same ones every time. */
export function corpus(count = 1000): readonly Article[] {
  const random = randomFrom(5005)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]
  const some = (items: readonly string[], most: number) => [
    ...new Set(Array.from({ length: Math.ceil(random() * most) }, () => pick(items) ?? '')),
  ]
  return Array.from({ length: count }, (_, index) => {
    const start = Date.UTC(2013, 0) + (index * 12 * 365 * day) / count
    const published = second(start + random() * day)
    const isEdited = random() < 0.3
    const slug = `post-${index}`
    return {
      path: `${slug}.md`,
      id: `tag:example.org,${dayOf(published)}:${slug}`,
      title: `${pick(words)} ${pick(words)} ${index}`,
      published,
      updated: isEdited ? second(published + random() * 90 * day) : published,
      categories: some(categories, 2),
      tags: some(words, 3),
      authors: some(['Mira Solberg', 'Yusuf Demir', 'Олена Коваль', '王芳', 'Ann'], 2),
      language: pick(languages),
      body: `The ${pick(words)} near the ${pick(words)} and a ${pick(words)}, of ${dayOf(published)}.`,
    }
  })
}

/** The files of articles, in their order. */
export function filesOf(articles: readonly Article[]): Readonly<Record<string, string>> {
  return Object.fromEntries(articles.map((article) => [article.path, textOf(article)]))
}

export function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** Numbers from 0 to 1 that look random: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function textOf(article: Article): string {
  const { title, published, updated, categories, tags, authors, language, body } = article
  const fields = {
    title,
    date: new Date(published).toISOString(),
    ...(updated !== published && { updated: new Date(updated).toISOString() }),
    categories,
    tags,
    authors,
    ...(language !== undefined && { language }),
  }
  return `---json\n${JSON.stringify(fields)}\n---\n${body}\n`
}

function second(time: number): number {
  return Math.floor(time / 1000) * 1000
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
