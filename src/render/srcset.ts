import { type AbsoluteUrl, webUrl } from '../model/index.ts'

/** One of the pictures that a `srcset` offers. */
export interface Candidate {
  readonly url: AbsoluteUrl
  /** `2x`, `640w`, or empty. */
  readonly descriptor: string
}

/** An address reaches to white space, commas included; a descriptor reaches to a comma. */
const candidate = /([^\s,]\S*)(?:(?<=,)|([^,]*))/g

/** Reads a `srcset` (HTML §4.8.4.2.1). Whatever is not a picture on the web is left out. */
export function readSrcset(value: string, base: AbsoluteUrl): readonly Candidate[] {
  return [...value.matchAll(candidate)].flatMap(([, address = '', condition = '']) => {
    const url = webUrl(address.replace(/(?<!,),+$/, ''), base)
    const descriptor = condition.trim().toLowerCase()
    return url !== undefined && /^(?:\d+(?:\.\d+)?[wx])?$/.test(descriptor)
      ? [{ url, descriptor }]
      : []
  })
}

export function printSrcset(candidates: readonly Candidate[]): string {
  return candidates.map(({ url, descriptor }) => `${url} ${descriptor}`.trim()).join(', ')
}

/** The picture with the most pixels. */
export function largest(candidates: readonly Candidate[]): AbsoluteUrl | undefined {
  const size = ({ descriptor }: Candidate) => Number.parseFloat(descriptor || '1')
  return candidates.toSorted((a, b) => size(b) - size(a))[0]?.url
}
