import { wordSet } from '../../model/index.ts'
import { plainText } from '../../xml/index.ts'
import {
  element,
  find,
  type HtmlElement,
  type HtmlParent,
  isElement,
  rewrite,
  text,
  textOf,
} from '../html-tree.ts'
import { printSvg } from '../print-html.ts'

/** The longest image in characters. The label of a larger one replaces it. */
const maxImageLength = 32 * 1024

/**
 * Makes an image of each SVG element that has a label or text, and removes the others as ornament.
 * As the source of an `img`, SVG can neither run scripts nor load anything (SVG Integration §3.3).
 * It cannot hold HTML there, as the diagrams of some scripts do: of those the words are left.
 */
export function replaceSvgWithImages(root: HtmlParent): void {
  rewrite(root, (svg, ancestors) => {
    if (svg.name !== 'svg' || ancestors.some(({ name }) => name === 'svg')) return undefined
    if (svg.attributes.get('aria-hidden') === 'true') return []
    const label = labelOf(svg)
    const words = find(svg, 'foreignObject').map(textOf).join(' ')
    if (words.trim() !== '') return [text(plainText(`${label ?? ''} ${words}`))]
    if (label === undefined) return []
    cleanSvg(svg)
    if (drawsNothing(svg)) return [text(label)]
    const image = `data:image/svg+xml,${encodeURIComponent(printSvg(svg))}`
    if (image.length > maxImageLength) return [text(label)]
    const [width = '', height = ''] = [svg.attributes.get('width'), svg.attributes.get('height')]
    return [element('img', { src: image, alt: label, width, height })]
  })
}

/**
 * What an SVG element shows: undefined for an ornament, empty for one with only `role="img"`.
 * Programs that draw charts rarely label them, but the axes and boxes of charts hold text, and
 * icons do not.
 */
function labelOf(svg: HtmlElement): string | undefined {
  const title = svg.children.find((child) => isElement(child, 'title'))
  const label = plainText(svg.attributes.get('aria-label') ?? (title ? textOf(title) : ''))
  if (label !== '' || svg.attributes.get('role') === 'img') return label
  return plainText(find(svg, 'text').map(textOf).join(' ')) || undefined
}

const shapes = wordSet('circle ellipse image line path polygon polyline rect text use')

/** Whether an SVG element only uses shapes from outside it, which an image cannot do. */
function drawsNothing(svg: HtmlElement): boolean {
  const ids = new Set<string>()
  const drawnShapes: HtmlElement[] = []
  rewrite(svg, (part) => {
    ids.add(part.attributes.get('id') ?? '')
    if (shapes.has(part.name)) drawnShapes.push(part)
    return undefined
  })
  return (
    drawnShapes.length > 0 &&
    drawnShapes.every(({ name, attributes }) => {
      const id = attributes.get('href')?.slice(1)
      return name === 'use' && !(id && ids.has(id))
    })
  )
}

function cleanSvg(svg: HtmlElement): void {
  rewrite(svg, (part) => {
    part.attributes = cleanAttributes(part)
    return /^(?!script$|foreignObject$)[a-z][\w-]*$/i.test(part.name) ? undefined : []
  })
  const namespace = ['xmlns', 'http://www.w3.org/2000/svg'] as const
  svg.attributes = new Map([namespace, ...cleanAttributes(svg)])
}

/** Keeps attributes that are well-formed XML without a namespace, and links within the SVG. */
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
