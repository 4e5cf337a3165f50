import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isHeading,
  printHtml,
  textOf,
} from '../render/index.ts'
import { plainText } from '../xml/index.ts'
import { terminalText } from './newsboat-text.ts'
import type { Reader, ReaderRules, SpecialCase } from './reader.ts'
import { effectOf } from './removal-effects.ts'

/** Something that a reader takes away, as often as it does. */
export interface Removal {
  /** The name of the element or of the attribute. */
  readonly what: string
  /** The elements that lose an attribute. */
  readonly of: readonly string[]
  readonly kind: 'element' | 'attribute' | 'length'
  readonly count: number
  /** The headings below which it stands; empty where it stands before any. */
  readonly where: readonly string[]
  /** What a subscriber notices of it, in a sentence. */
  readonly effect: string
}

/** An entry as a reader shows it. */
export interface ReaderView {
  readonly html: string
  readonly removed: readonly Removal[]
  /** The tree that the HTML is printed from. */
  readonly tree: HtmlParent
  /** The text as it stands in a terminal; undefined unless the reader shows text only. */
  readonly text: string | undefined
}

/** Shows HTML as a reader does, and tells what is lost. The tree that is given stays as it is. */
export function asReader(root: HtmlParent, reader: Reader): ReaderView {
  const losses = new Map<string, Removal>()
  let heading = ''
  const lose = (kind: Removal['kind'], what: string, effect: string, element?: string) => {
    const key = JSON.stringify([kind, what, effect])
    const { count = 0, where = [], of = [] } = losses.get(key) ?? {}
    losses.set(key, {
      kind,
      what,
      effect,
      count: count + 1,
      where: withValue(where, heading),
      of: withValue(of, element),
    })
  }
  const { rules } = reader

  const showAll = (nodes: readonly HtmlNode[]): HtmlNode[] => nodes.flatMap(show)
  const show = (node: HtmlNode): readonly HtmlNode[] => {
    if (node.kind !== 'element') return [node]
    if (isHeading(node)) heading = plainText(textOf(node)).slice(0, longestHeading)
    const { name } = node
    const fate = fateOf(node, rules)
    if (fate === 'dropped') {
      lose('element', name, effectOf(name) ?? 'It goes with all that it holds.')
      return []
    }
    if (fate === 'unwrapped') {
      if (!isOrnament(name)) lose('element', name, effectOf(name) ?? 'It goes, and its text stays.')
      return showAll(node.children)
    }
    if (fate !== 'kept') {
      lose('element', name, fate.effect)
      return showAll(fate.into)
    }
    const attributes = new Map<string, string>()
    for (const [attribute, value] of node.attributes) {
      if (keepsAttribute(name, attribute, rules)) attributes.set(attribute, value)
      else lose('attribute', attribute, effectOf(attribute) ?? 'It has no effect.', name)
    }
    for (const [attribute, value] of Object.entries(rules.added?.[name] ?? {})) {
      attributes.set(attribute, value)
    }
    return [{ kind: 'element', name, attributes, children: showAll(node.children) }]
  }

  const tree = { children: showAll(root.children) }
  const html = printHtml(tree.children)
  const { limit } = reader
  const length = new TextEncoder().encode(html).length
  const cut: readonly Removal[] =
    limit === undefined || length <= limit
      ? []
      : [
          {
            kind: 'length',
            what: `what follows ${limit / 1000} KB`,
            count: 1,
            of: [],
            where: [],
            effect: cutEffect,
          },
        ]
  const text = reader.isText ? terminalText(tree) : undefined
  return { html, removed: [...cut, ...losses.values()], tree, text }
}

/** A list with a value that is not blank, once. */
function withValue(list: readonly string[], value: string | undefined): readonly string[] {
  return !value || list.includes(value) ? list : [...list, value]
}

const longestHeading = 60

const cutEffect = 'The end is cut off behind a link to the whole mail.'

type Fate = 'kept' | 'unwrapped' | 'dropped' | SpecialCase

function fateOf(element: HtmlElement, { kept, unwrapped, dropped, special }: ReaderRules): Fate {
  const { name } = element
  if (dropped.has(name)) return 'dropped'
  const found = special?.(element)
  if (found !== undefined) return found
  const stays = kept === undefined ? unwrapped?.has(name) !== true : kept.has(name)
  return stays ? 'kept' : 'unwrapped'
}

function keepsAttribute(
  element: string,
  attribute: string,
  { attributes, lost, added }: ReaderRules,
): boolean {
  if (added?.[element]?.[attribute] !== undefined) return true
  if (attributes === undefined) return lost?.has(attribute) !== true && !isHandler(attribute)
  return [...(attributes[element] ?? []), ...(attributes['*'] ?? [])].includes(attribute)
}

/** No reader lets a script of an entry run. */
function isHandler(attribute: string): boolean {
  return attribute.startsWith('on')
}

/** Elements that nobody sees: it makes no difference that they are gone. */
function isOrnament(name: string): boolean {
  return name === 'div' || name === 'span' || name === 'tbody' || name === 'wbr'
}
