import {
  classesOf,
  findFirst,
  type HtmlElement,
  type HtmlParent,
  isElement,
  isHeading,
  textOf,
} from '../render/index.ts'
import { textLength } from './boilerplate.ts'
import type { BuiltPage } from './page.ts'

const maxShown = 8

/**
 * What a selector could have matched on a page: its landmarks and its larger parts as selectors, and
 * its heading. It is for the message where a selector matches nothing.
 */
export function describePage({ document }: BuiltPage): string {
  const whole = textLength(document)
  const shown = new Set<string>()
  const visit = (parent: HtmlParent): void => {
    for (const child of parent.children) {
      if (!isElement(child) || child.name === 'head') continue
      const isLandmark = child.name === 'article' || child.name === 'main'
      const isNamed = child.attributes.has('id') || child.attributes.has('class')
      if (isLandmark || (isNamed && textLength(child) > whole / 4)) shown.add(selectorOf(child))
      visit(child)
    }
  }
  visit(document)
  const parts = [...shown].slice(-maxShown)
  const first = findFirst(document, ({ name }) => name === 'h1') ?? findFirst(document, isHeading)
  const heading = first && textOf(first).replace(/\s+/g, ' ').trim().slice(0, 60)
  const title = heading ? [`the heading “${heading}”`] : []
  return [...parts, ...title].join(', ') || 'no element with text'
}

function selectorOf(element: HtmlElement): string {
  const id = element.attributes.get('id')
  if (id && /^[\w-]{1,40}$/.test(id)) return `${element.name}#${id}`
  const [first = ''] = classesOf(element).filter((name) => /^[a-z][\w-]{0,40}$/i.test(name))
  return first === '' ? element.name : `${element.name}.${first}`
}
