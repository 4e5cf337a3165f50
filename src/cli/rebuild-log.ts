import { resolve } from 'node:path'
import { BuildError, type Diagnostic, formatDiagnostics, printable } from '../index.ts'
import type { Rebuild } from '../server/index.ts'
import { fromHere } from './paths-from-here.ts'
import { count, elapsed, firstOf } from './quantities.ts'
import type { Terminal } from './terminal.ts'

/**
 * Says of a build of a watched publication what is wrong that was not before, and which of its files changed.
 * Empty where nothing happened.
 */
type RebuildLog = (rebuild: Rebuild, changed: readonly string[]) => string

/** @param root the folder of the publication */
export function rebuildLog(
  root: string,
  { paint, isColored: color, columns }: Terminal,
): RebuildLog {
  let before: readonly Diagnostic[] = []
  let isBuilt = false
  const errorsIn = (found: readonly Diagnostic[]) => {
    return found.filter(({ severity }) => severity === 'error').length
  }
  return ({ causes, outcome, milliseconds }, changed) => {
    const isStopped = outcome instanceof BuildError
    const found = isStopped ? outcome.diagnostics : outcome.warnings
    const known = new Set(before.map((each) => JSON.stringify(each)))
    const added = found.filter((each) => !known.has(JSON.stringify(each)))
    const fixed = isStopped ? 0 : errorsIn(before)
    before = found
    const textOf = isStopped ? (file: string) => outcome.textOf(resolve(file)) : undefined
    const shown = formatDiagnostics(fromHere(added, root), { color, columns, textOf })
    const time = paint.dim(elapsed(milliseconds))
    const what = causes.length === 0 ? '' : `${paint.bold(firstOf(causes.map(printable), 3))}: `
    if (isStopped) {
      if (causes.length + added.length === 0) return ''
      const errors = paint.red(count(errorsIn(found), 'error'))
      const feeds = isBuilt ? 'the feeds stay as they are' : 'no feeds were built'
      return `${shown}${what}${errors}, and ${feeds}  ${time}\n`
    }
    isBuilt = true
    const fixedLine = fixed === 0 ? '' : `${paint.green(fixedText(fixed))}\n`
    if (causes.length + changed.length === 0) return shown + fixedLine
    const files =
      changed.length === 0 ? 'no file changed' : `${firstOf(changed.map(printable), 3)} changed`
    return `${shown}${fixedLine}${what}${files}  ${time}\n`
  }
}

function fixedText(number: number): string {
  return number === 1 ? 'The error is fixed.' : `The ${number} errors are fixed.`
}
