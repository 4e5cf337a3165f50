// npm run bench: Feedwright against a hand-written script, Hugo and the floors, side by side.
// Every round runs each command once in turn, so that a busy machine slows all of them alike.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { commandsFor } from './commands.mjs'
import { writeCorpus } from './corpus.mjs'
import { countEntries } from './entries.mjs'
import { ask, measure } from './measure.mjs'
import { readOptions, scenarios, usage } from './options.mjs'

const options = understood(process.argv.slice(2))
const folder = mkdtempSync(join(tmpdir(), 'feedwright-bench-'))
try {
  const hugo = ask('hugo', ['version'], /\d+\.\d+\.\d+/)
  const files = writeCorpus(join(folder, 'posts'), options.posts)
  const { scenario, rounds } = options
  const commands = commandsFor({ folder, files, scenario, hasHugo: hugo !== undefined })
  const samples = await measureAll(commands, rounds)
  console.log(`${headline(options, hugo)}\n\n${table(commands, samples)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function understood(args) {
  try {
    return readOptions(args)
  } catch (error) {
    console.error(`bench: ${/** @type {Error} */ (error).message}\n${usage}`)
    process.exit(2)
  }
}

/** @returns by the name of a command, what each round measured */
async function measureAll(commands, rounds) {
  const samples = new Map(commands.map(({ name }) => [name, []]))
  const entries = new Map()
  for (let round = 1; round <= rounds; round++) {
    console.error(`round ${round} of ${rounds}`)
    for (const { name, program, args, prepare, out } of commands) {
      await prepare?.()
      samples.get(name).push(measure(program, args))
      if (round === 1 && out !== undefined) entries.set(name, countEntries(out))
    }
    assertComparable(entries)
  }
  return samples
}

/** Whoever wrote fewer entries than another did less. */
function assertComparable(entries) {
  const counts = new Set(entries.values())
  if (counts.size === 1 && !counts.has(0)) return
  const list = [...entries].map(([name, count]) => `${name}: ${count}`)
  throw new Error(`not comparable, entries written by ${list.join('; ')}`)
}

function headline({ posts, rounds, scenario }, hugo) {
  const packages = ['feed', 'gray-matter', 'remark', 'remark-html'].map((name) => {
    return `${name} ${versionOf(`node_modules/${name}`)}`
  })
  const script = `hand-written script with ${packages.join(', ')}`
  const programs = [`node ${process.version}`, `feedwright ${versionOf('.')}`, script]
  const memory = Math.round(totalmem() / 2 ** 30)
  const machine = `${platform()} ${release()}, ${cpus().length} × ${cpus()[0]?.model}, ${memory} GiB`
  return [
    `${posts.toLocaleString('en')} posts, ${scenario}: ${scenarios[scenario]}; medians of ${rounds}.`,
    `${programs.join('; ')}; ${hugo === undefined ? 'no Hugo' : `Hugo ${hugo}`}.`,
    `${machine}.`,
  ].join('\n')
}

function versionOf(folder) {
  const file = join(import.meta.dirname, '..', folder, 'package.json')
  return JSON.parse(readFileSync(file, 'utf8')).version
}

function table(commands, samples) {
  const times = (name) => samples.get(name).map(({ ms }) => ms)
  const rows = commands.map(({ name, unit }) => {
    const own = times(name)
    const peaks = samples.get(name).map(({ mib }) => mib)
    const ratio = unit && `${(median(own) / median(times(unit))).toFixed(2)} × ${unit}`
    return [
      name,
      median(own).toFixed(0),
      `${Math.min(...own).toFixed(0)}–${Math.max(...own).toFixed(0)}`,
      peaks.includes(undefined) ? '' : median(peaks).toFixed(0),
      ratio ?? '',
    ]
  })
  return [
    '| command | ms | min–max | peak MiB | ratio |',
    '|---|--:|--:|--:|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n')
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
}
