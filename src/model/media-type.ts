import { mimes } from 'mrmime'
import type { AbsoluteUrl } from './brand.ts'

/** A map, because an object would know the extension `constructor`. */
const types: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...mimes, flac: 'audio/flac', m4v: 'video/x-m4v' }),
)

/** The media type that the extension of a file promises, or undefined where it is not known. */
export function mediaType(url: AbsoluteUrl): string | undefined {
  // a name that begins with a dot has no other part
  const [, extension = ''] = /[^/]\.([^./]+)\/*$/.exec(new URL(url).pathname) ?? []
  return types.get(extension.toLowerCase())
}
