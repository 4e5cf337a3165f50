import type { GuessCode, PostErrorCode } from '../diagnostics/index.ts'
import type { FormatName } from '../formats/index.ts'
import type {
  Content,
  FeedPage,
  FeedScope,
  GeneratorName,
  PageTextName,
  RenamableName,
  SubscribePage,
  TermScope,
} from '../model/index.ts'

/**
 * The config as its author writes it; only here may a key be missing. The comments of the keys, which
 * editors show, are written from the schema by `npm run docs`, and a test holds them to it.
 */
export interface UserConfig {
  /** The JSON Schema, for editors. */
  readonly $schema?: string | undefined
  /** The publication, and where it lives. */
  readonly site: UserSite
  /**
   * The generator of the site. What its own config says is then taken for the keys that this one
   * lacks.
   */
  readonly generator?: GeneratorName | undefined
  /**
   * Where the articles are: a folder, a pattern such as `content/blog/*.md`, a map with `dir`, or a
   * list of these. A file belongs to the first that it fits.
   *
   * @defaultValue `'posts'`
   */
  readonly posts?: string | UserCollection | readonly (string | UserCollection)[] | undefined
  /**
   * Which files are no articles: patterns from the root, such as `posts/README.md` or
   * `posts/old/**`.
   */
  readonly exclude?: readonly string[] | undefined
  /**
   * The languages that paths name, as in `index.uk.md` or `uk/index.md`. The posts of one path are
   * translations of each other.
   */
  readonly languages?: readonly string[] | undefined
  /**
   * The folder that the feeds are written to.
   *
   * @defaultValue `'dist'`
   */
  readonly out?: string | undefined
  /**
   * Where the page of a post is, below the site’s URL: a pattern of such parts as :path, :slug,
   * :year, :month, :day and :category, or a function that is given these, the title and the front
   * matter, and returns a path.
   *
   * @defaultValue `'/:path/'`
   */
  readonly permalink?: string | PermalinkFunction | UserPermalink | undefined
  /**
   * How the addresses of posts end that no `permalink` of yours makes: with a slash, with `.html`,
   * or with neither, which is an empty text. It corrects what was found in the generator’s own
   * config.
   */
  readonly ending?: '/' | '.html' | '' | undefined
  /**
   * What your site calls the fields of its posts, where Feedwright does not know the names. Of a
   * list, the first name that a post has counts; an empty list says that no post has the field. Or
   * a function that is given the front matter and the path of a post, and returns fields.
   */
  readonly fields?: UserFieldNames | FieldsFunction | undefined
  /** Where the pictures of posts are. */
  readonly images?: UserImages | undefined
  /**
   * What a file without a date is: a page, which is left out; the same with one warning for all of
   * them, since a date may have been forgotten; or an error. Pages that are known by their names or
   * layouts are always left out.
   *
   * @defaultValue `'warn'`
   */
  readonly undated?: 'page' | 'warn' | 'error' | undefined
  /**
   * Errors about one post that do not stop the build: with "leave-out", the post is left out, and
   * the error is a warning. Warnings that may be wrong are not given with "off".
   * docs/diagnostics.md says which errors and warnings these can be.
   */
  readonly rules?: UserRules | undefined
  /**
   * How many of the newest posts a feed holds.
   *
   * @defaultValue `30`
   */
  readonly limit?: number | undefined
  /**
   * Whether entries carry the whole article or only its summary; or where the pages of the site
   * are, from which the whole articles are taken.
   *
   * @defaultValue `'full'`
   */
  readonly content?: Content | UserPages | undefined
  /**
   * What the ids of entries are made of: an `authority`, or "permalink" for sites whose ids have
   * always been their URLs.
   */
  readonly identity?: 'permalink' | UserIdentity | undefined
  /** The file name of each format. */
  readonly files?: Partial<Readonly<Record<FormatName, string | undefined>>> | undefined
  /**
   * Which feeds there are: `site`, one for each `category`, `collection`, `language`, `author` or
   * `tag`, and feeds of your own with `name` and `where`.
   *
   * @defaultValue `['site', 'category', 'author']`
   */
  readonly feeds?: readonly (FeedScope | UserFeedRule)[] | undefined
  /** What feeds say of a category, collection, language, author or tag, by its name. */
  readonly terms?: Partial<Readonly<Record<TermScope, UserTerms | undefined>>> | undefined
  /** Related posts of each entry. Without it, entries name none. */
  readonly related?: UserRelated | undefined
  /** The URLs of WebSub hubs. Your deployment must tell them of each change. */
  readonly hubs?: readonly string[] | undefined
  /**
   * How the feeds are served: "headers" writes `_headers` for hosts that read it; with
   * "feed-types", RSS and Atom have the types of their own there, which browsers show as plain text
   * or download, in place of `application/xml`.
   */
  readonly delivery?: readonly ('headers' | 'feed-types')[] | undefined
  /**
   * Whether there are pages for visitors: one to subscribe on, one for each feed, and a stylesheet
   * by which browsers show the feeds themselves.
   *
   * @defaultValue `false`
   */
  readonly pages?: boolean | UserSubscribePages | undefined
  /**
   * Whether the files about all feeds are written too: the index, the OPML and the lines for the
   * heads of pages.
   *
   * @defaultValue `true`
   */
  readonly lists?: boolean | undefined
  /**
   * Files in the output folder that Feedwright did not write and may replace: their paths from that
   * folder, or true for all.
   *
   * @defaultValue `false`
   */
  readonly replace?: boolean | readonly string[] | undefined
  /**
   * Whether Atom feeds name withdrawn posts (RFC 6721); true means for 90 days. Few readers act on
   * it, and the W3C validator warns of it.
   *
   * @defaultValue `false`
   */
  readonly tombstones?: boolean | UserTombstones | undefined
  /**
   * What the components of the site show, by their names: functions that are given the properties
   * and the HTML of the children, and return HTML.
   */
  readonly components?: Readonly<Record<string, ComponentFunction>> | undefined
  /** How large a document may become. */
  readonly sizes?: UserSizes | undefined
  /** What a build may be given. */
  readonly limits?: UserLimits | undefined
}

/** A config for the site of a generator, whose own config says what this one lacks. */
export interface UserGeneratorConfig extends Omit<UserConfig, 'site' | 'generator'> {
  readonly generator: GeneratorName
  readonly site?: { readonly [Key in keyof UserSite]?: UserSite[Key] | undefined } | undefined
}

/** A folder of posts that has rules of its own. */
export interface UserCollection {
  /** Says that the articles are built pages, which hold their title and their date themselves. */
  readonly from?: 'pages' | undefined
  /** The folder of the articles. */
  readonly dir: string
  /** The name of the collection, for feeds of it. Without it: the last part of `dir`. */
  readonly name?: string | undefined
  /**
   * Which files are articles: patterns from the folder. Without it: all Markdown files, or all
   * pages.
   */
  readonly include?: readonly string[] | undefined
  /** Which files are no articles: patterns from the folder. */
  readonly exclude?: readonly string[] | undefined
  /** Where the page of a post is. Without it: `permalink` of the config. */
  readonly permalink?: string | PermalinkFunction | UserPermalink | undefined
  /** The language of posts that name none. Without it: the language of the site. */
  readonly language?: string | undefined
  /** Front matter of the posts that lack a field, as in `{ author: "mira" }`. */
  readonly defaults?: Readonly<Record<string, unknown>> | undefined
}

export interface UserSite {
  /** The address of the site. Every URL in the feeds begins with it. */
  readonly url: string
  /** The name of the publication. */
  readonly title: string
  /** One sentence about the publication. */
  readonly description?: string | undefined
  /** The language of posts that name none: a BCP 47 tag such as en-GB or uk. */
  readonly language?: string | undefined
  /**
   * The time zone of dates that name none, such as Europe/Istanbul.
   *
   * @defaultValue `'UTC'`
   */
  readonly timezone?: string | undefined
  /**
   * The authors, by the keys that posts use. If there is only one, it is the author of every post
   * that names none.
   */
  readonly authors?: Readonly<Record<string, UserAuthor>> | undefined
  /** The copyright notice, as in "© 2025 The Meridian". */
  readonly copyright?: string | undefined
  /** The wide logo of the publication: a PNG, JPEG or GIF. */
  readonly image?: string | undefined
  /** A square picture of at least 512 pixels. */
  readonly icon?: string | undefined
  /** A square picture of at least 64 pixels. */
  readonly favicon?: string | undefined
}

export interface UserAuthor {
  /** The name that readers show. */
  readonly name: string
  /** A page about the author. */
  readonly url?: string | undefined
  /** The e-mail address. Atom feeds publish it. */
  readonly email?: string | undefined
  /** A square picture of the author. */
  readonly avatar?: string | undefined
}

export interface UserIdentity {
  /** The host name in all ids. It stays when the site moves. Without it: the host of `site.url`. */
  readonly authority?: string | undefined
}

/** Where pages are on a site that another generator makes. */
export interface UserPermalink {
  /** The pattern, of the same parts. */
  readonly pattern: string
  /**
   * The pattern for posts in another language than the site’s, as in `/:slug-:language.html`.
   * Without it, all posts have the same.
   */
  readonly translations?: string | undefined
  /**
   * Which day the parts of the date are: the one that is written, as with Hugo, or the one in the
   * site’s time zone, as with Jekyll.
   *
   * @defaultValue `'zone'`
   */
  readonly day?: 'written' | 'zone' | undefined
  /** In which generator’s way names become parts of URLs. Without it, they stay as they are. */
  readonly slugs?: GeneratorName | undefined
}

/** What a permalink is made of: a part of the post, before it has a URL. */
export interface PermalinkParts {
  /** The folder of the file and the slug: `international/kremlin`. */
  readonly path: string
  /** The slug of the post, or else its name. */
  readonly slug: string
  /** The name of the file without its date, or of the folder of an `index.md`. */
  readonly name: string
  /** The folder that the file is in; empty at the top of the posts folder. */
  readonly folder: string
  readonly title: string | undefined
  /** In the site’s time zone: `2025`, `05`, `17`. */
  readonly year: string
  readonly month: string
  readonly day: string
  /** The first category as a part of a URL, or an empty text. */
  readonly category: string
  /** All of its front matter, with the names and values that its author wrote. */
  readonly data: Readonly<Record<string, unknown>>
}

export type PermalinkFunction = (post: PermalinkParts) => string

/** The names that a site has for fields, in the order in which they count. An empty list turns one off. */
export type UserFieldNames = Partial<
  Readonly<Record<RenamableName, string | readonly string[] | undefined>>
>

/**
 * Makes fields of the front matter of a post.
 *
 * @param path of the file below the folder of the posts
 */
export type FieldsFunction = (
  data: Readonly<Record<string, unknown>>,
  path: string,
) => Readonly<Record<string, unknown>>

export interface UserImages {
  /**
   * The folder on the site in which pictures lie that a post only gives the name of, as in
   * `/images/`; `./images/` is beside each post. Without it, only a post that is the `index.md` of
   * a folder has such pictures, beside it.
   */
  readonly base: string
}

/**
 * Gives the HTML of a component of MDX or Vue.
 *
 * @param props the properties that are written out; what only a program knows is missing
 * @param children the HTML of what is within it
 */
export type ComponentFunction = (
  props: Readonly<Record<string, unknown>>,
  children: string,
) => string

export interface UserPages {
  /** The articles are those of the pages that the generator of the site built. */
  readonly from: 'pages'
  /** The folder of the pages. It is the one that is published at the site’s URL. */
  readonly dir: string
  /** The CSS selector of the article. Without it: what the page marks as its article. */
  readonly select?: string | undefined
  /** CSS selectors of what is no part of the article, besides what the usual marks tell. */
  readonly remove?: readonly string[] | undefined
}

/** The pages on which visitors subscribe. */
export interface UserSubscribePages {
  /**
   * The folder of the page to subscribe on, from the output folder.
   *
   * @defaultValue `'subscribe'`
   */
  readonly dir?: string | undefined
  /**
   * The name of the page of a feed, which lies beside the feed. Without it: the name of the feed’s
   * first file, so that `rss.html` is the page of `rss.xml`.
   */
  readonly file?: string | undefined
  /**
   * The colour of links and buttons. It is made darker or lighter where it could not be read.
   *
   * @defaultValue `'#b3470b'`
   */
  readonly accent?: string | undefined
  /**
   * Texts of the pages by language, for languages that Feedwright does not know, or in place of its
   * own. docs/subscribe-pages.md names them.
   */
  readonly texts?: Readonly<Record<string, UserPageTexts>> | undefined
  /**
   * Makes the HTML of each page in place of Feedwright: a function that is given what is on the
   * page.
   */
  readonly render?: RenderPageFunction | undefined
}

/** Texts of the pages for visitors, by their names. */
export type UserPageTexts = Partial<Readonly<Record<PageTextName, string | undefined>>>

/** Gives the HTML of a page for visitors. */
export type RenderPageFunction = (page: SubscribePage | FeedPage) => string

/** The feeds of one scope, or a single feed of its own with `name` and `where`. */
export interface UserFeedRule {
  /**
   * What there is a feed for: the site, or each category, collection, language, author or tag of
   * the posts. A feed of your own has a `name` and a `where` instead.
   */
  readonly scope?: FeedScope | undefined
  /** The name of a feed of your own. It is also the name of its folder. */
  readonly name?: string | undefined
  /**
   * Which posts a feed of your own holds: a function that is given a post and returns true or
   * false.
   */
  readonly where?: ((post: PostInfo) => boolean) | undefined
  /**
   * The title, in which `:site`, `:term`, `:scope` and `:slug` are filled in. That of the site’s
   * feed is `:site`.
   *
   * @defaultValue `':site — :term'`
   */
  readonly title?: string | undefined
  /**
   * The folder of the files, in which `:scope`, `:term` and `:slug` are filled in. The site’s feed
   * lies in the output folder itself, and a feed of your own in `:slug`.
   *
   * @defaultValue `':scope/:slug'`
   */
  readonly path?: string | undefined
  /**
   * The page that this is the feed of, in which `:scope`, `:term` and `:slug` are filled in.
   * Without it: the `url` of an author, otherwise the home page.
   */
  readonly page?: string | undefined
  /** How many of the newest posts the feed holds. Without it: `limit` of the config. */
  readonly limit?: number | undefined
  /**
   * The formats of the feed, the preferred one first.
   *
   * @defaultValue `['rss', 'atom', 'json']`
   */
  readonly formats?: readonly FormatName[] | undefined
  /**
   * Whether entries carry the whole article or only its summary; or where the pages are, from which
   * the articles of this feed are taken. Without it: `content` of the config.
   */
  readonly content?: Content | UserPages | undefined
  /** With fewer posts there is no feed. Without it: 1, and 2 for the scope `tag`. */
  readonly minPosts?: number | undefined
  /**
   * Whether older posts stay reachable in archives (RFC 5005), by year or by month; true means by
   * year.
   *
   * @defaultValue `false`
   */
  readonly archive?: boolean | 'year' | 'month' | undefined
}

/** What the `where` of a feed can ask about a post. */
export interface PostInfo {
  readonly id: string
  readonly url: string
  readonly title: string | undefined
  /** As in `2025-05-17T09:30:00Z`. */
  readonly published: string
  readonly updated: string
  readonly authors: readonly string[]
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly language: string | undefined
  /** The name of its collection; a post that is given as a value has none. */
  readonly collection: string | undefined
  /** The number of words in the post. */
  readonly words: number
  /** All of its front matter, with the names and values that its author wrote. */
  readonly data: Readonly<Record<string, unknown>>
}

export type UserTerms = Readonly<Record<string, UserTerm>>

export interface UserTerm {
  /** The name that its feed shows, in place of the one in the posts. */
  readonly title?: string | undefined
  /** What stands for it in the path of its feed, in place of the one made of its name. */
  readonly slug?: string | undefined
  /** One sentence about its feed. */
  readonly description?: string | undefined
  /** A picture for its feed, in place of the site’s. */
  readonly image?: string | undefined
}

export interface UserRelated {
  /**
   * The largest number of related posts of an entry.
   *
   * @defaultValue `3`
   */
  readonly count?: number | undefined
  /**
   * Where they stand: as a list at the end of the content, as links of the entry, or both.
   *
   * @defaultValue `['content', 'links']`
   */
  readonly in?: readonly ('content' | 'links')[] | undefined
  /**
   * Whether newer posts may be related too. Each new post may then change old entries.
   *
   * @defaultValue `false`
   */
  readonly newer?: boolean | undefined
  /**
   * Whether posts in other languages may be related too.
   *
   * @defaultValue `'same'`
   */
  readonly languages?: 'same' | 'any' | undefined
  /**
   * The heading above the list at the end of the content, in place of the one in the language of
   * the entry.
   */
  readonly title?: string | undefined
}

/** Answers to errors about one post, and to warnings that may be wrong. */
export type UserRules = Partial<
  Readonly<Record<PostErrorCode, 'leave-out' | undefined> & Record<GuessCode, 'off' | undefined>>
>

export interface UserTombstones {
  /** For how many days before the newest entry withdrawn posts are named. */
  readonly days: number
}

export interface UserSizes {
  /**
   * A feed with more bytes than this is a warning.
   *
   * @defaultValue `1000000`
   */
  readonly warning?: number | undefined
  /**
   * A feed with more bytes than this is an error.
   *
   * @defaultValue `2000000`
   */
  readonly error?: number | undefined
  /**
   * An archive with more bytes than this is split into shorter periods.
   *
   * @defaultValue `1000000`
   */
  readonly archive?: number | undefined
}

export interface UserLimits {
  /** How large a post may be. */
  readonly post?: UserPostLimits | undefined
}

export interface UserPostLimits {
  /**
   * A post with more bytes than this is a warning.
   *
   * @defaultValue `1000000`
   */
  readonly warning?: number | undefined
  /**
   * A post with more bytes than this is an error, and is not read.
   *
   * @defaultValue `5000000`
   */
  readonly error?: number | undefined
  /**
   * A post that takes more seconds of work than this to render is an error, and a built page to
   * read.
   *
   * @defaultValue `10`
   */
  readonly seconds?: number | undefined
}
