import { cleanText } from './characters.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: XmlAttributes
  readonly children: readonly XmlNode[]
}

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

/**
 * Character data. With `hex` references, `&` becomes `&#x26;` instead of `&amp;`: the RSS Profile
 * asks for this form in plain text, so that no reader takes it for markup.
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

/** An element, or undefined when it would be empty: an absent value leaves no element behind. */
export function element(
  name: string,
  attributes: XmlAttributes,
  children: readonly (XmlNode | undefined)[] = [],
): XmlElement | undefined {
  const present = children.filter((child) => child !== undefined)
  const isEmpty =
    present.length === 0 && Object.values(attributes).every((value) => value === undefined)
  return isEmpty ? undefined : { name, attributes, children: present }
}

/** An element without attributes and content, whose presence is the message. */
export function emptyElement(name: string): XmlElement {
  return { name, attributes: {}, children: [] }
}

/** An element that holds a text, or undefined when the text is blank. */
export function textElement(
  name: string,
  text: string | undefined,
  attributes: XmlAttributes = {},
): XmlElement | undefined {
  return elementOfText(name, text, attributes, 'named')
}

/** The same for plain text of RSS, such as titles (RSS Profile, "Character Data"). */
export function plainTextElement(
  name: string,
  text: string | undefined,
  attributes: XmlAttributes = {},
): XmlElement | undefined {
  return elementOfText(name, text, attributes, 'hex')
}

function elementOfText(
  name: string,
  text: string | undefined,
  attributes: XmlAttributes,
  references: XmlText['references'],
): XmlElement | undefined {
  const clean = text && cleanText(text).trim()
  return clean ? element(name, attributes, [{ text: clean, references }]) : undefined
}
