/**
 * XML as values and as text. All XML is printed here, so that one place decides about escaping and
 * illegal characters (XML 1.0 §2.2, §2.4, §3.3.3).
 */
export { cleanText, illegalCharacters, plainText } from './characters.ts'
export { escaped, html, type Markup, raw, withCode } from './markup.ts'
export { escapeHtml, print, xmlDeclaration } from './print-xml.ts'
export {
  element,
  emptyElement,
  plainTextElement,
  textElement,
  type XmlElement,
  type XmlNode,
} from './xml-element.ts'
