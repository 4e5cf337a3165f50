// How much longer a text of twice the length takes: random mixes of Markdown, each in two lengths, as
// `tests/render/markdown-limits.test.ts` mixes them for the size of what they become.
//
//   npm run compile && node bench/scaling.mjs --mixes 200
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { renderMarkdown } from '../lib/render/markdown.js'

const { values } = parseArgs({
  options: {
    mixes: { type: 'string', default: '100' },
    length: { type: 'string', default: '16000' },
    seed: { type: 'string', default: '1' },
  },
})
const [mixes, length, seed] = [values.mixes, values.length, values.seed].map(Number)

/** @type {string[]} */
const constructs = JSON.parse(
  readFileSync(new URL('../tests/support/constructs.json', import.meta.url), 'utf8'),
)
const context = { url: 'https://example.org/a/', key: 'k', language: 'en', direction: 'ltr' }

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function numbersOf(/** @type {number} */ start) {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Milliseconds of the processor; undefined where the text is refused. */
function timeOf(/** @type {string} */ markdown) {
  const start = process.cpuUsage()
  const rendered = renderMarkdown(markdown, /** @type {any} */ (context))
  const { user, system } = process.cpuUsage(start)
  return rendered.ok ? (user + system) / 1000 : undefined
}

/**
 * The shortest time of a text, and of the text twice, in rounds of both so that a busy machine slows both. What looks too
 * long is measured up to four times as often.
 */
function compare(/** @type {string} */ once) {
  const found = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 5 || (round < 20 && found.long > 3 * found.short); round++) {
    const [short, long] = [timeOf(once), timeOf(once + once)]
    if (short === undefined || long === undefined) return undefined
    found.short = Math.min(found.short, short)
    found.long = Math.min(found.long, long)
  }
  return { ...found, ratio: found.long / found.short }
}

const random = numbersOf(seed ?? 1)
const ratios = []
let refused = 0
for (let mix = 0; mix < (mixes ?? 0); mix++) {
  const count = 1 + Math.floor(random() * 60)
  const part = Array.from({ length: count }, () => {
    return constructs[Math.floor(random() * constructs.length)]
  }).join('')
  const once = part.repeat(Math.ceil((length ?? 0) / part.length))
  const times = compare(once)
  if (times === undefined) refused += 1
  else ratios.push({ ...times, part })
}
ratios.sort((a, b) => b.ratio - a.ratio)
const median = ratios[Math.floor(ratios.length / 2)]?.ratio ?? Number.NaN
const above = ratios.filter(({ ratio }) => ratio > 3)
console.log(
  `${ratios.length} mixes of ${length} characters and of twice as many; ${refused} refused`,
)
console.log(
  `time of 2n / time of n: median ${median.toFixed(2)}, largest ${ratios[0]?.ratio.toFixed(2)}`,
)
console.log(`above 3: ${above.length}`)
for (const { ratio, short, long, part } of ratios.slice(0, 5)) {
  console.log(
    `${ratio.toFixed(2)}  ${short.toFixed(1)} → ${long.toFixed(1)} ms  ${JSON.stringify(part)}`,
  )
}
