import { type Diagnostic, describe, diagnostic } from '../diagnostics/index.ts'
import type { Image, Post } from '../model/index.ts'

/** Where the picture of a post is, if it is not where the post says. */
interface PlacedImage {
  /** Undefined where it is nowhere. */
  readonly image: Image | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Looks for a picture of which a post gives the name alone, and which is taken to lie beside it. Undefined
 * where it lies there, and where nothing is known of the files beside the post.
 */
export function placeImage({
  source,
  image,
}: Pick<Post, 'source' | 'image'>): PlacedImage | undefined {
  const { beside, ...rest } = image ?? {}
  if (image === undefined || beside === undefined || source.besides === undefined) return undefined
  const name = beside.name.normalize('NFC')
  if (source.besides.some((each) => each.normalize('NFC') === name)) return undefined
  const { otherwise } = beside
  if (otherwise !== undefined) return { image: { ...rest, url: otherwise }, diagnostics: [] }
  const args = { field: 'image', found: describe(beside.name) }
  return {
    image: undefined,
    diagnostics: [diagnostic('image-unfound', { file: source.name }, args)],
  }
}
