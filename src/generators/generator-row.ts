import type { UserFieldNames, UserSite } from '../config/index.ts'
import type { SiteFolder } from './site-folder.ts'

/** A generator of sites: how its folders are known, and what it makes of them. */
export interface Generator {
  /** As it calls itself. */
  readonly title: string
  /** The files that show that a folder is one of its, as the docs and messages name them. */
  readonly marks: readonly string[]
  /** Where its posts lie. */
  readonly posts: string
  /** Where the page of a post is, unless its own config says otherwise. */
  readonly permalink: string
  /** Which calendar day stands in a permalink: as the post has it, or in the zone of the site. */
  readonly day?: 'written' | 'zone'
  /** The folder of the built site, where feeds go. */
  readonly out: string
  /** The commands that build a site with feeds. */
  readonly build: string
  /** What a new post looks like where there is none yet to be like. */
  readonly newPost?: Partial<NewPost>
  /** Whether a folder with one of the marks is this generator’s. */
  owns(site: SiteFolder): boolean
  /**
   * The pattern that a post may have for its own permalink, with our placeholders; undefined for a text
   * that is none, and for a generator that takes none.
   */
  patternOfPost?(text: string): string | undefined
  /** What its own config and its folders say. */
  read(site: SiteFolder): OwnSettings
}

/** How the posts of a generator are written, unless those of a site are written otherwise. */
export interface NewPost {
  /** The folder below that of all posts. */
  readonly folder: string
  /** Whether the name of the file begins with the date. */
  readonly isDated: boolean
  readonly frontMatter: 'yaml' | 'toml' | 'plain'
  /** The field that keeps a post back, and its value. */
  readonly draft: readonly [name: string, value: boolean | string]
}

/** What a generator’s own config says, in the words of ours. Whatever it does not say is missing. */
export interface OwnSettings {
  readonly site: { readonly [Key in keyof UserSite]?: UserSite[Key] | undefined }
  readonly posts: string | readonly OwnCollection[]
  /** A pattern with our placeholders. */
  readonly permalink?: string | undefined
  /** The pattern of posts in another language than the site’s. */
  readonly translations?: string | undefined
  readonly languages?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  /** Fields that its posts call otherwise. */
  readonly fields?: UserFieldNames | undefined
  readonly out?: string | undefined
  /** The files in which this was found, the chief one first. */
  readonly files: readonly string[]
  /** A pattern of its permalinks for which there is none of ours. */
  readonly untranslated?: string | undefined
}

/** A part of the posts that differs from the others. */
export interface OwnCollection {
  readonly dir: string
  readonly name?: string | undefined
  readonly include?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  readonly permalink?: string | undefined
  /** Whether names stand in its addresses as they are, and not as the generator makes slugs. */
  readonly areNamesKept?: boolean | undefined
  readonly language?: string | undefined
  readonly defaults?: Readonly<Record<string, unknown>> | undefined
}
