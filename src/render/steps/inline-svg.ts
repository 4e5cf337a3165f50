import { plainText } from '../../xml/index.ts'
import { printXml } from '../print-html.ts'
import {
  element,
  find,
  type HtmlElement,
  type HtmlParent,
  isElement,
  rewrite,
  text,
  textOf,
} from '../tree.ts'

/** Longer drawings would weigh more than the article; their label or text says what they show. */
const longest = 32 * 1024

/**
 * Makes an image of each SVG drawing that says what it shows; the others are ornament. As the
 * source of an `img` a drawing can neither run scripts nor load anything (SVG Integration §3.3), nor
 * hold HTML, as diagrams made by scripts do: of those the words are left.
 */
export function replaceInlineSvg(root: HtmlParent): void {
  rewrite(root, (svg, ancestors) => {
    if (svg.name !== 'svg' || ancestors.some(({ name }) => name === 'svg')) return undefined
    if (svg.attributes.get('aria-hidden') === 'true') return []
    const label = labelOf(svg)
    const words = find(svg, 'foreignObject').map(textOf).join(' ')
    if (words.trim() !== '') return [text(plainText(`${label ?? ''} ${words}`))]
    if (label === undefined) return []
    cleanDrawing(svg)
    if (isEmpty(svg)) return [text(label)]
    const image = `data:image/svg+xml,${encodeURIComponent(printXml(svg))}`
    if (image.length > longest) return [text(label)]
    const [width = '', height = ''] = [svg.attributes.get('width'), svg.attributes.get('height')]
    return [element('img', { src: image, alt: label, width, height })]
  })
}

/**
 * Nothing for an ornament; empty for a picture that says only that it is one. What charts are made
 * with rarely labels them, but their axes and boxes hold text, which no icon does.
 */
function labelOf(svg: HtmlElement): string | undefined {
  const title = svg.children.find((child) => isElement(child, 'title'))
  const label = plainText(svg.attributes.get('aria-label') ?? (title ? textOf(title) : ''))
  if (label !== '' || svg.attributes.get('role') === 'img') return label
  return plainText(find(svg, 'text').map(textOf).join(' ')) || undefined
}

const shapes: ReadonlySet<string> = new Set(
  'circle ellipse image line path polygon polyline rect text use'.split(' '),
)

/** Whether nothing is left of a drawing that only named parts of its page, or of another file. */
function isEmpty(svg: HtmlElement): boolean {
  const ids = new Set<string>()
  const drawn: HtmlElement[] = []
  rewrite(svg, (part) => {
    ids.add(part.attributes.get('id') ?? '')
    if (shapes.has(part.name)) drawn.push(part)
    return undefined
  })
  return (
    drawn.length > 0 &&
    drawn.every(({ name, attributes }) => {
      const id = attributes.get('href')?.slice(1)
      return name === 'use' && !(id && ids.has(id))
    })
  )
}

function cleanDrawing(svg: HtmlElement): void {
  rewrite(svg, (part) => {
    part.attributes = cleanAttributes(part)
    return /^(?!script$|foreignObject$)[a-z][\w-]*$/i.test(part.name) ? undefined : []
  })
  const namespace = ['xmlns', 'http://www.w3.org/2000/svg'] as const
  svg.attributes = new Map([namespace, ...cleanAttributes(svg)])
}

/** Names that are well-formed XML without another namespace, and links within the drawing. */
function cleanAttributes({ attributes }: HtmlElement): Map<string, string> {
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
