// Bundles the command into lib/cli/: loading its packages file by file takes five times as long as
// starting node. The library is not bundled, so that sites share its packages.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

/** What another program kept is not used, and to who works on this one each change makes another. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => join('src', file))
const program = createHash('sha256')
for (const file of [...sources, 'package-lock.json', 'scripts/bundle.mjs']) {
  program.update(readFileSync(file))
}

/** What main.js and worker.js load when they need it: one program, which V8 compiles once for all. */
const exported = {
  'src/cli/commands/build.ts': 'runBuild',
  'src/cli/commands/cache.ts': 'runCache',
  'src/index.ts': 'didYouMean',
  'src/io/tasks.ts': 'perform',
}

const common = {
  outdir: 'lib/cli',
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  mainFields: ['module', 'main'],
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.FEEDWRIGHT_BUILD': JSON.stringify(program.digest('hex').slice(0, 16)) },
}

const light = await build({
  ...common,
  entryPoints: { main: 'src/cli/main.ts', worker: 'src/io/worker.ts' },
  splitting: true,
  format: 'esm',
  chunkNames: 'part-[hash]',
  // packages of CommonJS ask for Node's modules in their own way
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [{ name: 'compiled', setup: loadCompiled }],
})

const heavy = await build({
  ...common,
  stdin: {
    contents: Object.entries(exported)
      .map(([file, name]) => `export const ${name} = () => import('./${file}')`)
      .join('\n'),
    resolveDir: '.',
  },
  outfile: 'lib/cli/program.cjs',
  outdir: undefined,
  format: 'cjs',
  banner: { js: '(function(require,module,__import,__url){' },
  footer: { js: '})' },
  define: { ...common.define, 'import.meta.url': '__url' },
  // large, and needed for a config in TypeScript only
  external: ['jiti'],
  plugins: [{ name: 'no-engines', setup: dropEngines }],
  write: false,
})
const [bundle] = heavy.outputFiles
const script = bundle.text
  // in Node 20 nothing that V8 compiled earlier can import, so it is given a function that can
  .replaceAll(/(?<![\w$.])import\(/g, '__import(')
  // esbuild leaves them in regular expressions; in ASCII a script takes half the memory
  .replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
writeFileSync(bundle.path, script)

/** Takes what is imported dynamically from the program. */
function loadCompiled({ onResolve, onLoad }) {
  onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
    if (kind !== 'dynamic-import') return
    const file = relative('.', resolve(resolveDir, path)).replaceAll('\\', '/')
    return { path: exported[file], namespace: 'exported' }
  })
  onLoad({ filter: /^/, namespace: 'exported' }, ({ path }) => ({
    contents: `import { program } from 'program'\nexport const { ${path} } = await program.${path}()`,
  }))
  onResolve({ filter: /^program$/ }, ({ path }) => ({ path, namespace: 'program' }))
  onLoad({ filter: /^/, namespace: 'program' }, () => ({
    contents: `import { runCompiled } from './src/cli/compiled.ts'
      export const program = runCompiled(new URL('./program.cjs', import.meta.url))`,
    resolveDir: '.',
  }))
}

/** gray-matter's own engines are never called: ours replace them, and one of them evaluates. */
function dropEngines({ onLoad }) {
  onLoad({ filter: /[/\\]gray-matter[/\\]lib[/\\]engines\.js$/ }, () => {
    return { contents: 'module.exports = {}', loader: 'js' }
  })
}

/** What is bundled is distributed, and its licences want to be. */
const packages = new Set(
  Object.keys({ ...heavy.metafile.inputs, ...light.metafile.inputs }).flatMap((input) => {
    return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []
  }),
)
const notices = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
  return `${name} ${version} (${license})\n\n${text}\n`
})
writeFileSync('lib/cli/THIRD-PARTY-LICENSES.txt', notices.join(`\n${'-'.repeat(72)}\n\n`))
