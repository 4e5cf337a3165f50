import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', 'src')

/** In the order of `docs/architecture.md`: a layer imports only from layers above it. */
const pure = [
  'xml',
  'diagnostics',
  'model',
  'namespaces',
  'formats',
  'http',
  'config',
  'generators',
  'content',
  'plan',
  'assemble',
  'render',
  'built-pages',
  'pages',
  'per-post.ts',
  'render-memory.ts',
  'executor.ts',
  'pipeline.ts',
  'explain.ts',
  'post-values.ts',
  'preview',
]
const withSideEffects = [
  'files',
  'source',
  'config-file',
  'output',
  'cache',
  'workers',
  'project',
  'scaffold',
]
const layers = [...pure, ...withSideEffects, 'html.ts', 'index.ts']

/** What each entry point besides the API itself may import. */
const clients: Readonly<Record<string, readonly string[]>> = {
  server: ['xml', 'diagnostics', 'index.ts', 'http', 'preview'],
  cli: ['diagnostics', 'scaffold', 'index.ts', 'server'],
  integrations: ['index.ts', 'http'],
}

/** Those that are made of the pure layers themselves: they know no publication on a disk. */
const madeOfLayers: Readonly<Record<string, readonly string[]>> = {
  'integrations/feed': pure,
  'integrations/web': pure,
}

/** Modules of Node that have no side effects. */
const pureModules = ['node:crypto', 'node:path/posix', 'node:util']

/** Each package has one file that knows it; the types of a tree have a layer. */
const owners: Readonly<Record<string, string>> = {
  '@clack/prompts': 'cli/ask.ts',
  '@noble/hashes': 'model/hashes-web.ts',
  chokidar: 'server/watch-files.ts',
  commander: 'cli/program.ts',
  'css-select': 'built-pages/selectors.ts',
  'fast-string-width': 'diagnostics/terminal-text.ts',
  'fast-wrap-ansi': 'diagnostics/terminal-text.ts',
  feed: 'integrations/feed/feed-package.ts',
  'decode-named-character-reference': 'content/character-references.ts',
  'gray-matter': 'content/front-matter.ts',
  'js-yaml': 'content/',
  jiti: 'config-file/evaluate-config.ts',
  'launch-editor': 'server/open-in-editor.ts',
  'jsonc-parser': 'diagnostics/json-places.ts',
  // types of the trees that remark makes
  mdast: 'render/',
  hast: 'render/mdast-to-html.ts',
  gemoji: 'render/syntax/emoji.ts',
  'mdast-util-mdx': 'render/syntax/',
  'micromark-extension-mdxjs': 'render/syntax/mdx-parser.ts',
  'micromark-extension-cjk-friendly': 'render/markdown.ts',
  'micromark-core-commonmark': 'render/',
  'mdast-util-to-hast': 'render/mdast-to-html.ts',
  mrmime: 'model/media-type.ts',
  'property-information': 'render/mdast-to-html.ts',
  parse5: 'render/parse-html.ts',
  picocolors: 'cli/terminal.ts',
  picomatch: 'source/patterns.ts',
  remark: 'render/markdown.ts',
  'remark-html': 'render/markdown.ts',
  'smol-toml': 'content/',
  zod: 'config/schema',
}

/** What remark's GFM is made of comes in pairs, each construct in two packages. */
const ownerOf = (name: string) => {
  const [packageName = ''] = /^(?:@[^/]+\/)?[^/]+/.exec(name) ?? []
  return /-gfm-/.test(name) ? 'render/' : owners[packageName]
}

interface Import {
  readonly from: string
  readonly to: string
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .toSorted()

const textOf = (file: string) => readFileSync(join(root, file), 'utf8')

const imports: readonly Import[] = files.flatMap((file) => {
  const found = textOf(file).matchAll(
    /(?:^|\n)(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|\bimport\('([^']+)'\)/g,
  )
  return [...found].map(([, fixed, lazy]) => ({ from: file, to: fixed ?? lazy ?? '' }))
})

/** The files that stand for a name in package.json, with Node and without. */
const conditional: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(join(root, '../package.json'), 'utf8'),
).imports

const local = imports
  .filter(({ to }) => /^[.#]/.test(to))
  .flatMap(({ from, to }) => {
    const named = Object.values(conditional[to] ?? {})
    const targets = named.map((file) => file.replace(/^\.\/lib\/(.*)\.js$/, '$1.ts'))
    const files = to.startsWith('.') ? [relative(root, join(root, dirname(from), to))] : targets
    return files.map((file) => ({ from, to: file }))
  })

const layerOf = (file: string) => file.split('/')[0] ?? ''

test('these tests see every import', () => {
  for (const file of files) {
    const written = textOf(file).match(/^(?:import|\}|export).*? from '[^']+'$|\bimport\('/gm) ?? []
    expect(imports.filter(({ from }) => from === file).length, file).toBe(written.length)
  }
  expect(local).toContainEqual({ from: 'pipeline.ts', to: 'plan/index.ts' })
  expect(local).toContainEqual({ from: 'project/builder.ts', to: 'pipeline.ts' })
  const known = new Set(files)
  expect(local.filter(({ to }) => !known.has(to))).toEqual([])
})

test('every layer has its place in the order', () => {
  const found = new Set(files.map(layerOf))
  expect([...found].toSorted()).toEqual([...layers, ...Object.keys(clients)].toSorted())
  const page = readFileSync(join(root, '../docs/architecture.md'), 'utf8')
  const listed = [...page.matchAll(/^\| `([\w.-]+)\/?` \|/gm)].map(([, name]) => name)
  expect(listed).toEqual([...layers, ...Object.keys(clients)])
})

test('a layer imports only from layers above it', () => {
  const wrong = local.filter(({ from, to }) => {
    const [source, target] = [layerOf(from), layerOf(to)]
    if (source === target) return false
    const folder = from.split('/').slice(0, 2).join('/')
    const allowed =
      madeOfLayers[folder] ?? clients[source] ?? layers.slice(0, layers.indexOf(source))
    return !allowed.includes(target)
  })
  expect(wrong).toEqual([])
})

test('a layer is entered by its index.ts', () => {
  const wrong = local.filter(({ from, to }) => {
    return layerOf(from) !== layerOf(to) && to.includes('/') && !to.endsWith('/index.ts')
  })
  expect(wrong).toEqual([])
})

test('no two files have one name, and no two types', () => {
  const names = files.map((file) => file.split('/').at(-1) ?? '')
  expect(repeated(names).filter((name) => name !== 'index.ts')).toEqual([])
  const types = files.flatMap((file) => {
    const found = textOf(file).matchAll(/^(?:export )?(?:interface|type|class) ([A-Z]\w*)/gm)
    return [...found].map(([, name]) => name ?? '')
  })
  // the drop-in's class is called as the package calls it
  expect(repeated(types).filter((name) => name !== 'Feed')).toEqual([])
})

test('the pure layers have no side effects', () => {
  const wrong = imports.filter(({ from, to }) => {
    return to.startsWith('node:') && pure.includes(layerOf(from)) && !pureModules.includes(to)
  })
  expect(wrong).toEqual([])
})

test('they have no clock, no chance, no locale and no environment of their own', () => {
  const impure =
    /\bDate\.now\b|new Date\(\)|Math\.random|process\.|toLocale|localeCompare|performance\./
  const wrong = files.filter((file) => pure.includes(layerOf(file)) && impure.test(textOf(file)))
  expect(wrong).toEqual([])
})

test('each package has one owner', () => {
  const packages = imports.filter(({ to }) => !/^(?:[.#]|node:)/.test(to))
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

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].toSorted()
}
