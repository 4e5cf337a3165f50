import { cleanText } from './characters.ts'
import type { XmlElement, XmlNode, XmlText } from './xml-element.ts'

/** The first line of every document. Not even a byte order mark may stand before it. */
export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>'

/** Prints an element, indented by two spaces for each level, with a line break at its end. */
export function print(element: XmlElement, depth = 0): string {
  const indent = '  '.repeat(depth)
  const open = `${indent}<${element.name}${printAttributes(element)}`
  if (element.children.length === 0) return `${open}/>\n`
  const isText = element.children.every((child) => 'text' in child)
  const inner = element.children.map((child) => printNode(child, depth + 1)).join('')
  return `${open}>${isText ? inner : `\n${inner}${indent}`}</${element.name}>\n`
}

function printNode(node: XmlNode, depth: number): string {
  if ('text' in node) return escapeText(node)
  if ('markup' in node) return node.markup
  return print(node, depth)
}

function printAttributes({ attributes }: XmlElement): string {
  let printed = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) printed += ` ${name}="${escapeAttribute(String(value))}"`
  }
  return printed
}

const references = {
  named: { '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  hex: { '&': '&#x26;', '<': '&#x3C;', '>': '&#x3E;' },
} as const

/**
 * Escapes text instead of putting it into CDATA: some readers look for `<rss` or `<!DOCTYPE` in the
 * raw bytes, and would find it inside CDATA. `>` is escaped too, because `]]>` must not stand in
 * text (XML 1.0 §2.4).
 */
function escapeText({ text, references: form }: XmlText): string {
  const clean = cleanText(text)
  if (!/[&<>]/.test(clean)) return clean
  const table = references[form]
  return clean.replaceAll('&', table['&']).replaceAll('<', table['<']).replaceAll('>', table['>'])
}

function escapeAttribute(value: string): string {
  return escapeText({ text: value, references: 'named' })
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
}

/** Plain text as HTML, for elements whose content readers parse as HTML. */
export function escapeHtml(text: string): string {
  return escapeText({ text, references: 'named' })
}
