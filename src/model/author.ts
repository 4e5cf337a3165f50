import type { AbsoluteUrl } from './brand.ts'

export interface Author {
  readonly name: string
  readonly url?: AbsoluteUrl | undefined
  readonly email?: string | undefined
  readonly avatar?: AbsoluteUrl | undefined
}
