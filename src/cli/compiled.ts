import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

/** What the bundle makes of a module of CommonJS, and of what scripts like this cannot have. */
type Program = (
  require: NodeJS.Require,
  module: { exports: unknown },
  load: (specifier: string) => Promise<unknown>,
  url: string,
) => void

/**
 * Runs the bundled program and returns what it exports. What V8 has compiled of it is kept beside it
 * for the next run, as a tenth of a build of a thousand posts is compiling (docs/decisions/0010).
 * That is as much to be trusted as the program is: who can write the one can write the other.
 * Where it is damaged, of another program or another Node, it is made anew, and where it cannot be
 * written, as in a package that an administrator installed, every run compiles.
 *
 * @param url where the bundle wrote the program
 * @param identity another for each program that may ever be there
 */
export function runCompiled(url: URL, identity: string): unknown {
  const filename = fileURLToPath(url)
  const kept = `${filename}.compiled`
  if (isMainThread) optimizeLater()
  const cachedData = readKept(kept, identity)
  const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData })
  if (isMainThread && (cachedData === undefined || script.cachedDataRejected)) {
    // by then V8 has compiled all that the run needed
    process.once('exit', () => keep(kept, identity, script.createCachedData()))
  }
  const module = { exports: {} }
  const program: Program = script.runInThisContext()
  program(createRequire(url), module, (specifier) => import(specifier), url.href)
  return module.exports
}

/**
 * The V8 of Node 20 optimizes so early that a build, which lasts a second, spends a quarter of it on
 * code that it is soon done with. Later ones have more patience, and do not know this flag.
 */
function optimizeLater(): void {
  // thrice as many bytes of bytecode as it would let a function run before
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=200000')
}

function readKept(path: string, identity: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    const code = bytes.subarray(sealSize)
    return sealOf(code, identity).equals(bytes.subarray(0, sealSize)) ? code : undefined
  } catch {
    return undefined
  }
}

function keep(path: string, identity: string, code: Buffer): void {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    writeFileSync(temporary, Buffer.concat([sealOf(code, identity), code]))
    renameSync(temporary, path)
  } catch {
    rmSync(temporary, { force: true })
  }
}

const sealSize = 32

/** V8 looks at the length of a program only, and runs whatever it was given with it. */
function sealOf(code: Buffer, identity: string): Buffer {
  return createHash('sha256').update(identity).update(code).digest()
}
