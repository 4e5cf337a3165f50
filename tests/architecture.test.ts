import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', 'src')

/** Each room imports only from rooms above it. `cli` and `integrations` know the public API alone. */
const layers = [
  'xml',
  'diagnostics',
  'model',
  'namespaces',
  'formats',
  'config',
  'content',
  'plan',
  'render',
  'io',
  'build.ts',
  'html.ts',
  'index.ts',
]
const clients = ['cli', 'integrations']
const publicApi = ['index.ts', 'html.ts']

/** Rooms that may touch the world; all others see two pure modules of Node. */
const worldly = ['io', ...clients]
const pureModules = ['node:crypto', 'node:path/posix']

/** Each package has one file that knows it; the types of a tree have a room. */
const owners: Readonly<Record<string, string>> = {
  commander: 'cli/program.ts',
  feed: 'integrations/feed.ts',
  'gray-matter': 'content/front-matter.ts',
  'js-yaml': 'content/languages.ts',
  jiti: 'io/config-program.ts',
  'jsonc-parser': 'diagnostics/json.ts',
  // types of the trees that remark makes
  mdast: 'render/',
  hast: 'render/page.ts',
  'mdast-util-to-hast': 'render/page.ts',
  'property-information': 'render/page.ts',
  parse5: 'render/parse.ts',
  picocolors: 'cli/report.ts',
  remark: 'render/markdown.ts',
  'remark-html': 'render/markdown.ts',
  'smol-toml': 'content/languages.ts',
  zod: 'config/schema.ts',
}

/** What remark's GFM is made of comes in pairs, each construct in two packages. */
const ownerOf = (name: string) => (/-gfm-/.test(name) ? 'render/markdown.ts' : owners[name])

interface Import {
  readonly from: string
  readonly to: string
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .toSorted()

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|import\('([^']+)'\)/g,
  )
  return [...found].map(([, fixed, lazy]) => ({ from: file, to: fixed ?? lazy ?? '' }))
})

const local = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(({ from, to }) => {
    return { from, to: relative(root, join(root, dirname(from), to)) }
  })

const roomOf = (file: string) => file.split('/')[0] ?? ''

test('every room has its place in the order', () => {
  const rooms = new Set(files.map(roomOf))
  expect([...rooms].toSorted()).toEqual([...layers, ...clients].toSorted())
})

test('a room imports only from rooms above it', () => {
  const wrong = local.filter(({ from, to }) => {
    const [source, target] = [roomOf(from), roomOf(to)]
    if (source === target) return false
    if (clients.includes(source)) return !publicApi.includes(target)
    return !(layers.indexOf(target) < layers.indexOf(source) && layers.includes(target))
  })
  expect(wrong).toEqual([])
})

test('a room is entered by its front door', () => {
  const wrong = local.filter(({ from, to }) => {
    return roomOf(from) !== roomOf(to) && to.includes('/') && !to.endsWith('/index.ts')
  })
  expect(wrong).toEqual([])
})

test('the middle does not touch the world', () => {
  const wrong = imports.filter(({ from, to }) => {
    return to.startsWith('node:') && !worldly.includes(roomOf(from)) && !pureModules.includes(to)
  })
  expect(wrong).toEqual([])
})

test('the middle has no clock, no chance, no locale and no environment of its own', () => {
  const impure =
    /\bDate\.now\b|new Date\(\)|Math\.random|process\.|toLocale|localeCompare|performance\./
  const wrong = files.filter((file) => {
    return !worldly.includes(roomOf(file)) && impure.test(readFileSync(join(root, file), 'utf8'))
  })
  expect(wrong).toEqual([])
})

test('each package has one owner', () => {
  const packages = imports.filter(({ to }) => !/^(?:\.|node:)/.test(to))
  const wrong = packages.filter(({ from, to }) => !from.startsWith(ownerOf(to) ?? 'nobody'))
  expect(wrong).toEqual([])
})

test('no imports run in a circle', () => {
  const targets = new Map(files.map((file) => [file, [] as string[]]))
  for (const { from, to } of local) targets.get(from)?.push(to)
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const target of targets.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})
