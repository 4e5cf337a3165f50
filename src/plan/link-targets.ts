import type { ResolvedConfig } from '../config/index.ts'
import { nameWithoutLanguage } from '../content/index.ts'
import type { AbsoluteUrl, ParsedPost, Post, Result } from '../model/index.ts'

/** A file that the text of a post may link to. */
export interface LinkTarget {
  /** As `SourceFile` has it. */
  readonly name: string
  /** The name without the part that names its language; undefined where it has none. */
  readonly bareName?: string | undefined
  readonly slug?: string | undefined
  readonly title?: string | undefined
  readonly language?: string | undefined
  /** Its page; undefined where it has none that the public can see. */
  readonly url?: AbsoluteUrl | undefined
}

/** What there is to link to: posts that are out, and files that have no public page. */
export function findTargets(
  parsed: readonly Result<ParsedPost>[],
  published: readonly Post[],
  languages: ResolvedConfig['languages'],
): readonly LinkTarget[] {
  const out = new Set<ParsedPost>(published)
  return parsed.flatMap(({ value }): readonly LinkTarget[] => {
    if (value === undefined) return []
    const { name } = value.source
    if (value.published === undefined) return [{ name }]
    return [new PostTarget(value, out.has(value), languages)]
  })
}

/** Most links need neither slug nor title, and posts of the cache read them when they are asked for. */
class PostTarget implements LinkTarget {
  readonly #post: Post
  readonly #isOut: boolean
  readonly #languages: ResolvedConfig['languages']

  constructor(post: Post, isOut: boolean, languages: ResolvedConfig['languages']) {
    this.#post = post
    this.#isOut = isOut
    this.#languages = languages
  }

  get name(): string {
    return this.#post.source.name
  }

  get bareName(): string | undefined {
    return nameWithoutLanguage(this.#post.source, this.#languages)
  }

  get url(): AbsoluteUrl | undefined {
    return this.#isOut ? this.#post.url : undefined
  }

  get slug(): string {
    return this.#post.slug
  }

  get title(): string | undefined {
    return this.#post.title
  }

  get language(): string | undefined {
    return this.#post.language
  }
}
