// Bundles the command into lib/cli/: loading its packages file by file takes five times as long as
// starting node. The library is not bundled, so that sites share its packages.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** What another program kept in the cache is not used, and each change of the source makes another. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => join('src', file))
const digest = createHash('sha256')
for (const file of [...sources, 'package-lock.json', 'scripts/bundle.mjs']) {
  digest.update(readFileSync(file))
}
const program = JSON.stringify(digest.digest('hex').slice(0, 16))
const identity = 'lib/project/program-identity.js'
const text = readFileSync(identity, 'utf8')
writeFileSync(identity, text.replace("process.env['FEEDWRIGHT_BUILD']", program))

const { metafile } = await build({
  entryPoints: { main: 'src/cli/main.ts', worker: 'src/workers/worker.ts' },
  outdir: 'lib/cli',
  bundle: true,
  splitting: true,
  format: 'esm',
  chunkNames: 'part-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  mainFields: ['module', 'main'],
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.FEEDWRIGHT_BUILD': program },
  // large, and needed for a config in TypeScript only
  external: ['jiti'],
  // packages of CommonJS ask for Node's modules in their own way
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [{ name: 'no-engines', setup: dropEngines }],
})

/** gray-matter's own engines are never called: ours replace them, and one of them evaluates. */
function dropEngines({ onLoad }) {
  onLoad({ filter: /[/\\]gray-matter[/\\]lib[/\\]engines\.js$/ }, () => {
    return { contents: 'module.exports = {}', loader: 'js' }
  })
}

/** What is bundled is distributed, and its licences must be. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((input) => {
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
