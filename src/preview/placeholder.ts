import type { AbsoluteUrl } from '../model/index.ts'
import { addressLabel, element, type HtmlElement } from '../render/index.ts'
import { escaped } from '../xml/index.ts'

/** Gives the address at which this server has the file of a URL; undefined where it has none. */
export type FindFile = (url: string) => string | undefined

const usualSize = { width: 640, height: 360 }

/** What stands for an image, a player or a frame that the preview does not load, so that no request leaves. */
export function placeholderFor(
  kind: string,
  { attributes }: HtmlElement,
  url: string | undefined,
): HtmlElement {
  const label = attributes.get('alt') || attributes.get('title') || ''
  const name = url === undefined || !/^https?:/.test(url) ? '' : addressLabel(url as AbsoluteUrl)
  const width = sizeOf(attributes.get('width')) ?? usualSize.width
  const height = sizeOf(attributes.get('height')) ?? Math.round((width * 9) / 16)
  const src = `data:image/svg+xml,${encodeURIComponent(drawing(kind, name, width, height))}`
  const alt = kind === 'Image' ? label : `${kind}${label || name ? `: ${label || name}` : ''}`
  return element('img', { src, alt, width: `${width}`, height: `${height}` })
}

/** The size of an image as its element says it, within what a page can show. */
export function sizeOf(value: string | undefined): number | undefined {
  const size = /^\d{1,4}$/.test(value ?? '') ? Number(value) : 0
  return size > 0 ? size : undefined
}

function drawing(kind: string, name: string, width: number, height: number): string {
  const scale = Math.max(width, 320) / 640
  const isSmall = width < 160 || height < 60
  const text = (y: number, size: number, words: string) =>
    `<text x="50%" y="${y}%" text-anchor="middle" font-family="system-ui,sans-serif" ` +
    `font-size="${Math.round(size * scale)}" fill="#6b7280">${escaped(words)}</text>`
  const words = isSmall ? '' : text(name === '' ? 53 : 50, 20, kind) + text(60, 15, shortened(name))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    '<rect width="100%" height="100%" fill="#e9ebef"/>' +
    '<rect x="0.5" y="0.5" width="99.8%" height="99.6%" fill="none" stroke="#c9ced6"/>' +
    `${words}</svg>`
  )
}

/** The end of an address says most. */
function shortened(name: string): string {
  return name.length > 56 ? `…${name.slice(-55)}` : name
}
