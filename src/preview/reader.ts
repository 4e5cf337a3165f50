import type { HtmlElement, HtmlNode } from '../render/index.ts'

/** What a reader does with the HTML of an entry, and how it shows the rest. One row of the table. */
export interface Reader {
  readonly title: string
  /** What kind of program it is, for those who do not know it. */
  readonly about: string
  readonly rules: ReaderRules
  /** How it shows what is not content, one sentence each. */
  readonly shows: {
    readonly title: string
    readonly date: string
    readonly author: string
    readonly summary: string
  }
  /** Whether it shows text only, as a terminal does. */
  readonly isText?: boolean
  /** The number of bytes of HTML after which it cuts an entry off. */
  readonly limit?: number
}

export interface ReaderRules {
  /** The elements that stay. All others go and leave their text, unless they are `dropped`. */
  readonly kept?: ReadonlySet<string>
  /** Elements that go and leave their text, where there is no list of those that stay. */
  readonly unwrapped?: ReadonlySet<string>
  /** Elements that go with their text. */
  readonly dropped: ReadonlySet<string>
  /** The attributes that stay, by element, and under `*` those of all; undefined where all do. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>
  /** Attributes that go, where there is no list of those that stay. */
  readonly lost?: ReadonlySet<string>
  /** What happens in special cases; undefined where the lists decide. */
  readonly special?: (element: HtmlElement) => SpecialCase | undefined
  /** Attributes that are added, by element. */
  readonly added?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What a reader puts in the place of an element, and what its user notices. */
export interface SpecialCase {
  readonly into: readonly HtmlNode[]
  readonly effect: string
}
