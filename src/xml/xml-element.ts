import { cleanText } from './characters.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: XmlAttributes
  readonly children: readonly XmlNode[]
}

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

/**
 * Character data. `hex` writes `&#x26;` instead of `&amp;`: the form in which the RSS Profile wants
 * plain text, so that no reader takes it for markup.
 */
export interface XmlText {
  readonly text: string
  readonly references: 'named' | 'hex'
}

/** XML that is printed already, such as the text of an entry. */
export interface XmlMarkup {
  readonly markup: string
}

export type XmlNode = XmlElement | XmlText | XmlMarkup

/** An element, or nothing when it would be empty: absent and empty are one thing here. */
export function element(
  name: string,
  attributes: XmlAttributes,
  children: readonly (XmlNode | undefined)[] = [],
): XmlElement | undefined {
  const present = children.filter((child) => child !== undefined)
  const empty = present.length === 0 && Object.values(attributes).every((x) => x === undefined)
  return empty ? undefined : { name, attributes, children: present }
}

/** An element whose presence says it all. */
export function emptyElement(name: string): XmlElement {
  return { name, attributes: {}, children: [] }
}

/** An element that holds a text, or nothing when the text is blank. */
export function textElement(
  name: string,
  text: string | undefined,
  attributes: XmlAttributes = {},
): XmlElement | undefined {
  return holding(name, text, attributes, 'named')
}

/** The same for RSS plain text: title, category, dc:creator … (RSS Profile, "Character Data"). */
export function plainTextElement(
  name: string,
  text: string | undefined,
  attributes: XmlAttributes = {},
): XmlElement | undefined {
  return holding(name, text, attributes, 'hex')
}

function holding(
  name: string,
  text: string | undefined,
  attributes: XmlAttributes,
  references: XmlText['references'],
): XmlElement | undefined {
  const clean = text && cleanText(text).trim()
  return clean ? element(name, attributes, [{ text: clean, references }]) : undefined
}
