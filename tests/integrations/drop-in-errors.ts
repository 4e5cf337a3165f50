import { type DropInCase, ordinaryItem } from './drop-in-cases.ts'

/** A value that the drop-in refuses, in all three formats. */
export interface ErrorCase extends DropInCase {
  readonly message: string
  /** The formats that the package `feed` writes all the same. */
  readonly theirs: string
}

const example = 'which is not a web address; write https://example.org/path'

export const errorCases: readonly ErrorCase[] = [
  {
    row: 'no `title` in the options',
    options: { title: ' ' },
    message: 'Feed: options.title is missing; every format requires one',
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'no `link` in the options',
    options: { link: undefined },
    message: 'Feed: options.link is missing; give the address of the site, https://example.org/',
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'a relative `link` in the options',
    options: { link: '/blog' },
    message: `Feed: options.link is “/blog”, ${example}`,
    theirs: 'JSON',
  },
  {
    row: 'a broken address in the options',
    options: { image: 'https:///logo.png' },
    message: `Feed: options.image is “https:///logo.png”, ${example}`,
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: '`language` that is not a language tag',
    options: { language: 'en_US.UTF-8' },
    message: 'Feed: options.language is “en_US.UTF-8”, which is not a language tag such as en-GB',
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: '`updated` that is not a date',
    options: { updated: new Date('x') },
    message: 'Feed: options.updated is “Invalid Date”, which is not a date; pass a valid Date',
    theirs: 'RSS, JSON',
  },
  {
    row: 'an item without a `date`',
    item: { date: undefined, published: undefined },
    message: 'Feed: date of items[0] (“Hello”) is missing; pass a valid Date',
    theirs: 'RSS, JSON',
  },
  {
    row: 'a `date` or `published` that is not a date',
    item: { date: new Date('x') },
    message:
      'Feed: date of items[0] (“Hello”) is “Invalid Date”, which is not a date; pass a valid Date',
    theirs: 'RSS',
  },
  {
    row: 'an item without `link` and `id`',
    item: { link: undefined, id: undefined },
    message: 'Feed: items[0] (“Hello”) has no link and no id; readers need one of them',
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'a `link` that is not on the web',
    item: { link: 'mailto:jo@example.org' },
    message: `Feed: link of items[0] (“Hello”) is “mailto:jo@example.org”, ${example}`,
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'a picture with a broken address',
    item: { image: 'https:///a.png' },
    message: `Feed: image of items[0] (“Hello”) is “https:///a.png”, ${example}`,
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'a file that is not on the web',
    item: { enclosure: { url: 'magnet:?xt=urn:btih:1' } },
    message: `Feed: enclosure of items[0] (“Hello”) is “magnet:?xt=urn:btih:1”, ${example}`,
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'a file without a `url`',
    item: { enclosure: { url: '' } },
    message: 'Feed: enclosure.url of items[0] (“Hello”) is missing',
    theirs: 'JSON',
  },
  {
    row: 'two items with one id',
    fill: (feed) => feed.addItem({ ...ordinaryItem, title: 'Again' }),
    message:
      'Feed: the id of items[1] (“Again”) is “tag:example.org,2025:hello”, which is already used by items[0] (“Hello”)',
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'an extension with an unknown prefix',
    fill: (feed) => feed.addExtension({ name: 'own:mood', objects: {} }),
    message:
      'Feed: extension “own:mood” of addExtension has “own:mood”, which is not a name in a known vocabulary',
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'an extension with HTML',
    item: { extensions: [{ name: 'content:encoded', objects: { _cdata: '<p>Hello</p>' } }] },
    message: 'which is not a name in a known vocabulary',
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'an extension without a prefix that is not an object',
    fill: (feed) => feed.addExtension({ name: 'generator', objects: 'A script' as never }),
    message:
      'Feed: extension “generator” of addExtension must hold an object; a text has its place',
    theirs: 'RSS, Atom, JSON',
  },
  {
    row: 'an extension whose name has no letter',
    fill: (feed) => feed.addExtension({ name: '1', objects: {} }),
    message: 'Feed: extension “1” of addExtension must have a name such as _example',
    theirs: 'RSS, Atom, JSON',
  },
]
