import { cpSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const here = import.meta.dirname
const feedwright = join(here, '../lib/cli/main.js')
const hand = 'hand-written script'

/** The feeds of the three scenarios, as Feedwright is told of them. */
const configs = {
  site: () => ({ limit: 20, feeds: ['site'] }),
  terms: () => ({
    limit: 20,
    feeds: [
      'site',
      { scope: 'category', formats: ['rss'] },
      { scope: 'tag', formats: ['rss'], minPosts: 1 },
    ],
  }),
  full: (posts) => ({
    limit: posts,
    feeds: ['site'],
    sizes: { warning: 1e12, error: 1e12 },
  }),
}

/**
 * What is run in every round, in this order: the builds of Feedwright follow one another.
 * `prepare` is not measured; `out` is where the feeds of a build are; `unit` is the command that
 * its ratio is of.
 *
 * @param folder where the corpus is, in `posts`
 * @param files those of the corpus, the newest first
 */
export function commandsFor({ folder, files, scenario, hasHugo }) {
  const posts = join(folder, 'posts')
  const dist = join(folder, 'dist')
  const cache = join(folder, 'cache')
  const config = {
    site: { url: 'https://example.org', title: 'Example' },
    ...configs[scenario](files.length),
  }
  writeFileSync(join(folder, 'feedwright.config.json'), JSON.stringify(config))
  const build = {
    program: 'node',
    args: [feedwright, 'build', '--root', folder, '--cache', cache],
    out: dist,
  }
  return [
    { name: 'start node', program: 'node', args: ['-e', '0'] },
    ...['--version', '--help'].map((flag) => {
      const name = `feedwright ${flag}`
      return { name, program: 'node', args: [feedwright, flag], unit: 'start node' }
    }),
    ...['stat', 'read'].map((how) => {
      return { name: `${how} all`, program: 'node', args: [join(here, 'floor.mjs'), how, posts] }
    }),
    {
      ...build,
      name: 'Feedwright, cold',
      prepare: () => remove(cache, dist),
      unit: hasHugo ? 'Hugo' : hand,
    },
    { ...build, name: 'Feedwright, nothing changed', unit: 'stat all' },
    {
      ...build,
      name: 'Feedwright, nothing changed, fresh times',
      prepare: () => refresh(posts, dist),
      unit: 'read all',
    },
    {
      ...build,
      name: 'Feedwright, one post changed',
      prepare: editor(files[0]),
      unit: 'stat all',
    },
    handWritten(posts, join(folder, 'hand'), scenario),
    ...(hasHugo ? [hugo(posts, join(folder, 'hugo'), scenario)] : []),
  ]
}

function handWritten(posts, out, scenario) {
  const args = [join(here, 'hand.mjs'), posts, out, scenario]
  return { name: hand, program: 'node', args, prepare: () => remove(out), out }
}

/** Works on a copy of its site: Hugo leaves a lock beside its config. */
function hugo(posts, folder, scenario) {
  const out = join(folder, 'public')
  const config = scenario === 'site' ? 'hugo.toml' : `hugo.toml,${scenario}.toml`
  cpSync(join(here, 'hugo'), folder, { recursive: true })
  const paths = ['--source', folder, '--contentDir', posts, '--destination', out]
  const args = [...paths, '--config', config, '--quiet']
  return { name: 'Hugo', program: 'hugo', args, prepare: () => remove(out), out }
}

function remove(...folders) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** Same bytes, new times: a new checkout. */
function refresh(...folders) {
  const now = new Date()
  for (const folder of folders) {
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      utimesSync(join(folder, path), now, now)
    }
  }
  return settle()
}

/** Gives a post another last paragraph each time. */
function editor(file) {
  const text = readFileSync(file)
  let edits = 0
  return () => {
    edits++
    writeFileSync(file, `${text}\nEdit ${edits}.\n`)
    return settle()
  }
}

/** Nobody builds in the same tenth of a second, in which a file does not count as at rest yet. */
function settle() {
  return setTimeout(200)
}
