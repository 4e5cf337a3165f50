import { type AbsoluteUrl, webUrl } from '../model/index.ts'

/** One of the images that a `srcset` offers. */
export interface ImageCandidate {
  readonly url: AbsoluteUrl
  /** `2x`, `640w`, or empty. */
  readonly descriptor: string
}

/** An address ends at white space and may hold commas; a descriptor ends at a comma. */
const candidate = /([^\s,]\S*)(?:(?<=,)|([^,]*))/g

/** Reads a `srcset` (HTML §4.8.4.2.1). Candidates that are not on the web are left out. */
export function parseSrcset(value: string, base: AbsoluteUrl): readonly ImageCandidate[] {
  return [...value.matchAll(candidate)].flatMap(([, address = '', condition = '']) => {
    const url = webUrl(address.replace(/(?<!,),+$/, ''), base)
    const descriptor = condition.trim().toLowerCase()
    return url !== undefined && /^(?:\d+(?:\.\d+)?[wx])?$/.test(descriptor)
      ? [{ url, descriptor }]
      : []
  })
}

export function printSrcset(candidates: readonly ImageCandidate[]): string {
  return candidates.map(({ url, descriptor }) => `${url} ${descriptor}`.trim()).join(', ')
}

/** The address of the image with the most pixels. */
export function largestImage(candidates: readonly ImageCandidate[]): AbsoluteUrl | undefined {
  const size = ({ descriptor }: ImageCandidate) => Number.parseFloat(descriptor || '1')
  return candidates.toSorted((a, b) => size(b) - size(a))[0]?.url
}
