import { escapeHtml } from './print-xml.ts'

/** HTML of ours: whatever is not of this kind is escaped. */
export interface Markup {
  readonly markup: string
}

type MarkupPart = Markup | readonly Markup[] | string | number | undefined | false

/** Markup with values in it. Texts of others are escaped, within elements and within attributes in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly MarkupPart[]): Markup {
  const parts = strings.map((string, index) => string + printed(values[index]))
  return { markup: parts.join('') }
}

/** Markup that was printed elsewhere, and is safe. */
export function raw(markup: string): Markup {
  return { markup }
}

/** A text in which what stands between backticks is code. */
export function withCode(text: string): Markup {
  return raw(escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>'))
}

export function escaped(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;')
}

function printed(value: MarkupPart): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') return escaped(`${value}`)
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}
