import { contentType, type Format, feedContentType, formats } from '../formats/index.ts'

/**
 * The content type that a file of a publication is served with.
 *
 * @param format of a feed, whose file may have any name
 */
export function documentType(path: string, format?: string): string {
  const ofFormat = Object.entries<Format>(formats).find(([name]) => name === format)?.[1]
  if (ofFormat !== undefined) return feedContentType(ofFormat, false)
  return contentType(types.get(path.split('.').at(-1) ?? '') ?? 'text/plain')
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
