/**
 * XML as values and as text. Every byte of markup that Feedwright writes is printed here, so that
 * escaping and illegal characters are decided in one place (XML 1.0 §2.2, §2.4, §3.3.3).
 */
export { cleanText, type IllegalCharacters, illegalCharacters, plainText } from './characters.ts'
export { escapeHtml, print, xmlDeclaration } from './print-xml.ts'
export {
  element,
  emptyElement,
  plainTextElement,
  textElement,
  type XmlAttributes,
  type XmlElement,
  type XmlNode,
} from './xml-element.ts'
