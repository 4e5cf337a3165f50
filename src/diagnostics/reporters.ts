import type { Diagnostic } from './diagnostic.ts'
import { printable } from './printable.ts'

/** How the parts of a diagnostic are coloured; every function may return its text unchanged. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
}

const asIs = (text: string): string => text
const unpainted: Paint = { bold: asIs, dim: asIs, red: asIs, yellow: asIs }

/**
 * Shows people the place, the message and the help. All errors are shown, and ten warnings of each
 * code.
 */
export function prettyDiagnostics(
  diagnostics: readonly Diagnostic[],
  paint: Paint = unpainted,
): string {
  const shown = new Map<string, number>()
  let text = ''
  for (const found of diagnostics) {
    const { severity, code, message, help } = found
    const count = (shown.get(code) ?? 0) + 1
    shown.set(code, count)
    if (severity === 'warning' && count > warningsShown) continue
    const name = severity === 'error' ? paint.red(severity) : paint.yellow(severity)
    text += `${paint.bold(position(found))} ${name} ${printable(message)} ${paint.dim(`[${code}]`)}\n`
    text += `  ${printable(help)}\n`
  }
  for (const [code, count] of shown) {
    const isWarning = diagnostics.some(
      (found) => found.code === code && found.severity === 'warning',
    )
    if (isWarning && count > warningsShown) {
      text += paint.dim(
        `… and ${count - warningsShown} more of [${code}]; the JSON report (--reporter json) has all\n`,
      )
    }
  }
  return text
}

const warningsShown = 10

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
