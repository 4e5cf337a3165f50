/**
 * Every problem that Feedwright reports, one row each. The messages, the types of their arguments
 * and `docs/diagnostics.md` are made from it. A code is permanent. `{name}` stands for an argument.
 * `message` says what is wrong, `help` what to do, and `why` what subscribers would suffer
 * otherwise. An error `about` a post is one that `rules` in the config can answer by leaving it out. A
 * warning that `isGuess` may be wrong, so that `rules` can turn it off.
 */
export const catalogue = {
  'config-missing': {
    severity: 'error',
    message: 'there is no config file in {folder}{recognised}, and no address of a site was given',
    help: 'Run `npx feedwright init`, which writes a config, also for a site of Hugo, Jekyll or another generator of docs/generators.md. Or give the address of the site: --site https://… or, in a program, the option `site`.',
    why: 'A feed is made of absolute URLs, so the address of the site must be known.',
  },
  'config-not-found': {
    severity: 'error',
    message: 'the config file {path} does not exist',
    help: 'Correct the path of the config (--config or, in a program, the option `config`), which is relative to the root. Without it, feedwright.config.ts, .mjs, .js or .json is found.',
    why: 'A mistyped name must not lead to feeds with default settings.',
  },
  'config-ignored': {
    severity: 'warning',
    message: 'this config file is ignored; {used} in the same folder is read instead',
    help: 'Delete or rename one of the two, or choose one with --config or, in a program, the option `config`.',
    why: 'A change in a config file that is ignored has no effect.',
  },
  'config-broken': {
    severity: 'error',
    message: 'the config cannot be read: {reason}',
    help: 'Correct the file. Nothing was built.',
    why: 'Nothing can be published before the config gives the address of the site.',
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
    help: 'Rename the key, move it or remove it; {list}.',
    why: 'A mistyped key would be ignored in silence, and its default would be published.',
  },
  'generator-config-broken': {
    severity: 'error',
    message: 'this file of the site’s generator cannot be read: {reason}',
    help: 'Correct the file, as its generator needs it too; or remove `generator` from the config, and write what it says into ours.',
    why: 'What a generator’s own config says, such as the permalinks, is part of every URL.',
  },
  'generator-url': {
    severity: 'error',
    message: 'neither the config nor that of {generator} says where the site lives',
    help: 'Write it as `url` of `site` into the config, such as https://example.org, with the base path if there is one.',
    why: 'A feed is made of absolute URLs, so the address of the site must be known.',
  },
  'generator-posts': {
    severity: 'error',
    message: 'no folder is known in which this site of {generator} has its posts',
    help: "Write it into the config, such as `posts: 'content/posts'`.",
    why: 'A program of the site says where its posts are, and such programs are not run.',
  },
  'generator-permalink': {
    severity: 'error',
    message:
      'the permalink {pattern} of the generator’s config has a part that Feedwright does not know',
    help: 'Set `permalink` in the config, as a pattern or as a function. docs/configuration.md lists the parts that a pattern may have.',
    why: 'Every entry would link to a page that does not exist.',
  },
  'posts-missing': {
    severity: 'error',
    message: 'the posts folder {folder} does not exist',
    help: 'Set `posts` in the config, or name the folder with --posts or, in a program, the option `posts`.',
    why: 'A mistyped folder must not lead to empty feeds.',
  },
  'collection-missing': {
    severity: 'error',
    message: 'the folder {folder} of the collection {collection} does not exist',
    help: 'Correct the folder in `posts` of the config, which is relative to the root, or remove the collection.',
    why: 'A mistyped folder must not lead to feeds that lack its posts.',
  },
  'pattern-unused': {
    severity: 'warning',
    message: 'the pattern {pattern} names no post below {folder}',
    help: 'Correct the pattern, or remove it from the config. A file belongs to the first collection of `posts` that it fits.',
    why: 'Posts that a mistyped pattern should bring are missing, and those that it should leave out are published.',
  },
  'posts-excluded': {
    severity: 'warning',
    message: '`exclude` leaves no post in {folder}: {patterns}',
    help: 'Correct the patterns of `exclude` in the config. They name files and folders from the root, or from the folder of a collection where they stand there.',
    why: 'A pattern that is too wide takes posts out of feeds without a word.',
  },
  'collection-taken': {
    severity: 'warning',
    message:
      'no file is left for the collection {collection}: those of {folder} belong to {other}, which comes before it',
    help: 'Move the collection before the other one in `posts` of the config, or give the other one an `include` or an `exclude`.',
    why: 'A file belongs to the first collection that it fits, so that the permalink, the language and the defaults of this one have no effect.',
  },
  'posts-none': {
    severity: 'warning',
    message: 'there is no post to publish in {folder}{reason}',
    help: 'Add a post that is due: drafts and posts with a future date do not count. Of files, those are posts that end in .md, .mdx or .markdown, and in .html with front matter.',
    why: 'Empty feeds are valid, but they are rarely meant.',
  },
  'file-unreadable': {
    severity: 'error',
    about: 'post',
    message: 'the file cannot be read: {reason}',
    help: 'Check that the file exists and that its permissions allow reading.',
    why: 'A post that is skipped in silence disappears for its readers.',
  },
  'file-outside': {
    severity: 'error',
    message: 'this symbolic link leads out of the posts folder, to {target}',
    help: 'Move the file into the posts folder, or point `posts` at the folder that holds both.',
    why: 'Everything that is published must come from the publication, not from elsewhere on the machine.',
  },
  'file-not-utf8': {
    severity: 'error',
    about: 'post',
    message: 'the file is not UTF-8: byte {offset} is 0x{byte}',
    help: 'Save the file as UTF-8.',
    why: 'A guessed encoding shows readers the wrong letters.',
  },
  'control-characters': {
    severity: 'warning',
    message: 'characters that no feed may hold were removed ({count}, the first is {character})',
    help: 'Delete the characters from the file; most editors do not show them.',
    why: 'One such character makes many readers reject the whole feed.',
  },
  'post-large': {
    severity: 'warning',
    message: 'the post has {size} bytes; the recommended maximum is {limit}',
    help: 'Split the post, or move what is no text, such as pictures in `data:` URLs, into files of their own.',
    why: 'Every reader downloads the feed with all of it.',
  },
  'post-too-large': {
    severity: 'error',
    about: 'post',
    message: 'the post has {size} bytes; the limit is {limit}',
    help: 'Split the post, move what is no text into files of its own, or raise `limits.post.error`.',
    why: 'A limit keeps a broken or hostile file from stopping the build.',
  },
  'post-failed': {
    severity: 'error',
    about: 'post',
    message: 'Feedwright failed at this post: {reason}',
    help: 'This is a fault of Feedwright, not of the post. Report it with this message, and with the post if others may see it. Until it is fixed, move the post out of the posts folder.',
    why: 'A post that is skipped in silence disappears for its readers.',
  },
  'front-matter-unclosed': {
    severity: 'error',
    about: 'post',
    message: 'the front matter opens with `{fence}` and is never closed',
    help: 'Add a line that holds only `{close}` after the last field.',
    why: 'Without that line the whole article counts as front matter.',
  },
  'front-matter-language': {
    severity: 'error',
    about: 'post',
    message: 'front matter in `{language}` is not supported',
    help: 'Use YAML (`---`), TOML (`+++`) or JSON (`---json`). Nothing in front matter is ever run.',
    why: 'Front matter in a programming language would run the code of anyone who writes an article.',
  },
  'front-matter-large': {
    severity: 'error',
    about: 'post',
    message: 'the front matter has {size}; the limit is {limit}',
    help: 'Move the text into the body of the post.',
    why: 'A limit keeps a broken or hostile file from stopping the build.',
  },
  'front-matter-broken': {
    severity: 'error',
    about: 'post',
    message: 'the front matter is not valid {language}: {reason}',
    help: 'Correct the line that is named. A text that holds `: ` or begins with `@`, `*` or `&` needs quotes around it.',
    why: 'A post without readable front matter has no date and no title.',
  },
  'front-matter-late': {
    severity: 'error',
    about: 'post',
    message: 'the front matter does not begin at the first character of the file',
    help: 'Delete the spaces and blank lines before its `{fence}`.',
    why: 'Front matter that begins later would be published as text, and a draft with it.',
  },
  'front-matter-aliases': {
    severity: 'error',
    about: 'post',
    message: 'the aliases of the front matter expand to more than {limit} characters',
    help: 'Write the values out instead of repeating them by alias.',
    why: 'Nested aliases can make a small file fill the memory.',
  },
  'front-matter-not-map': {
    severity: 'error',
    about: 'post',
    message: 'the front matter is {found}, but must be fields with values',
    help: 'Write one `name: value` on each line.',
    why: 'The title and the date are looked up by name.',
  },
  'field-invalid': {
    severity: 'error',
    about: 'post',
    message: '`{field}` is {found}, but must be {allowed}',
    help: 'Change the value, or rename the field if it is not meant for feeds.',
    why: 'A value of the wrong kind cannot be published.',
  },
  'field-near-miss': {
    severity: 'warning',
    message: '`{found}` is not a field of feeds, but `{field}` is',
    help: 'Write `{field}` if that is what you mean. A field of your own needs a name that is less similar.',
    why: 'A mistyped field is left out of the feed.',
  },
  'field-unused': {
    severity: 'warning',
    isGuess: true,
    message: '`fields.{field}` of the config is `{name}`, a field that no post has{suggestion}',
    help: 'Correct the name, or remove it. If posts will have the field one day, set `field-unused` to `off` in `rules`.',
    why: 'A field under a mistyped name is missing in feeds; if it keeps posts back, they are published.',
  },
  'fields-failed': {
    severity: 'error',
    about: 'post',
    message: 'the `fields` of the config fails for this post: {reason}',
    help: 'Return a map of fields for every post, and allow for values that a post may lack.',
    why: 'What the function would have said of the post is not known, such as whether it is a draft.',
  },
  'key-duplicate': {
    severity: 'warning',
    message: '`{field}` is written more than once; the last one counts',
    help: 'Remove the others.',
    why: 'Most generators take the last one too, but some take the first or stop.',
  },
  'switch-duplicate': {
    severity: 'error',
    about: 'post',
    message: '`{field}` is written more than once, and decides whether the post is published',
    help: 'Keep the one that is meant, and remove the others.',
    why: 'Readers keep a draft that was published by mistake: it cannot be taken back.',
  },
  'switch-near-miss': {
    severity: 'warning',
    message: '`{found}` is read as `{field}`, so the post is left out',
    help: 'Write `{field}`, or use another name if the field is not meant to keep the post back.',
    why: 'Readers keep a draft that was published by mistake: it cannot be taken back.',
  },
  'switch-unclear': {
    severity: 'warning',
    message: '`{field}` is {found}, which is not understood, so the post is left out to be safe',
    help: 'To publish the post, write {published}. docs/front-matter.md lists the values that keep a post back.',
    why: 'Readers keep a post that was published by mistake: it cannot be taken back.',
  },
  'switch-unknown': {
    severity: 'warning',
    message:
      '`{field}` is {found}, which may be meant to keep the post back, but is no switch that is known, so the post is published',
    help: 'If the post is to stay out of feeds, write `draft: true` or `feed: false`. If it is for subscribers, write `feed: true`.',
    why: 'Readers keep a post that was published by mistake: it cannot be taken back.',
  },
  'switch-search': {
    severity: 'warning',
    isGuess: true,
    message: '`{field}` is {found}, which speaks to search engines only, so the post is published',
    help: 'If subscribers are not to see the post either, write `feed: false`, or name its page in `exclude` of the config. If they are, write `feed: true`, or set `switch-search` to `off` in `rules`.',
    why: 'A post that search engines are told to leave out may be one that nobody is meant to find.',
  },
  'date-missing': {
    severity: 'error',
    about: 'post',
    message: 'the post has no date',
    help: 'Give the post a `date`, such as 2025-05-17T09:30:00Z. A file may also have it at the beginning of its name, as in 2025-05-17-my-post.md.',
    why: 'Readers give a post without a date the time at which they first see it.',
  },
  'undated-pages': {
    severity: 'warning',
    message: 'these files have no date, so they are taken for pages and left out: {files}{more}',
    help: "Add a date to those that are posts, as in `date: 2025-05-17`. If none is, write `undated: 'page'` in the config.",
    why: 'A post whose date was forgotten would reach no subscriber, and nobody would notice.',
  },
  'draft-undated': {
    severity: 'warning',
    message: 'the draft has no date, so it is left out even where drafts are included',
    help: 'Add the date on which the draft will be published.',
    why: 'Every entry of a feed needs a date.',
  },
  'date-invalid': {
    severity: 'error',
    about: 'post',
    message: '`{field}` is {found}, which is not a date',
    help: 'Write the date as 2025-05-17, 2025-05-17 09:30 or 2025-05-17T09:30:00+03:00. 03/04/2025 is two different days, depending on the reader.',
    why: 'Most readers never correct the first date that they have seen.',
  },
  'date-skipped': {
    severity: 'warning',
    message:
      '`{field}` is {found}, a time that daylight saving skips in {zone}; {used} is used instead',
    help: 'Write the time with its offset, as in 2025-05-17T09:30:00+03:00.',
    why: 'The clocks were put forward over that time, so it never occurred.',
  },
  'date-old': {
    severity: 'warning',
    message: '`{field}` is {found}, which is before 1990',
    help: 'Leave the date if it is right. Validators call it implausible, and some readers show a wrong year.',
    why: 'Feeds are younger than that, so validators take such a date for a mistake.',
  },
  'updated-early': {
    severity: 'warning',
    message:
      '`{field}` is {found}, which is before the date of the post, {published}; that date is used instead',
    help: 'Correct one of the two dates, or remove `{field}`.',
    why: 'A post that waits for its date was edited before it. Some readers show `updated` and sort by it.',
  },
  'updated-future': {
    severity: 'warning',
    message: 'the post was updated at {found}, which is still in the future',
    help: 'Write the time at which the post was edited.',
    why: 'Readers that show `updated` drop or replace dates in the future.',
  },
  'id-invalid': {
    severity: 'error',
    about: 'post',
    message: '`{field}` is {found}, but must be an ASCII URI of at most 200 characters',
    help: 'Write a URI that will never change, such as tag:example.org,2025-05-17:my-post.',
    why: 'Atom requires a URI, and a reader that shortens an id takes two posts for one.',
  },
  'id-number': {
    severity: 'warning',
    message: '`{field}` is the number {found}, which is no id for feeds and is ignored',
    help: 'Leave it if another program wrote it. To pin an id, write a URI such as tag:example.org,2025-05-17:my-post. An empty list for `id` in `fields` of the config says that no post has one.',
    why: 'Exporters write the number that a post had in a database, and other sites have the same numbers.',
  },
  'id-duplicate': {
    severity: 'error',
    about: 'post',
    message: 'the id {id} is already used by {other}',
    help: "Give the newer of the two posts an `id` or a `slug` of its own, and leave the older one as it is. If the ids of the site have always been the URLs of its posts, write `identity: 'permalink'` into the config.",
    why: 'Readers show only one of two posts with the same id.',
  },
  'url-duplicate': {
    severity: 'error',
    about: 'post',
    message: 'the URL {url} is already used by {other}',
    help: 'Give one of the two posts another `url`, or where the config makes the URL, another `slug`. A query that joins tables may give one row of a database twice.',
    why: 'Of two entries that lead to the same page, one has a broken link.',
  },
  'url-missing': {
    severity: 'error',
    about: 'post',
    message: 'the post has no `url`',
    help: 'Give each post the address of its page as `url`: the whole URL, or its path, which begins with /.',
    why: 'Readers follow the link of an entry to its page, and the id of a post is made of its address.',
  },
  'url-invalid': {
    severity: 'error',
    about: 'post',
    message: '`{field}` is {found}, but must be {allowed}',
    help: 'Write a whole URL, such as https://example.org/page/, which is always accepted.',
    why: 'Readers do not know what a URL is relative to, so a relative one leads nowhere.',
  },
  'url-doubled': {
    severity: 'warning',
    isGuess: true,
    message: '`{field}` is {found}, a path below the address of the site, so it leads to {url}',
    help: 'Leave the path of `site.url` out of it: {path}. Or give the whole URL. If the page is meant to be there, set `url-doubled` to `off` in `rules` of the config.',
    why: 'Every entry would link to a page that does not exist.',
  },
  'url-elsewhere': {
    severity: 'warning',
    isGuess: true,
    message: '`{field}` is {found}, a page that is not on {host}',
    help: 'Correct it, or `site.url` of the config. Where the post points at a page of others, that is its `link`. If the pages are meant to be there, set `url-elsewhere` to `off` in `rules` of the config.',
    why: 'The address of a copy, or of a site under development, would lead readers nowhere.',
  },
  'image-unfound': {
    severity: 'warning',
    message: '`{field}` is {found}, only the name of a picture, so it is left out',
    help: 'Put the picture beside the `index.md` of the post, name the folder that such pictures are in on the site with `images.base` in the config, or write the path.',
    why: 'A link to a picture that is not there shows readers a broken frame.',
  },
  'link-unfound': {
    severity: 'warning',
    message: 'the link to {link} leads to no post that is published, so only its text is kept',
    help: 'Correct the link, or publish the post that it leads to.',
    why: 'A link to a file of the site, or to a page that is not there, leads readers nowhere.',
  },
  'slug-invalid': {
    severity: 'error',
    about: 'post',
    message: '`slug` is {found}, which cannot be the name of a page',
    help: 'Use letters, digits and hyphens. A `/` is allowed between them, but `..` and a leading `/` are not.',
    why: 'A slug becomes part of a URL and must not lead out of its folder.',
  },
  'permalink-failed': {
    severity: 'error',
    about: 'post',
    message: 'the `permalink` of the config gives no URL for this post: {reason}',
    help: 'Return a path that begins with /, or a whole URL, for every post.',
    why: 'Every entry needs a link to its page.',
  },
  'permalink-template': {
    severity: 'warning',
    message:
      '`{field}` is {found}, which only the site’s generator can work out, so the post is left out',
    help: 'Write the address that the page has on the site, or remove the field and set `permalink` in the config.',
    why: 'Any other address would be a link to a page that does not exist.',
  },
  'author-unknown': {
    severity: 'error',
    about: 'post',
    message: '`{author}` is not a key of `authors` in the config{suggestion}',
    help: 'Add the key to `authors` in the config, or write the name as readers should see it.',
    why: 'Readers would show the key in place of the name.',
  },
  'author-number': {
    severity: 'warning',
    message: '`{field}` is the number {found}, which is no name of an author and is ignored',
    help: 'Give the name of the author instead, as a join of the two tables does. Or add the number as a key to `site.authors` of the config, with the name and all else that is known of the author.',
    why: 'Readers would show the number that an author has in a database, and there would be a feed of it.',
  },
  'terms-many': {
    severity: 'error',
    message: '`{field}` has {count} entries; the limit is {limit}',
    help: 'Keep those that readers look for.',
    why: 'Each can have feeds of its own: one post of a few kilobytes would become thousands of files.',
  },
  'term-comma': {
    severity: 'warning',
    message: '`{term}` contains a comma; the feeds say `{used}`',
    help: 'Write the term without the comma, or write two terms.',
    why: 'Several readers split a category at its commas.',
  },
  'title-markup': {
    severity: 'warning',
    message: 'the title contains `{markup}`, which some readers take for markup and drop',
    help: 'If it matters, say it in words: `the details element`.',
    why: 'RSS does not say whether a title is text or HTML, so no way of writing it is right in every reader.',
  },
  'summary-long': {
    severity: 'warning',
    message: 'the summary is not shorter than the post, so it is left out',
    help: 'Shorten the summary, or move it into the body.',
    why: 'Three readers show the longer of summary and content as the article.',
  },
  'pages-missing': {
    severity: 'error',
    message: 'the folder {folder} of the built pages does not exist',
    help: 'Build the site first, or correct `content.dir` in the config, which is relative to the root.',
    why: 'The articles are taken from these pages.',
  },
  'pages-old': {
    severity: 'warning',
    isGuess: true,
    message: 'the pages in {folder} were built before {post} was changed',
    help: 'Build the site again, and the feeds after it. Where the times of files say nothing, as after copying them, set `pages-old` to `off` in `rules` of the config.',
    why: 'Readers would be sent the articles as they were before the change.',
  },
  'page-missing': {
    severity: 'error',
    about: 'post',
    message: 'the post has no page at {url}: there is no {paths} in {folder}',
    help: 'Build the site again, or correct `permalink` in the config or `content.dir`. A post that has no page is kept out of feeds by `feed: false`.',
    why: 'Without its page there is no article, and readers would follow a link that leads nowhere.',
  },
  'article-missing': {
    severity: 'error',
    about: 'post',
    message: 'no article was found on the page of the post, {page}: {reason}; it has {there}',
    help: 'Set `content.select` in the config to a CSS selector of the article.',
    why: 'An entry without its article is of no use to readers.',
  },
  'articles-none': {
    severity: 'error',
    message:
      'no article was found on any of the {count} pages: {reason}; {page}, for one, has {there}',
    help: 'Correct `content.select` in the config, or set it: a CSS selector of the article.',
    why: 'Without any article, every post would be left out of the feeds at once.',
  },
  'page-unreadable': {
    severity: 'error',
    about: 'post',
    message: 'the page of the post, {page}, cannot be read: {reason}',
    help: 'Look at the page and at the template that made it.',
    why: 'The article of the post is taken from its page.',
  },
  'selector-broken': {
    severity: 'error',
    message: '`{selector}` is no CSS selector that can be used: {reason}',
    help: 'Correct the selector in `content` of the config.',
    why: 'With a selector that means nothing, the wrong part of each page would be published.',
  },
  'post-empty': {
    severity: 'error',
    about: 'post',
    message: 'the post has no title and no text',
    help: 'Write a title or a text, or keep the post out with `draft: true`. Where posts are values, the text is given as `markdown` or as `html`.',
    why: 'An RSS item needs a title or a text; one reader rejects the whole feed otherwise.',
  },
  'text-missing': {
    severity: 'warning',
    isGuess: true,
    message: 'the post has no text, so its title is all that feeds show as its article',
    help: 'Give the article as `markdown` or as `html`; a column that is named `content`, `body` or `text` is not read. If the post is its title, set `text-missing` to `off` in `rules` of the config.',
    why: 'An article in a column with another name is missing in feeds.',
  },
  'post-slow': {
    severity: 'error',
    about: 'post',
    message: '{work} the post took more than {seconds} seconds, and was ended',
    help: 'Look for Markdown or HTML that is nested or repeated very often, and shorten it; or raise `limits.post.seconds` in the config.',
    why: 'One post must not stop the whole build.',
  },
  'post-waiting': {
    severity: 'warning',
    message: 'the post was not rendered, because rendering another one had to be ended before',
    help: 'Look at the posts that are named with `post-slow` or `post-memory` first, and build again. This post may be as slow.',
    why: 'Many such posts must not stop the build for longer than one.',
  },
  'page-waiting': {
    severity: 'error',
    about: 'post',
    message: 'the page was not read, because reading another one had to be ended before',
    help: 'Look at the pages that are named with `post-slow` or `post-memory` first, and build again. This page may be as slow.',
    why: 'Many such pages must not stop the build for longer than one.',
  },
  'post-memory': {
    severity: 'error',
    about: 'post',
    message: '{work} the post took more than {megabytes} megabytes of memory, and was ended',
    help: 'Split the post, or shorten its tables and lists.',
    why: 'One post must not fill the memory of the machine.',
  },
  'text-too-complex': {
    severity: 'error',
    about: 'post',
    message:
      'the text has so many nested or unclosed Markdown signs that reading it would take minutes',
    help: 'Split the paragraph, list or quote that begins here, or put it into a code block.',
    why: 'One such post would stop the whole build.',
  },
  'text-slow': {
    severity: 'error',
    about: 'post',
    message:
      'the text has so many Markdown signs that reading it may take more than {seconds} seconds',
    help: 'Split the paragraph, list or quote that begins here, or put it into a code block. Or give the article as `html`, which is read fast; or raise `limits.post.seconds`.',
    why: 'A handler of requests has no other thread that could be ended, and one post must not stop the server.',
  },
  'text-expands': {
    severity: 'error',
    about: 'post',
    message: 'the text has {size} characters, and its HTML would have more than {limit}',
    help: 'Write short tables and definitions: rows are filled up to the widest, and each reference repeats its address.',
    why: 'A small post that becomes megabytes fills the memory of the build, and of every reader.',
  },
  'template-syntax': {
    severity: 'warning',
    message: '{kind} that only the site itself can show are left out, {count} in all: {list}',
    help: 'Write these as plain Markdown or HTML, say in `components` what a component shows, or take the articles from the built pages. What is understood is listed in docs/syntax.md.',
    why: 'Source text of a template tells readers nothing, and what it stands for is missing in feeds.',
  },
  'mdx-broken': {
    severity: 'warning',
    message: 'the MDX cannot be read and is taken for Markdown: {reason}',
    help: 'Correct the line; the site cannot read it either.',
    why: 'Components and expressions of the text may be missing in feeds.',
  },
  'files-unread': {
    severity: 'warning',
    message: 'files that look like articles are not read, {count} in all, such as {example}',
    help: 'Convert them to Markdown or HTML, or take the articles from the built pages. Files in folders that begin with _ or . are passed over in silence.',
    why: 'An article that is passed over in silence is missing in feeds.',
  },
  'term-nameless': {
    severity: 'error',
    message: 'the {scope} `{term}` has no letter and no digit to make a path of',
    help: 'Give it another name, or remove the feeds of this scope from the config.',
    why: 'Every feed needs an address of its own.',
  },
  'term-shared': {
    severity: 'warning',
    message: '`{term}` would have the same path as `{other}`, so its feed is at {path}',
    help: 'Rename one of the two, use one name if both mean the same, or give one a `slug` in `terms` of the config.',
    why: 'Two feeds at one address would become one feed.',
  },
  'where-failed': {
    severity: 'error',
    about: 'post',
    message: 'the `where` of the feed {feed} fails for this post: {reason}',
    help: 'Allow for fields that a post may lack, as in `post.data.rating?.value`.',
    why: 'It is not known whether the post belongs in the feed.',
  },
  'feed-empty': {
    severity: 'warning',
    message: 'the feed {feed} holds no post',
    help: 'Change the `where` of the feed, or remove the feed from the config.',
    why: 'A feed that the config asks for by name is hardly meant to be empty.',
  },
  'feed-titleless': {
    severity: 'warning',
    message: 'no entry of the feed {feed} has a title',
    help: 'Write `title` in the front matter of the posts, or name the field that they have for it, with `fields` in the config. If they are notes that have none, leave them as they are.',
    why: 'Most readers list entries by their titles, and show a URL or nothing where there is none.',
  },
  'feed-path-shared': {
    severity: 'error',
    message: '{path} would be both {first} and {second}',
    help: 'Give one of the two another `path` in the config.',
    why: 'One of the two feeds would be lost.',
  },
  'page-path-shared': {
    severity: 'error',
    message: '{path} would be the page of {title}, and is {first} already',
    help: 'Give the page another name or folder with `file` or `dir` of `pages` in the config, or give one of the two feeds another `path`.',
    why: 'One of the two would be lost.',
  },
  'page-failed': {
    severity: 'error',
    message: '`render` of `pages` fails for this page: {reason}',
    help: 'Let it return the HTML of the page as a text, for pages of both kinds.',
    why: 'The page would be missing.',
  },
  'feed-large': {
    severity: 'warning',
    message: 'the feed has {size} bytes; the recommended maximum is {limit}{post}',
    help: "Lower the `limit` of the feed, or set `content: 'summary'` for it.",
    why: 'Every reader downloads all of it, again and again.',
  },
  'feed-too-large': {
    severity: 'error',
    message: 'the feed has {size} bytes; the limit is {limit}{post}',
    help: "Lower the `limit` of the feed, set `content: 'summary'` for it, or raise `sizes.error`.",
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
  'output-foreign': {
    severity: 'error',
    message: '{path} is already there and was not written by Feedwright',
    help: 'Switch off what makes it, probably {maker}; or give our file another name with `files` in the config; or allow it to be replaced: `replace: ["{path}"]`.',
    why: 'Two programs that write one file undo each other’s work, and subscribers get now one feed, now the other.',
  },
  'output-failed': {
    severity: 'error',
    message: 'the output cannot be written: {reason}',
    help: 'Check the permissions and the free space of the folder. The files that were published before are unchanged.',
    why: 'A half-written feed is a broken feed.',
  },
} as const

export interface CatalogueRow {
  readonly severity: Severity
  /** Of an error that concerns one post, so that it may be left out and the others published. */
  readonly about?: 'post'
  /** Of a warning that may be wrong for a publication, so that it may be turned off. */
  readonly isGuess?: true
  readonly message: string
  readonly help: string
  readonly why: string
}

export type Severity = 'error' | 'warning'

export type Code = keyof typeof catalogue

/** The code of an error about one post. */
export type PostErrorCode = {
  [C in Code]: (typeof catalogue)[C] extends { about: 'post'; severity: 'error' } ? C : never
}[Code]

export const postErrorCodes: readonly PostErrorCode[] = Object.entries<CatalogueRow>(
  catalogue,
).flatMap(([code, { about }]) => (about === 'post' ? [code as PostErrorCode] : []))

/** The code of a warning that may be turned off. */
export type GuessCode = {
  [C in Code]: (typeof catalogue)[C] extends { isGuess: true } ? C : never
}[Code]

export const guessCodes: readonly GuessCode[] = Object.entries<CatalogueRow>(catalogue).flatMap(
  ([code, { isGuess }]) => (isGuess ? [code as GuessCode] : []),
)

/** What the texts of a code name in braces. */
export type Arguments<C extends Code> = Record<
  Placeholder<(typeof catalogue)[C]['message']> | Placeholder<(typeof catalogue)[C]['help']>,
  string | number
>

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never
