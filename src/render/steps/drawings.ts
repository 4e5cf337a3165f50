import { printXml } from '../print.ts'
import { type Element, element, isElement, type Parent, rewrite, text, textOf } from '../tree.ts'

/** Longer drawings would weigh more than the article; their label says what they show. */
const longest = 32 * 1024

/**
 * Makes an image of each SVG drawing that says what it shows; the others are ornament. As the
 * source of an `img` a drawing can neither run scripts nor load anything (SVG Integration §3.3).
 */
export function imageDrawings(root: Parent): void {
  rewrite(root, (svg, ancestors) => {
    if (svg.name !== 'svg' || ancestors.some(({ name }) => name === 'svg')) return undefined
    if (svg.attributes.get('aria-hidden') === 'true') return []
    const label = labelOf(svg)
    if (label === undefined) return []
    const image = `data:image/svg+xml,${encodeURIComponent(printXml(cleanDrawing(svg)))}`
    if (image.length > longest) return [text(label)]
    return [element('img', { src: image, alt: label, ...sizeOf(svg) })]
  })
}

/** Nothing for an ornament; empty for a picture that says only that it is one. */
function labelOf(svg: Element): string | undefined {
  const title = svg.children.find((child) => isElement(child, 'title'))
  const label = svg.attributes.get('aria-label') ?? (title && textOf(title))
  return (
    label?.replace(/\s+/g, ' ').trim() || (svg.attributes.get('role') === 'img' ? '' : undefined)
  )
}

function sizeOf({ attributes }: Element): Readonly<Record<string, string>> {
  return { width: attributes.get('width') ?? '', height: attributes.get('height') ?? '' }
}

function cleanDrawing(svg: Element): Element {
  const drawing: Element = { ...svg, attributes: new Map(svg.attributes) }
  rewrite(drawing, (part) => {
    if (!/^[a-z][\w-]*$/i.test(part.name) || /^(?:script|foreignObject)$/i.test(part.name))
      return []
    part.attributes = cleanAttributes(part)
    return undefined
  })
  drawing.attributes = new Map([
    ['xmlns', 'http://www.w3.org/2000/svg'],
    ...cleanAttributes(drawing),
  ])
  return drawing
}

/** Names that are well-formed XML without another namespace, and links within the drawing. */
function cleanAttributes({ attributes }: Element): Map<string, string> {
  const plain = [...attributes].map(
    ([name, value]) => [name.replace(/^xlink:/, ''), value] as const,
  )
  return new Map(
    plain.filter(([name, value]) => {
      if (name === 'href') return /^(?:#|data:image\/)/.test(value)
      return /^(?!on)(?:xml:)?[a-z_][\w.-]*$/i.test(name) && name !== 'xmlns'
    }),
  )
}
