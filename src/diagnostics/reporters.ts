import { codeFrame } from './code-frame.ts'
import type { Diagnostic } from './diagnostic.ts'
import { type DiagnosticGroup, groupDiagnostics } from './group-diagnostics.ts'
import { printable } from './printable.ts'
import { proseColumns, wrapWords } from './terminal-text.ts'

/** How the parts of a diagnostic are coloured; every function may return its text unchanged. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
}

const asIs = (text: string): string => text
const unpainted: Paint = { bold: asIs, dim: asIs, red: asIs, yellow: asIs }

/** How diagnostics are shown to people. */
export interface PrettyOptions {
  readonly paint?: Paint | undefined
  /** How many columns there are. Prose takes no more than 60 of them. */
  readonly columns?: number | undefined
  /** Whether all places are named, and not only ten of each code. */
  readonly all?: boolean | undefined
  /** The text of a file that a diagnostic names. Without it, no lines of files are shown. */
  readonly textOf?: TextOf | undefined
}

/** Gives the text of a file by the name that a diagnostic has for it; undefined where it has none. */
export type TextOf = (file: string) => string | undefined

/** So many places of each code are named. */
const placesShown = 10

/** So many errors of each code have the lines around them, each with another message. */
const framesShown = 3

/**
 * Shows people what is wrong, where, and what to do. What repeats is said once for all its places; under the
 * first errors of a code are the lines of the file.
 */
export function prettyDiagnostics(
  diagnostics: readonly Diagnostic[],
  { paint = unpainted, columns = proseColumns, all = false, textOf }: PrettyOptions = {},
): string {
  const groups = groupDiagnostics(diagnostics, all ? diagnostics.length : placesShown)
  const style: Style = { paint, columns: Math.min(columns, proseColumns), textOf }
  return groups.map((group) => printGroup(group, style)).join('\n')
}

interface Style extends PrettyOptions {
  readonly paint: Paint
  readonly columns: number
}

function printGroup({ code, severity, alike, others }: DiagnosticGroup, style: Style): string {
  const { paint, columns } = style
  const name = severity === 'error' ? paint.red(severity) : paint.yellow(severity)
  const isFramed = (index: number) => severity === 'error' && index < framesShown
  const blocks = alike.map((found, index) => {
    const [{ message, help }] = found
    const heading = `${paint.bold(`${name} ${printable(message)}`)} ${paint.dim(`[${code}]`)}`
    const places = found.map((each, place) => {
      const frame = place === 0 && isFramed(index) ? printFrame(each, style) : ''
      return `  ${position(each)}\n${frame}`
    })
    const isLast = index === alike.length - 1
    if (isLast && others > 0) {
      places.push(wrapWords(paint.dim(`and ${others} more (--all names them)`), columns, '  '))
    }
    // the same advice is given once
    const isAdvised = isLast || alike[index + 1]?.[0].help !== help
    const advice = isAdvised ? `\n${wrapWords(printable(help), columns, '  ')}` : ''
    return wrapWords(heading, columns) + places.join('').replace(/\n\n$/, '\n') + advice
  })
  return blocks.join('\n')
}

/** The lines around the place of a diagnostic, with a caret under its column. */
function printFrame({ file, line, column }: Diagnostic, { paint, columns, textOf }: Style): string {
  const text = line === undefined ? undefined : textOf?.(file)
  if (text === undefined || line === undefined) return ''
  const margin = `    ${line + 2}`.length
  const lines = codeFrame(text, { line, column }, Math.max(columns - margin - 3, 10))
  const printed = lines.map(({ number, text, caret }) => {
    const gutter = paint.dim(`${`${number}`.padStart(margin)} │`)
    const shown = `${gutter} ${text}`.trimEnd()
    if (caret === undefined) return `${shown}\n`
    const mark = `${' '.repeat(margin)} ${paint.dim('│')} ${' '.repeat(caret)}${paint.red('^')}`
    return column === undefined ? `${shown}\n` : `${shown}\n${mark}\n`
  })
  return printed.length === 0 ? '' : `\n${printed.join('')}\n`
}

/** Makes a workflow command of each, for which GitHub Actions show an annotation at the line. */
export function githubDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ severity, code, message, help, file, line, column }) => {
      const properties = { file, line, col: column, title: code }
      const given = Object.entries(properties)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
      return `::${severity} ${given.join(',')}::${escapeData(`${message}. ${help}`)}\n`
    })
    .join('')
}

function position({ file, line, column }: Diagnostic): string {
  return [printable(file), line, column].filter((part) => part !== undefined).join(':')
}

/** Line breaks as GitHub reads them, so that an annotation finds its file; other controls as escapes. */
function escapeData(text: string): string {
  const line = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  return printable(line)
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
