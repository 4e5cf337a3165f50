import type { FeedHead } from '../model/index.ts'
import { escapeHtml, xmlDeclaration } from '../xml/index.ts'

/** What stands before the root element: the declaration, and how a browser shows the file. */
export function prolog({ stylesheet }: FeedHead): string {
  if (stylesheet === undefined) return `${xmlDeclaration}\n`
  const type = /\.css(?:[?#]|$)/i.test(stylesheet) ? 'text/css' : 'text/xsl'
  const href = escapeHtml(stylesheet).replaceAll('"', '&quot;')
  return `${xmlDeclaration}\n<?xml-stylesheet href="${href}" type="${type}"?>\n`
}
