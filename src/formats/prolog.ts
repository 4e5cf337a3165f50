import type { FeedHead } from '../model/index.ts'
import { escaped, xmlDeclaration } from '../xml/index.ts'

/** The lines before the root element: the XML declaration, and the stylesheet for browsers. */
export function prolog({ stylesheet }: FeedHead): string {
  if (stylesheet === undefined) return `${xmlDeclaration}\n`
  const type = /\.css(?:[?#]|$)/i.test(stylesheet) ? 'text/css' : 'text/xsl'
  return `${xmlDeclaration}\n<?xml-stylesheet href="${escaped(stylesheet)}" type="${type}"?>\n`
}
