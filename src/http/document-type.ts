import { contentType, formats } from '../formats/index.ts'

/**
 * The content type that a file of a publication is served with.
 *
 * @param format of a feed, whose file may have any name
 */
export function documentType(path: string, format?: string): string {
  const ofFormat = Object.entries(formats).find(([name]) => name === format)?.[1].mediaType
  const ofEnding = types.get(path.split('.').at(-1) ?? '')
  return contentType(asShown(ofFormat ?? ofEnding ?? 'text/plain'))
}

/** Browsers show `application/rss+xml` as plain text or not at all, and readers take any type for a feed. */
function asShown(type: string): string {
  return /^application\/(?:rss|atom)\+xml$/.test(type) ? 'application/xml' : type
}

const types: ReadonlyMap<string, string> = new Map([
  ['css', 'text/css'],
  ['html', 'text/html'],
  ['js', 'text/javascript'],
  ['json', 'application/json'],
  ['opml', 'text/x-opml'],
  ['svg', 'image/svg+xml'],
  ['xml', 'application/xml'],
])
