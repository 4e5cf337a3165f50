import type { AbsoluteUrl } from './brand.ts'

export interface Image {
  readonly url: AbsoluteUrl
  /** A description of the picture for people who do not see it. */
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  /** Pixels. */
  readonly width?: number | undefined
  /** Pixels. */
  readonly height?: number | undefined
}
