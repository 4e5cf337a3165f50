import { resolve } from 'node:path'
import { proseColumns, wrapWords } from '../diagnostics/index.ts'
import { BuildError, FileSystemError, formatDiagnostics, printable } from '../index.ts'
import { ScaffoldError } from '../scaffold/index.ts'
import { type Exit, exit } from './exit.ts'
import { fromHere } from './paths-from-here.ts'
import { ourTerminal } from './terminal.ts'

/** Prints sentences, wrapped and indented. */
export function say(text: string, indent = '  ', color = (text: string): string => text): void {
  const { columns = proseColumns } = ourTerminal()
  process.stderr.write(wrapWords(color(printable(text)), Math.min(columns, proseColumns), indent))
}

/** Prints what is wrong in a publication. */
export function sayProblems(error: BuildError, root: string): void {
  const { isColored: color, columns } = ourTerminal()
  const textOf = (file: string) => error.textOf(resolve(file))
  const diagnostics = fromHere(error.diagnostics, root)
  process.stderr.write(formatDiagnostics(diagnostics, { color, columns, textOf }))
}

/** Does an action. Errors that people can answer are printed, and become its exit status. */
export async function handleErrors(
  { root }: { readonly root: string },
  action: () => Promise<Exit>,
): Promise<Exit> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof BuildError) {
      sayProblems(error, root)
      return exit.usage
    }
    if (error instanceof ScaffoldError) {
      say(error.message)
      return exit.usage
    }
    if (!(error instanceof FileSystemError)) throw error
    say(`${error.path} cannot be written: ${error.reason}. Nothing was written.`)
    return exit.problems
  }
}
