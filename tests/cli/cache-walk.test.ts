import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, folderOf, put, read } from '../support/folder.ts'
import { feedwright, type Ran } from './command.ts'

/** What a writer has done so far, as far as it decides what is done next. */
interface Walk {
  readonly root: string
  readonly pick: (below: number) => number
  config: Record<string, unknown>
  flags: readonly string[]
  day: number
  /** How many posts there have been. */
  posts: number
}

/** One thing that happens between two builds. */
type Step = (walk: Walk) => void

const steps: Readonly<Record<string, Step>> = {
  nothing: () => {},
  'a body': (walk) => change(walk, (text) => `${text}\nMore ${walk.pick(1000)}.`),
  'a title': (walk) =>
    change(walk, (text) => text.replace(/title: .*/, `title: T${walk.pick(99)}`)),
  'a date': (walk) => {
    change(walk, (text) => text.replace(/date: 2025-03-\d+/, `date: 2025-03-${10 + walk.pick(18)}`))
  },
  'tags and links': (walk) => {
    change(walk, (text) => text.replace(/tags: .*/, `tags: [a, t${walk.pick(4)}]`))
  },
  'a warning': (walk) => change(walk, (text) => withField(text, 'tgas: [x]')),
  'as long and as old, but other': (walk) => {
    const file = postOf(walk)
    const { mtime } = statSync(file)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/[a-y]\n$/, 'z\n'))
    utimesSync(file, mtime, mtime)
  },
  'times alone': (walk) => utimesSync(postOf(walk), walk.pick(1e9), walk.pick(1e9)),
  'another name': (walk) => {
    renameSync(postOf(walk), join(walk.root, `posts/renamed-${walk.pick(1000)}.md`))
  },
  'a post more': (walk) => {
    walk.posts += 1
    put(walk.root, `posts/more-${walk.posts}.md`, postNumber(walk.posts))
  },
  'the same post twice': (walk) => {
    const text = readFileSync(postOf(walk), 'utf8')
    put(walk.root, `posts/twin-${walk.pick(1000)}.md`, text.replace(/^slug: .*\n/m, ''))
  },
  'a post less': (walk) => rmSync(postOf(walk)),
  'a draft': (walk) => change(walk, (text) => withField(text, 'draft: true')),
  'a withdrawn post': (walk) => {
    change(walk, (text) => withField(text, 'withdrawn: { date: 2025-04-20 }'))
  },
  'an error': ({ root }) => put(root, 'posts/wrong.md', '---\ndate: never\n---\nText.\n'),
  limit: (walk) => configure(walk, { limit: 1 + walk.pick(12) }),
  permalink: (walk) => configure(walk, { permalink: walk.pick(2) ? '/:slug/' : '/:year/:slug/' }),
  title: (walk) => configure(walk, { site: { ...site, title: `Site ${walk.pick(3)}` } }),
  scopes: (walk) => {
    const scopes = ['site', { scope: 'tag', minPosts: 1, content: 'summary' }, 'category']
    configure(walk, { feeds: scopes.slice(0, 1 + walk.pick(3)) })
  },
  'related posts': (walk) => {
    configure(walk, { related: walk.pick(2) ? { count: 2, in: ['content'] } : undefined })
  },
  'drafts too, or not': (walk) => toggle(walk, '--drafts'),
  'strict, or not': (walk) => toggle(walk, '--strict'),
  'a dry run, or not': (walk) => toggle(walk, '--dry-run'),
  'threads, or not': (walk) => toggle(walk, '--threads=1'),
  'another day': (walk) => {
    walk.day = 1 + walk.pick(28)
  },
  'an output by hand': (walk) => atOutput(walk, (file) => writeFileSync(file, 'mine')),
  'an output that is gone': (walk) => atOutput(walk, (file) => rmSync(file)),
  'an output that is a link': (walk) => {
    atOutput(walk, (file) => {
      if (lstatSync(file).isSymbolicLink()) return
      renameSync(file, `${file}.other`)
      symlinkSync(`${basename(file)}.other`, file)
    })
  },
  'a folder of outputs that is a link': ({ root }) => {
    const folder = join(root, 'dist/tag')
    if (!existsSync(folder) || existsSync(`${folder}-other`)) return
    renameSync(folder, `${folder}-other`)
    symlinkSync('tag-other', folder)
  },
  'no link any more': ({ root }) =>
    rmSync(join(root, 'dist/tag'), { recursive: true, force: true }),
  'no outputs': ({ root }) => rmSync(join(root, 'dist'), { recursive: true, force: true }),
  'no cache': ({ root }) => rmSync(join(root, 'cache'), { recursive: true, force: true }),
  'less of the cache': (walk) => atCache(walk, (file) => rmSync(file)),
  'a bit of the cache': (walk) => {
    atCache(walk, (file) => {
      const bytes = readFileSync(file)
      const at = walk.pick(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << walk.pick(8))
      writeFileSync(file, bytes)
    })
  },
}

const site = { url: 'https://example.org', title: 'Example' }

test.each([1, 2])(
  'whatever happens between builds, each is as if it were the first (%d)',
  async (seed) => {
    const walk: Walk = {
      root: folderOf(),
      pick: randomBy(seed),
      config: { site, replace: true, limit: 6, feeds: ['site', { scope: 'tag', minPosts: 1 }] },
      flags: [],
      day: 14,
      posts: 9,
    }
    for (let post = 0; post < walk.posts; post++) {
      put(walk.root, `posts/p${post}.md`, postNumber(post))
    }
    configure(walk, {})
    const names = Object.keys(steps)
    const done: string[] = []
    let isDamaged = false
    for (let count = 0; count < 60; count++) {
      const name = names[walk.pick(names.length)] ?? ''
      // most builds succeed
      if (walk.pick(2) === 0) rmSync(join(walk.root, 'posts/wrong.md'), { force: true })
      if (walk.pick(2) === 0) walk.flags = walk.flags.filter((flag) => flag !== '--strict')
      steps[name]?.(walk)
      done.push(name)
      const { cached, plain } = await buildBoth(walk)
      const { stderr, ...rest } = cached.ran
      const { stderr: _, ...other } = plain.ran
      expect({ ...rest, files: cached.files }, done.join(', ')).toEqual({
        ...other,
        files: plain.files,
      })
      expect(stderr.split('\n').length, stderr).toBeLessThanOrEqual(2)
      expect(stderr === '' || /^The cache in .+\.\n$/.test(stderr), stderr).toBe(true)
      // what is damaged is met when it is needed, and once
      if (/ of the cache$/.test(name)) isDamaged = true
      expect(stderr === '' || isDamaged, `${stderr}${done.join(', ')}`).toBe(true)
      // a dry run leaves the cache as it is
      if (stderr !== '' && !walk.flags.includes('--dry-run')) isDamaged = false
    }
  },
)

/** A build with the cache, and one of the same publication without. */
async function buildBoth({ root, flags, day }: Walk) {
  const twin = folderOf()
  cpSync(root, twin, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
  const build = async (folder: string, ...more: readonly string[]) => {
    const now = `2025-03-${String(day).padStart(2, '0')}T12:00:00Z`
    const options = [...flags, '--now', now, '--reporter', 'json', '--quiet', ...more]
    const ran = await feedwright('build', '--root', folder, ...options)
    return { ran: anywhere(ran, folder), files: contents(join(folder, 'dist')) }
  }
  const cached = await build(root, '--cache', join(root, 'cache'))
  const plain = await build(twin, '--no-cache')
  rmSync(twin, { recursive: true })
  return { cached, plain }
}

/** Without the folder in which it ran. */
function anywhere({ status, stdout, stderr }: Ran, folder: string): Ran {
  const clean = stdout.replaceAll(relative(process.cwd(), folder), '').replaceAll(folder, '')
  return { status, stdout: clean, stderr }
}

function contents(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {}
  return Object.fromEntries(filesIn(folder).map((path) => [path, textAt(folder, path)]))
}

function textAt(folder: string, path: string): string {
  return statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ? read(folder, path) : ''
}

function postNumber(number: number): string {
  const day = 1 + ((number * 5) % 28)
  const updated = number % 3 === 0 ? `updated: 2025-03-${String(day + 1).padStart(2, '0')}\n` : ''
  const link = `[Ещё](p${(number + 1) % 9}.md) <b>x</b>`
  return `---\ndate: 2025-03-${String(day).padStart(2, '0')}\n${updated}title: Тема ${number}\ntags: [t${number % 3}]\n---\n${link}\nText abc\n`
}

function change(walk: Walk, by: (text: string) => string): void {
  const file = postOf(walk)
  writeFileSync(file, by(readFileSync(file, 'utf8')))
}

function withField(text: string, field: string): string {
  return text.includes(field) ? text : text.replace('tags:', `${field}\ntags:`)
}

/** Any post; there is always one. */
function postOf({ root, pick }: Walk): string {
  const folder = join(root, 'posts')
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(folder).filter((name) => name !== 'wrong.md')
  if (names.length === 0) put(root, 'posts/p0.md', postNumber(0))
  return join(folder, names[pick(names.length)] ?? 'p0.md')
}

function configure(walk: Walk, changes: Readonly<Record<string, unknown>>): void {
  Object.assign(walk.config, changes)
  put(walk.root, 'feedwright.config.json', JSON.stringify(walk.config))
}

function toggle(walk: Walk, flag: string): void {
  const others = walk.flags.filter((each) => each !== flag)
  walk.flags = others.length === walk.flags.length ? [...others, flag] : others
}

/** With the record of the outputs the cache goes too: it would still know which of them are ours. */
function atOutput({ root, pick }: Walk, action: (file: string) => void): void {
  atFile(join(root, 'dist'), pick, (file) => {
    if (basename(file) === '.feedwright.json')
      rmSync(join(root, 'cache'), { recursive: true, force: true })
    action(file)
  })
}

function atCache({ root, pick }: Walk, action: (file: string) => void): void {
  atFile(join(root, 'cache'), pick, action)
}

function atFile(folder: string, pick: Walk['pick'], action: (file: string) => void): void {
  const files = existsSync(folder) ? filesIn(folder) : []
  const file = files[pick(files.length)]
  const isFolder = statSync(join(folder, file ?? '.'), { throwIfNoEntry: false })?.isDirectory()
  if (file !== undefined && isFolder !== true) action(join(folder, file))
}

/** The same numbers in each run (mulberry32). */
function randomBy(seed: number): Walk['pick'] {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return below === 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
