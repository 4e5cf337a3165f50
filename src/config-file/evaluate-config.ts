import { realpathSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Jiti } from 'jiti'
import type { Place } from '../diagnostics/index.ts'
import { reasonOf } from '../files/index.ts'

/** The states of what each config imports, as of when it ran first: Node runs a module only once. */
const firstRuns = new Map<string, string>()

/**
 * What a config that is a program exports. It runs: unlike front matter, it is the owner's own. A second
 * time it is read anew, as it may have changed.
 *
 * @param imported the files that it imports
 */
export async function evaluateConfig(path: string, imported: readonly string[]): Promise<unknown> {
  const state = imported.map(mark).join()
  const first = firstRuns.get(path)
  const run = () => (extname(path) === '.ts' ? runWithJiti(path) : importNow(path))
  if (first === undefined) firstRuns.set(path, state)
  if (first === undefined || first === state) return run()
  // a config that waits for something can only be run as it was at first, and what it imports is old then
  return runAgain(path).catch(run)
}

async function importNow(path: string): Promise<unknown> {
  return configIn(await import(`${pathToFileURL(path).href}?${encodeURIComponent(mark(path))}`))
}

/** Runs a config and all that it imports anew, which takes longer. */
async function runAgain(path: string): Promise<unknown> {
  const jiti = await openJiti()
  return configIn(jiti(path))
}

function configIn(module: object): unknown {
  if ('default' in module) return module.default
  throw new TypeError('it exports no config, as `export default defineConfig({ … })` does')
}

/** What tells one state of a file from another, as far as clocks do. */
function mark(file: string): string {
  const { mtimeMs, size, ino } = statSync(file)
  return [mtimeMs, size, ino].join(':')
}

/** Why a config cannot be read, in a line, and where, as far as Node and jiti tell. */
export async function faultOf(
  error: unknown,
  path: string,
): Promise<{ readonly reason: string; readonly place: Omit<Place, 'file'> }> {
  const [line = ''] = reasonOf(error).split('\n')
  const reason = line.replace(/^ParseError: /, '').trim()
  const place = placeIn(error, path)
  if (place !== undefined || !(error instanceof SyntaxError)) return { reason, place: place ?? {} }
  // Node keeps the line of what it cannot parse for programs that die of it
  const second: unknown = await runWithJiti(path).catch((fault: unknown) => fault)
  return { reason, place: placeIn(second, path) ?? {} }
}

async function runWithJiti(path: string): Promise<unknown> {
  const jiti = await openJiti()
  return jiti.import(path, { default: true })
}

/** Loaded for few configs alone: it is as large as all the rest. */
async function openJiti(): Promise<Jiti> {
  const { createJiti } = await import('jiti')
  // translating ourselves would take seconds
  const nativeModules = ['feedwright']
  return createJiti(import.meta.url, { fsCache: false, moduleCache: false, nativeModules })
}

/** The first line of a stack that names the file, as a URL or a path. */
function placeIn(error: unknown, path: string): Omit<Place, 'file'> | undefined {
  const stack = error instanceof Error ? (error.stack ?? '').replaceAll('\\', '/') : ''
  const real = realpathSync(path)
  for (const name of [pathToFileURL(real).href, real.replaceAll('\\', '/')]) {
    const [, line, column] = /^(?:\?[^:]*)?:(\d+)(?::(\d+))?/.exec(stack.split(name)[1] ?? '') ?? []
    if (line === undefined) continue
    // what cannot be parsed has columns from 0, as in Babel
    const first = stack.includes('ParseError: ') ? 1 : 0
    return { line: Number(line), column: column === undefined ? undefined : Number(column) + first }
  }
  return undefined
}
