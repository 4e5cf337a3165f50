import { realpathSync } from 'node:fs'
import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Place } from '../diagnostics/index.ts'
import { reasonOf } from '../files/index.ts'

/** What a config that is a program exports. It runs: unlike front matter, it is the owner's own. */
export async function evaluateConfig(path: string): Promise<unknown> {
  if (extname(path) === '.ts') return runWithJiti(path)
  const module: object = await import(pathToFileURL(path).href)
  if ('default' in module) return module.default
  throw new TypeError('it exports no config, as `export default defineConfig({ … })` does')
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
  // loaded for this alone: it is as large as all the rest
  const { createJiti } = await import('jiti')
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false })
  return jiti.import(path, { default: true })
}

/** The first line of a stack that names the file, as a URL or a path. */
function placeIn(error: unknown, path: string): Omit<Place, 'file'> | undefined {
  const stack = error instanceof Error ? (error.stack ?? '').replaceAll('\\', '/') : ''
  const real = realpathSync(path)
  for (const name of [pathToFileURL(real).href, real.replaceAll('\\', '/')]) {
    const [, line, column] = /^:(\d+)(?::(\d+))?/.exec(stack.split(name)[1] ?? '') ?? []
    if (line === undefined) continue
    // what cannot be parsed has columns from 0, as in Babel
    const first = stack.includes('ParseError: ') ? 1 : 0
    return { line: Number(line), column: column === undefined ? undefined : Number(column) + first }
  }
  return undefined
}
