// npm run bench [-- POSTS [ROUNDS]]: Feedwright against a hand-written script, side by side.
// Every round runs each command once in turn, so that a busy machine slows all of them alike.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCorpus } from './corpus.mjs'

const [posts = 1000, rounds = 5] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'feedwright-bench-'))
const here = import.meta.dirname
const corpus = join(folder, 'posts')
const command = join(here, '../lib/cli/main.js')
// the three feeds of the site, as the script makes them
const config = {
  site: { url: 'https://example.org', title: 'Example' },
  limit: 20,
  feeds: ['site'],
}
const commands = {
  'start node': ['-e', '0'],
  'feedwright --version': [command, '--version'],
  feedwright: [command, '--root', folder, '--quiet'],
  'hand-written script': [join(here, 'hand.mjs'), corpus, join(folder, 'hand')],
}

try {
  writeCorpus(corpus, posts)
  writeFileSync(join(folder, 'feedwright.config.json'), JSON.stringify(config))
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(commands)) {
      rmSync(join(folder, 'dist'), { recursive: true, force: true })
      const start = performance.now()
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      if (status !== 0) throw new Error(`${name} failed: ${stderr}`)
      times[name]?.push(performance.now() - start)
    }
  }
  const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
  const unit = median(times['hand-written script'] ?? [])
  console.log(
    `${posts} posts, newest 20, cold; medians of ${rounds}; node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`,
  )
  console.log('| command | ms | of the hand-written script |\n|---|--:|--:|')
  for (const [name, list] of Object.entries(times)) {
    console.log(`| ${name} | ${median(list).toFixed(0)} | ${(median(list) / unit).toFixed(2)} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
