import type { AbsoluteUrl } from './brand.ts'

/** A picture that may lie beside its post. */
interface BesidePost {
  /** The name of its file. */
  readonly name: string
  /** Where it is if it does not lie there, as far as that is known. */
  readonly otherwise: AbsoluteUrl | undefined
}

export interface Image {
  readonly url: AbsoluteUrl
  /** A description of the picture for people who do not see it. */
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  /** The width in pixels. */
  readonly width?: number | undefined
  /** The height in pixels. */
  readonly height?: number | undefined
  /** Set where only the name was given, so that the picture is taken to lie beside its post. */
  readonly beside?: BesidePost | undefined
}
