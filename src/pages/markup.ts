import { escapeHtml } from '../xml/index.ts'

/** HTML that was made here, or that comes from the allow-list. */
export interface Markup {
  readonly html: string
}

type MarkupValue = string | number | Markup | readonly Markup[] | undefined

/** HTML with values in it. What is not markup itself is escaped, as text and as an attribute. */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const html = parts.map((part, index) => part + printed(values[index])).join('')
  return { html }
}

function printed(value: MarkupValue): string {
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') {
    return escapeHtml(String(value)).replaceAll('"', '&quot;')
  }
  return 'html' in value ? value.html : value.map(({ html }) => html).join('')
}
