import { decodePercent } from '../../model/index.ts'
import type { HtmlContext } from '../html-context.ts'
import {
  element,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isHeading,
  rewrite,
} from '../html-tree.ts'

/** The id of a footnote: `fn1`, `fn:note`, `user-content-fn-note`. */
const footnoteId = /^(?:user-content-)?fn(?![a-z])/i

/** The id of a reference to a footnote: `fnref1`, `fnref:note`. */
const referenceId = /^(?:user-content-)?fnref(?![a-z])/i

interface Footnote {
  readonly element: HtmlElement
  /** 0 until a reference to the footnote is found. */
  number: number
  references: number
}

/** The ids that an author or another program gave. */
interface FootnoteIds {
  readonly footnotes: ReadonlyMap<string, Footnote>
  readonly references: ReadonlyMap<HtmlNode, string>
}

/**
 * Gives footnotes and references ids that no other post has, and links them by absolute addresses.
 * Readers that show a footnote in place look for `sup > a` and the address of the page. All other
 * ids are removed.
 */
export function linkFootnotes(root: HtmlParent, context: HtmlContext): void {
  const ids = removeIds(root)
  if (ids.footnotes.size === 0) return
  const newIds = numberReferences(root, ids, context)
  for (const [id, { element, number }] of ids.footnotes) {
    if (number === 0) continue
    newIds.set(id, `fn-${context.key}-${number}`)
    element.attributes.set('id', `fn-${context.key}-${number}`)
  }
  rewrite(root, (element) => {
    const id = newIds.get(fragmentOf(element, context))
    if (id !== undefined) element.attributes.set('href', `${pageUrl(context)}#${id}`)
    const isGfmSection = element.name === 'div' && element.attributes.has('data-footnotes')
    return isGfmSection ? replaceHeadingWithLine(element) : undefined
  })
}

/** Removes all ids, and returns those of footnotes and references. */
function removeIds(root: HtmlParent): FootnoteIds {
  const footnotes = new Map<string, Footnote>()
  const references = new Map<HtmlNode, string>()
  rewrite(root, (element) => {
    const id = decodePercent(element.attributes.get('id') ?? '')
    if (footnoteId.test(id) && !footnotes.has(id)) {
      footnotes.set(id, { element, number: 0, references: 0 })
    }
    if (referenceId.test(id)) references.set(element, id)
    element.attributes.delete('id')
    return undefined
  })
  return { footnotes, references }
}

/**
 * Numbers footnotes in the order in which they are referred to, and gives each reference its new
 * id. The result maps the old ids of references to the new ones.
 */
function numberReferences(root: HtmlParent, ids: FootnoteIds, context: HtmlContext) {
  const newIds = new Map<string, string>()
  let numbered = 0
  rewrite(root, (link, ancestors) => {
    const footnote = ids.footnotes.get(fragmentOf(link, context))
    const parent = ancestors.at(-1)
    const [inner, ...rest] = link.children
    const sup = isElement(inner, 'sup') && rest.length === 0 ? inner : undefined
    const oldIds = [link, parent, sup].flatMap((each) => (each && ids.references.get(each)) ?? [])
    const isReference = oldIds.length > 0 || sup !== undefined || parent?.name === 'sup'
    if (footnote === undefined || !isReference) return undefined
    if (footnote.number === 0) footnote.number = ++numbered
    footnote.references += 1
    const suffix = footnote.references > 1 ? `-${footnote.references}` : ''
    const id = `fnref-${context.key}-${footnote.number}${suffix}`
    for (const oldId of oldIds) if (!newIds.has(oldId)) newIds.set(oldId, id)
    if (sup !== undefined) link.children = sup.children
    if (parent?.name !== 'sup') return [element('sup', { id }, [link])]
    const holder = parent.children.length === 1 ? parent : link
    holder.attributes.set('id', id)
    return undefined
  })
  return newIds
}

/** The fragment that a link within the page leads to; empty for every other element. */
function fragmentOf({ name, attributes }: HtmlElement, context: HtmlContext): string {
  const href = attributes.get('href') ?? ''
  const start = `${pageUrl(context)}#`
  return name === 'a' && href.startsWith(start) ? decodePercent(href.slice(start.length)) : ''
}

function pageUrl({ url }: HtmlContext): string {
  return url.replace(/#.*/s, '')
}

/** GFM puts an English heading above footnotes; a line is understood in every language. */
function replaceHeadingWithLine(section: HtmlElement): readonly HtmlNode[] {
  return [element('hr', {}), ...section.children.filter((child) => !isHeading(child))]
}
