// A folder of articles for measurements: seeded, so that every run measures the same.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const words =
  'harbour ferry council budget library river museum season market price reader server release editor network policy garden storm bridge railway garlic orchestra telescope patient'.split(
    ' ',
  )
const categories = ['World', 'Technology', 'Culture', 'Science', 'Business']
const tags = words.flatMap((one) => words.slice(0, 8).map((other) => `${one}-${other}`))
const newest = Date.UTC(2025, 11, 31)
const twelveYears = 12 * 365 * 86_400_000

/**
 * Writes `count` posts of about 600 words, from the last twelve years of the seed, below `folder`.
 * @returns the files, the newest first
 */
export function writeCorpus(folder, count) {
  const random = generator(1)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const sentence = () => {
    const text = Array.from({ length: 8 + Math.floor(random() * 12) }, () => pick(words)).join(' ')
    return `${text[0]?.toUpperCase()}${text.slice(1)}.`
  }
  const paragraph = () => Array.from({ length: 4 }, sentence).join(' ')
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(newest - Math.floor((index * twelveYears) / count))
    const year = String(date.getUTCFullYear())
    const extras = [
      `![${pick(words)}](/images/${index}.jpg) and [a link](../${pick(words)}/).`,
      '| a | b |\n| - | - |\n| 1 | 2 |',
      '```js\nif (a < b) return "c"\n```',
      `> ${sentence()}`,
      `- ${sentence()}\n- ${sentence()}`,
    ]
    const body = Array.from({ length: 11 }, () => (random() < 0.2 ? pick(extras) : paragraph()))
    const own = [...new Set([pick(tags), pick(tags)])]
    const file = join(folder, year, `post-${index}.md`)
    mkdirSync(join(folder, year), { recursive: true })
    writeFileSync(
      file,
      `---\ntitle: ${sentence()}\ndate: ${date.toISOString()}\ncategories: [${pick(categories)}]\ntags: [${own.join(', ')}]\nauthor: ${pick(['Jane Doe', 'Bob Roe'])}\n---\n\n${body.join('\n\n')}\n`,
    )
    return file
  })
}

function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
