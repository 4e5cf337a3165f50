/**
 * `addExtension` and the `extensions` of an item. A name with a prefix is an element of XML, in the
 * package's notation (that of xml-js): `_attributes`, `_text`, `_cdata`, and child elements by name.
 * A name without one is an object of JSON Feed, whose name begins with `_` there. Neither is written
 * in the other's formats: RSS 2.0 takes unknown elements in a namespace only, and JSON Feed has none.
 */
import { type Extensions, isRecord } from '../../model/index.ts'
import { extensionPrefixes } from '../../namespaces/index.ts'
import type { XmlElement } from '../../xml/index.ts'
import type { Extension } from './feed-package.ts'
import { fault, list } from './values.ts'

export function extensionsOf(
  given: readonly Extension[] | undefined,
  where: string,
): Extensions | undefined {
  const all = list(given)
  if (all.length === 0) return undefined
  const isXml = ({ name }: Extension) => name.includes(':')
  const json = all.filter((each) => !isXml(each))
  return {
    xml: all.filter(isXml).flatMap(({ name, objects }) => {
      const context = { prefixes: extensionPrefixes, where: `extension “${name}” of ${where}` }
      return elements(name, objects, context)
    }),
    json: Object.fromEntries(
      json.map(({ name, objects }) => [jsonName(name, where), jsonObject(name, objects, where)]),
    ),
  }
}

/** `_` and a letter, and no full stop (JSON Feed 1.1, "Extensions"). */
function jsonName(name: string, where: string): string {
  const key = `_${name.replace(/^_/, '')}`.replaceAll('.', '_')
  if (!/^_[a-z]/i.test(key)) {
    throw fault(`extension “${name}” of ${where}`, 'must have a name such as _example')
  }
  return key
}

function jsonObject(name: string, objects: unknown, where: string): object {
  if (isRecord(objects)) return objects
  throw fault(
    `extension “${name}” of ${where}`,
    'must hold an object; a text has its place in an option, or under a name with a prefix',
  )
}

interface ExtensionContext {
  readonly prefixes: readonly string[]
  readonly where: string
}

function elements(name: string, value: unknown, context: ExtensionContext): readonly XmlElement[] {
  if (Array.isArray(value)) return value.flatMap((each) => elements(name, each, context))
  if (value === undefined || value === null) return []
  const content = new Map(
    typeof value === 'object' ? Object.entries(value) : [['_text', value] as const],
  )
  const attributes = attributesOf(content.get('_attributes'), context)
  const inner = { ...context, prefixes: [...context.prefixes, ...declared(attributes)] }
  checkName(name, inner)
  const text = ['_text', '_cdata']
    .flatMap((key) => list(content.get(key)))
    .map((each) => ({ text: String(each), references: 'named' as const }))
  const children = [...content]
    .filter(([key]) => !key.startsWith('_'))
    .flatMap(([key, child]) => elements(key, child, inner))
  return [{ name, attributes, children: [...text, ...children] }]
}

function attributesOf(value: unknown, context: ExtensionContext): XmlElement['attributes'] {
  if (typeof value !== 'object' || value === null) return {}
  const present = Object.entries(value).filter(([, each]) => each !== undefined && each !== null)
  const attributes = Object.fromEntries(present.map(([name, each]) => [name, String(each)]))
  const own = [...context.prefixes, ...declared(attributes), 'xml', 'xmlns']
  for (const name of Object.keys(attributes)) checkName(name, { ...context, prefixes: own })
  return attributes
}

/** The prefixes that an element declares itself, which is what callers of the package do. */
function declared(attributes: XmlElement['attributes']): readonly string[] {
  return Object.keys(attributes).flatMap((name) => /^xmlns:(.+)$/.exec(name)?.[1] ?? [])
}

/** Readers show nothing of a feed in which one prefix is not declared (Namespaces in XML 1.0 §5). */
function checkName(name: string, { prefixes, where }: ExtensionContext): void {
  const [isName, prefix] = /^(?:([a-z_][\w.-]*):)?[a-z_][\w.-]*$/i.exec(name) ?? []
  if (isName !== undefined && (prefix === undefined || prefixes.includes(prefix))) return
  const known = `the prefixes are ${prefixes.join(', ')}`
  throw fault(where, `has “${name}”, which is not a name in a known vocabulary; ${known}`)
}
