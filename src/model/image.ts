import type { AbsoluteUrl } from './brand.ts'

export interface Image {
  readonly url: AbsoluteUrl
  /** A description of the picture for people who do not see it. */
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  /** The width in pixels. */
  readonly width?: number | undefined
  /** The height in pixels. */
  readonly height?: number | undefined
}
