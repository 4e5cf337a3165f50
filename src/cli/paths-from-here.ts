import { posix, relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '../index.ts'

/** Names that a terminal, an editor or a CI annotation can open, from where we are; or a flag. */
export function fromHere(diagnostics: readonly Diagnostic[], root: string): readonly Diagnostic[] {
  const prefix = slashed(relative(process.cwd(), resolve(root)))
  return diagnostics.map((found) => {
    const flag = /^options\.(\w+)$/.exec(found.file)?.[1]
    if (flag !== undefined) return { ...found, file: `--${flag}` }
    const isHere = prefix === '' || found.file.startsWith('/')
    return isHere ? found : { ...found, file: posix.join(prefix, found.file) }
  })
}

export function slashed(path: string): string {
  return path.split(sep).join('/')
}
