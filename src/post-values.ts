import { type Diagnostic, describe, diagnostic } from './diagnostics/index.ts'
import { decodePercent, isObject, type SourceFile, slugify } from './model/index.ts'

/** Posts as values, in any order. A list can be built again, a stream only once. */
export type PostInputs = Iterable<PostInput> | AsyncIterable<PostInput>

/** Whether a value is a list or a stream, whatever it holds. */
export function isPostInputs(value: unknown): value is PostInputs {
  return isObject(value) && (Symbol.iterator in value || Symbol.asyncIterator in value)
}

/** What a column may hold that is empty: it is absent then. */
type Nothing = null | undefined

/**
 * A post as a value, such as a row of a database. The fields are those of front matter, with the same
 * checks; what is wrong with one is reported at `posts[3].date`.
 */
export interface PostInput {
  /** Plain text; inline Markdown is taken out. A micropost has none. */
  readonly title?: string | Nothing
  /** The page of the post: its whole URL, or its path below the site's URL, which begins with `/`. */
  readonly url: string
  /**
   * When it was published. A text without an offset is read in the time zone of the site, and a number is
   * milliseconds since 1970.
   */
  readonly date: PostDate
  /** When it was last changed in a way that readers should know. */
  readonly updated?: PostDate | Nothing
  /** The article as Markdown. */
  readonly markdown?: string | Nothing
  /** The article as HTML, in place of `markdown`. */
  readonly html?: string | Nothing
  /** Pins the id for ever: an ASCII URI. Otherwise it is made of the date and the slug. */
  readonly id?: string | Nothing
  /** What the id is made of, in place of the end of the URL. */
  readonly slug?: string | Nothing
  /** Plain text, shorter than the article. */
  readonly summary?: string | Nothing
  readonly authors?: string | PostAuthor | readonly (string | PostAuthor)[] | Nothing
  readonly categories?: string | readonly string[] | Nothing
  /** A list, or a text with commas between the tags. */
  readonly tags?: string | readonly string[] | Nothing
  /** The language as a BCP 47 tag, where it is not the site's. */
  readonly language?: string | Nothing
  /** The URL of a picture, or its path on the site. */
  readonly image?: string | PostImage | Nothing
  /** What a link post points at. */
  readonly link?: string | Nothing
  /** Takes back a post that was published. Its id stays reserved. */
  readonly withdrawn?: boolean | PostWithdrawal | Nothing
  /** True keeps a post back that is not finished. */
  readonly draft?: boolean | Nothing
  /** False keeps a finished post out of feeds. */
  readonly feed?: boolean | Nothing
}

type PostDate = string | Date | number | bigint

export interface PostAuthor {
  readonly name: string
  readonly url?: string | Nothing
  readonly email?: string | Nothing
  readonly avatar?: string | Nothing
}

interface PostWithdrawal {
  readonly reason?: string | Nothing
  readonly date?: string | Nothing
}

export interface PostImage {
  readonly url: string
  readonly alt?: string | Nothing
  readonly caption?: string | Nothing
  readonly width?: number | Nothing
  readonly height?: number | Nothing
}

/** Streams that were read: they have no second beginning. */
const readStreams = new WeakSet<object>()

/**
 * Posts as values in the form in which posts of files come. What is wrong with one is reported when it is
 * parsed, as with a file.
 *
 * @throws `TypeError` for a stream that was read before
 * @throws `Error` that names the post that could not be read
 * @throws the reason of the signal, also while a post is waited for
 */
export async function sourcesOf(
  posts: PostInputs,
  signal?: AbortSignal,
): Promise<readonly SourceFile[]> {
  const found = await readPosts(posts, (read) => untilAborted(read, signal))
  return found.map((post, index) => sourceOf(post, index))
}

/** Waits for what is read. It is given its name, as in `posts[3]`. */
export type Waiting = <Value>(read: () => Value | Promise<Value>, name: string) => Promise<Value>

/**
 * Reads posts to their end, one after the other.
 *
 * @throws `TypeError` for a stream that was read before, which would give nothing more
 * @throws what waiting throws
 */
export async function readPosts(posts: PostInputs, wait: Waiting): Promise<readonly PostInput[]> {
  if (readStreams.has(posts)) {
    throw new TypeError('posts is a stream that was read before; pass a list to build it again')
  }
  if (!Array.isArray(posts)) readStreams.add(posts)
  const iterator =
    Symbol.asyncIterator in posts ? posts[Symbol.asyncIterator]() : posts[Symbol.iterator]()
  const found: PostInput[] = []
  let isDone = false
  try {
    for (;;) {
      const name = `posts[${found.length}]`
      const result = await wait(() => named(name, () => iterator.next()), name)
      isDone = result.done === true
      if (isDone) return found
      found.push(await wait(() => named(name, () => result.value), name))
    }
  } finally {
    // a stream that is read no further may hold a connection; nobody waits for its end
    if (!isDone) close(iterator)
  }
}

/**
 * Reads what has a name.
 *
 * @throws `Error` with the name and the reason
 */
export async function named<Value>(
  name: string,
  read: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    throw unreadable(name, error)
  }
}

function unreadable(name: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error)
  return new Error(`${name} could not be read: ${reason}`, { cause: error })
}

function untilAborted<Value>(
  read: () => Value | Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  signal?.throwIfAborted()
  const value = Promise.resolve(read())
  if (signal === undefined) return value
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function close(iterator: Iterator<PostInput> | AsyncIterator<PostInput>): void {
  try {
    Promise.resolve(iterator.return?.()).catch(() => {})
  } catch {
    // it has failed before, which is reported
  }
}

function sourceOf(post: unknown, index: number): SourceFile {
  const name = `posts[${index}]`
  const { markdown, html, url, ...fields } = valuesOf(post, name)
  const [ofMarkdown, ofHtml] = [textIn(markdown), textIn(html)]
  const address = textIn(url).trim()
  const data = Object.entries({ url: address || undefined, ...fields }).map(([field, value]) => [
    field,
    plainValue(value),
  ])
  const bytes = new TextEncoder().encode(ofHtml || ofMarkdown)
  return {
    path: `${pathOf(address)}.md`,
    name,
    data: isPlain(post) ? Object.fromEntries(data) : {},
    isHtml: ofHtml !== '',
    problems: problemsOf(post, name, { markdown, html, url }),
    size: () => bytes.length,
    read: () => bytes,
  }
}

/** A field of an object may be a function that fails. */
function valuesOf(post: unknown, name: string): Readonly<Partial<Record<string, unknown>>> {
  try {
    return isObject(post) ? { ...post } : {}
  } catch (error) {
    throw unreadable(name, error)
  }
}

/** What is wrong with a post that no front matter can have. */
function problemsOf(
  post: unknown,
  name: string,
  { url, ...texts }: { readonly markdown: unknown; readonly html: unknown; readonly url: unknown },
): readonly Diagnostic[] {
  const invalid = (field: string, found: string, allowed: string, file = `${name}.${field}`) => {
    return diagnostic('field-invalid', { file }, { field, found, allowed })
  }
  const getter = isObject(post) ? inheritedGetter(post) : undefined
  if (getter !== undefined) {
    const found = `an object of a class in which \`${getter}\` is a getter`
    return [invalid(name, found, 'a plain object, as toJSON() of many classes gives', name)]
  }
  if (!isObject(post)) {
    return [invalid(name, describe(post), 'an object with the fields of a post', name)]
  }
  const kinds = Object.entries({ ...texts, url })
    .filter(([, value]) => value !== undefined && value !== null && typeof value !== 'string')
    .map(([field, value]) => invalid(field, describe(value), 'a text'))
  const hasUrl = textIn(url).trim() !== '' || kinds.some(({ file }) => file === `${name}.url`)
  const areBoth = textIn(texts.markdown) !== '' && textIn(texts.html) !== ''
  return [
    ...kinds,
    ...(hasUrl ? [] : [diagnostic('url-missing', { file: `${name}.url` }, {})]),
    ...(areBoth
      ? [invalid('html', 'a text beside `markdown`', 'left out, as a post has one text')]
      : []),
  ]
}

function isPlain(post: unknown): boolean {
  return isObject(post) && inheritedGetter(post) === undefined
}

/**
 * A getter that an object has from its class. Getters may do anything, such as ask the database, so that
 * all of them cannot be read, and without one that says `draft` a post would go out that must not.
 */
function inheritedGetter(post: object): string | undefined {
  let prototype: unknown = Object.getPrototypeOf(post)
  while (isObject(prototype) && prototype !== Object.prototype) {
    const found = Object.entries(Object.getOwnPropertyDescriptors(prototype)).find(
      ([name, { get }]) => get !== undefined && name !== '__proto__' && !Object.hasOwn(post, name),
    )
    if (found !== undefined) return found[0]
    prototype = Object.getPrototypeOf(prototype)
  }
  return undefined
}

/** A text; a column that is empty or null has none. */
function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Dates as front matter has them; one that is invalid says so itself. Some databases give large integers. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (!(value instanceof Date)) return value
  return Number.isNaN(value.getTime()) ? String(value) : value.toISOString()
}

/**
 * The path of a page without its ending, and what its query says: the slug, which ids are made of, is
 * the last part of it.
 */
function pathOf(url: string): string {
  const base = 'https://site.invalid'
  const page = URL.canParse(url, base) ? new URL(url, base) : new URL(base)
  const path = page.pathname.replace(/^\/+|(?:\/index)?(?:\.html?)?\/*$/g, '')
  const query = slugify(page.search)
  return decodePercent([path, query].filter((part) => part !== '').join('-') || 'index')
}
