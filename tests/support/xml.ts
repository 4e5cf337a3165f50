import { SaxesParser } from 'saxes'

export interface ParsedElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (ParsedElement | string)[]
}

/** What a strict parser reads. It throws where a text is not well-formed. */
export function parseXml(text: string): ParsedElement {
  const root: { children: (ParsedElement | string)[] } = { children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => open.at(-1)?.children.push(text))
  parser.on('cdata', (text) => open.at(-1)?.children.push(text))
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  const [element] = root.children.filter((child) => typeof child === 'object')
  if (element === undefined) throw new Error('no element')
  return element
}
