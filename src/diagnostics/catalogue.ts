/**
 * Every problem that Feedwright reports, a row each: messages, the types of their arguments and
 * `docs/diagnostics.md` are made from it. A code is permanent. `{name}` stands for an argument.
 * `message` says what is, `help` what to do, `why` what a reader would suffer otherwise.
 */
export const catalogue = {
  'config-missing': {
    severity: 'error',
    message: 'there is no config file in {folder}, and no --site',
    help: 'Write feedwright.config.mjs (README.md has one to start from), or pass --site https://….',
    why: 'A feed is made of absolute URLs, so the address of the site must be known.',
  },
  'config-not-found': {
    severity: 'error',
    message: 'there is no config file {path}',
    help: 'Correct --config, which is a path from --root; without it feedwright.config.ts, .mjs, .js or .json is found.',
    why: 'A mistyped name must not publish with the defaults.',
  },
  'config-ignored': {
    severity: 'warning',
    message: 'this config is not read: {used} lies beside it and goes first',
    help: 'Delete or rename one of the two, or choose with --config.',
    why: 'What is changed in the file that is not read has no effect.',
  },
  'config-broken': {
    severity: 'error',
    message: 'the config cannot be read: {reason}',
    help: 'Mend the file; nothing was built.',
    why: 'Nothing can be published before the config says where the site lives.',
  },
  'config-invalid': {
    severity: 'error',
    message: '`{key}` is {found}, but must be {allowed}',
    help: 'Change `{key}` in the config; docs/configuration.md describes every key.',
    why: 'A wrong setting would end up in every feed at once.',
  },
  'config-unknown': {
    severity: 'error',
    message: '`{key}` is not a key of the config{suggestion}',
    help: 'Rename it, move it or take it out; docs/configuration.md lists every key.',
    why: 'A mistyped key would be ignored in silence, and its default published.',
  },
  'posts-missing': {
    severity: 'error',
    message: 'the posts folder {folder} does not exist',
    help: 'Set `posts` in the config, or pass --posts DIR.',
    why: 'A mistyped folder must not publish empty feeds.',
  },
  'posts-none': {
    severity: 'warning',
    message: 'no post to publish in {folder}',
    help: 'Posts are files that end in .md or .markdown; drafts and future posts do not count.',
    why: 'The feeds are valid but empty, which is rarely meant.',
  },
  'file-unreadable': {
    severity: 'error',
    message: 'the file cannot be read: {reason}',
    help: 'Check that it exists and that its permissions allow reading.',
    why: 'A post that is skipped in silence disappears for its readers.',
  },
  'file-outside': {
    severity: 'error',
    message: 'a symbolic link leads out of the posts folder, to {target}',
    help: 'Move the file into the posts folder, or point `posts` at the folder that holds both.',
    why: 'What is published must come from the publication, not from elsewhere on the machine.',
  },
  'file-not-utf8': {
    severity: 'error',
    message: 'the file is not UTF-8: byte {offset} is 0x{byte}',
    help: 'Save the file as UTF-8.',
    why: 'Guessing an encoding shows readers the wrong letters.',
  },
  'control-characters': {
    severity: 'warning',
    message:
      'characters that no feed may hold were removed: {count}, the first of them {character}',
    help: 'Delete them from the file; they are invisible in most editors.',
    why: 'One such character makes many readers reject the whole feed.',
  },
  'front-matter-unclosed': {
    severity: 'error',
    message: 'the front matter opens with `{fence}` and is never closed',
    help: 'Put a line with `{close}` alone behind the last field.',
    why: 'Without it the whole article counts as front matter.',
  },
  'front-matter-language': {
    severity: 'error',
    message: 'front matter in `{language}` is not read',
    help: 'Use YAML (`---`), TOML (`+++`) or JSON (`---json`). Nothing in front matter is ever run.',
    why: 'Front matter in a programming language would run code of whoever writes an article.',
  },
  'front-matter-large': {
    severity: 'error',
    message: 'the front matter has {size}; the limit is {limit}',
    help: 'Move the text into the body of the post.',
    why: 'A limit keeps a broken or hostile file from stopping the build.',
  },
  'front-matter-broken': {
    severity: 'error',
    message: 'the {language} of the front matter cannot be parsed: {reason}',
    help: 'Mend the line that is named; text with `: ` or a leading `@`, `*`, `&` wants quotes.',
    why: 'A post without readable front matter has no date and no title.',
  },
  'front-matter-late': {
    severity: 'error',
    message: 'the front matter does not begin on the first line, or not at its first character',
    help: 'Delete what stands before its `{fence}`.',
    why: 'It would be published as text, and a draft with it.',
  },
  'front-matter-aliases': {
    severity: 'error',
    message: 'the aliases of the front matter expand to more than {limit} characters',
    help: 'Write the values out instead of repeating them by alias.',
    why: 'Nested aliases can make a small file fill the memory.',
  },
  'front-matter-not-map': {
    severity: 'error',
    message: 'the front matter is {found}, not fields with values',
    help: 'Write one `name: value` a line.',
    why: 'Title and date are looked up by name.',
  },
  'field-invalid': {
    severity: 'error',
    message: '`{field}` is {found}, but must be {allowed}',
    help: 'Change the value, or rename the field if it is not meant for feeds.',
    why: 'A value of the wrong kind cannot be published as what it is meant to be.',
  },
  'field-near-miss': {
    severity: 'warning',
    message: '`{found}` is not a field; `{field}` is',
    help: 'Write `{field}` if that is what is meant. Other names of your own pass in silence.',
    why: 'A mistyped field is left out of the feed without a word.',
  },
  'switch-near-miss': {
    severity: 'error',
    message: '`{found}` is not a field; `{field}` is, and without it the post would be published',
    help: 'Write `{field}`, or another name if it is not meant for feeds.',
    why: 'Readers keep a draft that slipped out: it cannot be taken back.',
  },
  'date-missing': {
    severity: 'error',
    message: 'the post has no date',
    help: 'Add `date: 2025-05-17T09:30:00Z`, or begin the file name with 2025-05-17-.',
    why: 'Readers give a post without a date the time at which they first see it.',
  },
  'draft-undated': {
    severity: 'warning',
    message: 'the draft has no date and is left out all the same',
    help: 'Add the date at which it will be published.',
    why: 'Feeds have no place for a post without a date.',
  },
  'date-invalid': {
    severity: 'error',
    message: '`{field}` is {found}, which is not a date',
    help: 'Write it as 2025-05-17, 2025-05-17 09:30 or 2025-05-17T09:30:00+03:00.',
    why: 'Most readers never correct the first date that they have seen.',
  },
  'date-skipped': {
    severity: 'warning',
    message: '`{field}` is {found}, a time that daylight saving skips in {zone}; {used} is used',
    help: 'Write the time with its offset, as in 2025-05-17T09:30:00+03:00.',
    why: 'The clock was put forward over that time: it never was.',
  },
  'date-old': {
    severity: 'warning',
    message: '`{field}` is {found}, before 1990',
    help: 'Leave it if the date is meant; validators call it implausible, and some readers show a wrong year.',
    why: 'Feeds are younger, so validators take such a date for a mistake.',
  },
  'updated-early': {
    severity: 'error',
    message: '`{field}` is {found}, before the date of the post, {published}',
    help: 'Correct one of the two, or take `{field}` out.',
    why: 'Some readers show and sort by `updated`; it cannot be older than the post.',
  },
  'updated-future': {
    severity: 'warning',
    message: 'the post was updated at {found}, which is still in the future',
    help: 'Write the time of the edit.',
    why: 'Readers that show `updated` drop or replace dates in the future.',
  },
  'id-invalid': {
    severity: 'error',
    message: '`{field}` is {found}, but must be an ASCII URI of at most 200 characters',
    help: 'Write a URI that will never change, such as tag:example.org,2025-05-17:my-post.',
    why: 'Atom wants a URI, and a reader that cuts or strips an id takes two posts for one.',
  },
  'id-duplicate': {
    severity: 'error',
    message: 'the id {id} is that of {other} too',
    help: 'Give one of them an `id` or a `slug` of its own; leave the older one as it is.',
    why: 'Readers show only one of two posts with one id.',
  },
  'url-duplicate': {
    severity: 'error',
    message: 'the URL {url} is that of {other} too',
    help: 'Give one of them another `slug` or `url`.',
    why: 'Two entries that lead to one page are a broken link to one of them.',
  },
  'url-invalid': {
    severity: 'error',
    message: '`{field}` is {found}, but must be {allowed}',
    help: 'A whole URL, such as https://example.org/page/, always does.',
    why: 'Readers know no base for a URL: what is not absolute leads nowhere.',
  },
  'slug-invalid': {
    severity: 'error',
    message: '`slug` is {found}, which is no name of a page',
    help: 'Use letters, digits and hyphens; `/` is allowed between them, `..` and a leading / are not.',
    why: 'A slug is a part of URLs and must not climb out of its folder.',
  },
  'permalink-failed': {
    severity: 'error',
    message: 'the `permalink` of the config gives no URL for this post: {reason}',
    help: 'Return a path that begins with /, or a whole URL, for every post.',
    why: 'Every entry links to its page.',
  },
  'author-unknown': {
    severity: 'error',
    message: '`{author}` is not a key of the config’s `authors`{suggestion}',
    help: 'Add it to `authors` in the config, or write the name as it shall be shown.',
    why: 'Readers would show the key in place of the name.',
  },
  'term-comma': {
    severity: 'warning',
    message: '`{term}` holds a comma; the feeds say `{used}`',
    help: 'Write it without the comma, or as two terms.',
    why: 'Several readers split a category at its commas.',
  },
  'title-markup': {
    severity: 'warning',
    message: 'the title holds `{markup}`, which some readers take for markup and drop',
    help: 'Put it in other words if it matters: `the details element`.',
    why: 'RSS never said whether a title is text or HTML; no way of writing it is right everywhere.',
  },
  'summary-long': {
    severity: 'warning',
    message: 'the summary is not shorter than the post and is left out',
    help: 'Shorten the summary, or move it into the body.',
    why: 'Three readers show the longer of summary and content as the article.',
  },
  'post-empty': {
    severity: 'error',
    message: 'the post has no title and no text',
    help: 'Write one of them, or keep it out with `draft: true`.',
    why: 'An RSS item needs one of them; one reader rejects the whole feed otherwise.',
  },
  'term-nameless': {
    severity: 'error',
    message: 'the {scope} `{term}` has no letter and no digit to make a path of',
    help: 'Give it a name, or leave feeds of this scope out of the config.',
    why: 'Every feed needs an address of its own.',
  },
  'term-shared': {
    severity: 'warning',
    message: '`{term}` would have the same path as `{other}`; its feed is at {path}',
    help: 'Rename one of them, or use one name for both if they are one.',
    why: 'Two feeds at one address would be one.',
  },
  'where-failed': {
    severity: 'error',
    message: 'the `where` of the feed {feed} fails for this post: {reason}',
    help: 'Mind fields that a post may lack: `post.data.rating?.value`.',
    why: 'Whether the post belongs into the feed is not known.',
  },
  'feed-empty': {
    severity: 'warning',
    message: 'the feed {feed} holds no post',
    help: 'Change its `where`, or take it out of the config.',
    why: 'A feed that was asked for by name is hardly meant to be empty.',
  },
  'feed-path-shared': {
    severity: 'error',
    message: '{path} would be both {first} and {second}',
    help: 'Give one of them another `path` in the config.',
    why: 'One of the two would be lost.',
  },
  'feed-large': {
    severity: 'warning',
    message: 'the feed has {size} bytes; more than {limit} is much',
    help: "Lower its `limit`, or set `content: 'summary'` for it.",
    why: 'Every reader loads all of it, again and again.',
  },
  'feed-too-large': {
    severity: 'error',
    message: 'the feed has {size} bytes; the limit is {limit}',
    help: "Lower its `limit`, set `content: 'summary'` for it, or raise `sizes.error`.",
    why: 'Services reject or cut a feed of this size.',
  },
  'archive-too-large': {
    severity: 'error',
    message: 'the posts of {day} alone make an archive of more than {limit} bytes',
    help: "Raise `sizes.archive` in the config, or set `content: 'summary'`.",
    why: 'An archive is never cut within a day, so that its bytes do not change.',
  },
  'output-outside': {
    severity: 'error',
    message: 'the output path {path} leads out of {folder}',
    help: 'Change the file name or the folder that it comes from.',
    why: 'A build writes inside its own folder and nowhere else.',
  },
  'output-replaced': {
    severity: 'warning',
    message: '{path} was there already, was not written by Feedwright, and is replaced',
    help: 'If it was somebody else’s, put it back and give one of the two another name.',
    why: 'From now on the file counts as an output: later builds update it, or remove it.',
  },
  'output-failed': {
    severity: 'error',
    message: 'the output cannot be written: {reason}',
    help: 'Check the folder’s permissions and free space; what was published before is unchanged.',
    why: 'A half-written feed is a broken feed.',
  },
} as const

export interface CatalogueRow {
  readonly severity: Severity
  readonly message: string
  readonly help: string
  readonly why: string
}

export type Severity = 'error' | 'warning'

export type Code = keyof typeof catalogue

/** The names that a code's texts put in braces. */
export type Arguments<C extends Code> = Record<
  Placeholder<(typeof catalogue)[C]['message']> | Placeholder<(typeof catalogue)[C]['help']>,
  string | number
>

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never
