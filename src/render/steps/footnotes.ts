import type { HtmlContext } from '../context.ts'
import { decodePercent } from '../link-urls.ts'
import {
  element,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isHeading,
  rewrite,
} from '../tree.ts'

/** `fn1`, `fn:note`, `user-content-fn-note`: the id of a footnote. */
const noteId = /^(?:user-content-)?fn(?![a-z])/i

/** `fnref1`, `fnref:note`: the id of a place that refers to one. */
const referenceId = /^(?:user-content-)?fnref(?![a-z])/i

interface Note {
  readonly element: HtmlElement
  /** 0 until something refers to the note. */
  number: number
  references: number
}

interface Ids {
  readonly notes: ReadonlyMap<string, Note>
  readonly references: ReadonlyMap<HtmlNode, string>
}

/**
 * Gives footnotes ids that no other post has, and addresses that hold wherever they are read:
 * readers that show a footnote in place look for `sup > a` and the address of the page. All other
 * ids go.
 */
export function linkFootnotes(root: HtmlParent, context: HtmlContext): void {
  const ids = takeIds(root)
  if (ids.notes.size === 0) return
  const newIds = markReferences(root, ids, context)
  for (const [id, { element, number }] of ids.notes) {
    if (number === 0) continue
    newIds.set(id, `fn-${context.key}-${number}`)
    element.attributes.set('id', `fn-${context.key}-${number}`)
  }
  rewrite(root, (part) => {
    const id = newIds.get(fragmentOf(part, context))
    if (id !== undefined) part.attributes.set('href', `${pageOf(context)}#${id}`)
    return part.name === 'div' && part.attributes.has('data-footnotes') ? withRule(part) : undefined
  })
}

function takeIds(root: HtmlParent): Ids {
  const notes = new Map<string, Note>()
  const references = new Map<HtmlNode, string>()
  rewrite(root, (element) => {
    const id = decodePercent(element.attributes.get('id') ?? '')
    if (noteId.test(id) && !notes.has(id)) notes.set(id, { element, number: 0, references: 0 })
    if (referenceId.test(id)) references.set(element, id)
    element.attributes.delete('id')
    return undefined
  })
  return { notes, references }
}

/** Numbers notes in the order in which they are referred to; gives each reference its new id. */
function markReferences(root: HtmlParent, ids: Ids, context: HtmlContext): Map<string, string> {
  const newIds = new Map<string, string>()
  let numbered = 0
  rewrite(root, (link, ancestors) => {
    const note = ids.notes.get(fragmentOf(link, context))
    const parent = ancestors.at(-1)
    const [inner, ...rest] = link.children
    const sup = isElement(inner, 'sup') && rest.length === 0 ? inner : undefined
    const oldIds = [link, parent, sup].flatMap((each) => (each && ids.references.get(each)) ?? [])
    const isReference = oldIds.length > 0 || sup !== undefined || parent?.name === 'sup'
    if (note === undefined || !isReference) return undefined
    if (note.number === 0) note.number = ++numbered
    note.references += 1
    const again = note.references > 1 ? `-${note.references}` : ''
    const id = `fnref-${context.key}-${note.number}${again}`
    for (const oldId of oldIds) if (!newIds.has(oldId)) newIds.set(oldId, id)
    if (sup !== undefined) link.children = sup.children
    if (parent?.name !== 'sup') return [element('sup', { id }, [link])]
    const holder = parent.children.length === 1 ? parent : link
    holder.attributes.set('id', id)
    return undefined
  })
  return newIds
}

/** What a link within the page leads to; empty for every other element. */
function fragmentOf({ name, attributes }: HtmlElement, context: HtmlContext): string {
  const href = attributes.get('href') ?? ''
  const start = `${pageOf(context)}#`
  return name === 'a' && href.startsWith(start) ? decodePercent(href.slice(start.length)) : ''
}

function pageOf({ url }: HtmlContext): string {
  return url.replace(/#.*/s, '')
}

/** GFM heads its notes with a word in English; a line says as much in any language. */
function withRule(section: HtmlElement): readonly HtmlNode[] {
  return [element('hr', {}), ...section.children.filter((child) => !isHeading(child))]
}
