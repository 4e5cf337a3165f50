import { createHash, randomUUID } from 'node:crypto'
import { accessSync, constants, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
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
 */
export function runCompiled(url: URL): unknown {
  const filename = fileURLToPath(url)
  const kept = `${filename}.compiled`
  if (isMainThread) optimizeLater()
  const source = readFileSync(filename)
  const cachedData = readKept(kept, source)
  const script = new Script(source.toString(), { filename, cachedData })
  const size = cachedData === undefined || script.cachedDataRejected ? 0 : cachedData.length
  // by the end V8 has compiled all that a run needs, and one that had little to do needs little
  if (isMainThread && size < source.length)
    process.once('exit', () => keep(kept, source, script, size))
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

function readKept(path: string, source: Buffer): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    const code = bytes.subarray(sealSize)
    return sealOf(code, source).equals(bytes.subarray(0, sealSize)) ? code : undefined
  } catch {
    return undefined
  }
}

/** Keeps it if it is larger than what there is. The run is over, so whatever goes wrong is let go. */
function keep(path: string, source: Buffer, script: Script, size: number): void {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    accessSync(dirname(path), constants.W_OK)
    const code = script.createCachedData()
    if (code.length < 1.1 * size) return
    writeFileSync(temporary, Buffer.concat([sealOf(code, source), code]))
    renameSync(temporary, path)
  } catch {
    try {
      rmSync(temporary, { force: true })
    } catch {
      // what the disk does not let go of stays
    }
  }
}

const sealSize = 32

/** V8 looks at the length of a program only, and runs whatever it was given with it. */
function sealOf(code: Buffer, source: Buffer): Buffer {
  return createHash('sha256').update(source).update(code).digest()
}
