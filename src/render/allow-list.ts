import { type AbsoluteUrl, webUrl } from '../model/index.ts'
import { imageUrl, linkUrl } from './link-urls.ts'
import { printSrcset, readSrcset } from './srcset.ts'

/** What an attribute’s value becomes, or nothing if the attribute may not stay. */
type Check = (value: string, base: AbsoluteUrl) => string | undefined

type Checks = Readonly<Record<string, Check>>

const link: Check = linkUrl
const file: Check = (value, base) => (value.trim() === '' ? undefined : webUrl(value, base))
const pictures: Check = (value, base) => printSrcset(readSrcset(value, base)) || undefined
const words: Check = (value) => value
const flag: Check = () => ''
const integer: Check = (value) => /^\s*(-?\d{1,9})\s*$/.exec(value)?.[1]
const count: Check = (value) => /^\s*([1-9]\d{0,5})(?:px)?\s*$/.exec(value)?.[1]
const language: Check = (value) => /^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*$/i.exec(value)?.[1]
const numbering: Check = (value) => /^[1aAiI]$/.exec(value)?.[0]
const oneOf = (...allowed: readonly string[]): Check => {
  return (value) => allowed.find((each) => each === value.trim().toLowerCase())
}

const size: Checks = { width: count, height: count }
const media: Checks = { src: file, controls: flag }
const edit: Checks = { cite: file, datetime: words }
const cell: Checks = { colspan: count, rowspan: count, align: oneOf('left', 'right', 'center') }

/** What every element may have. Only footnotes have an `id` left when this table is asked. */
export const globalAttributes: Checks = {
  id: words,
  lang: language,
  dir: oneOf('ltr', 'rtl', 'auto'),
  title: words,
}

/**
 * The elements that may stand in a feed, and their attributes in the order in which they are
 * written. An element is on the list if the W3C validator has nothing to say about it and it means
 * something without styles and scripts.
 */
export const allowedElements: ReadonlyMap<string, Checks> = new Map(
  Object.entries({
    a: { href: link },
    abbr: {},
    audio: media,
    b: {},
    bdi: {},
    blockquote: { cite: file },
    br: {},
    caption: {},
    cite: {},
    code: {},
    col: { span: count },
    colgroup: { span: count },
    dd: {},
    del: edit,
    details: { open: flag },
    dfn: {},
    div: {},
    dl: {},
    dt: {},
    em: {},
    figcaption: {},
    figure: {},
    h1: {},
    h2: {},
    h3: {},
    h4: {},
    h5: {},
    h6: {},
    hr: {},
    i: {},
    img: { src: imageUrl, srcset: pictures, sizes: words, alt: words, ...size },
    ins: edit,
    kbd: {},
    li: { value: integer },
    mark: {},
    ol: { start: integer, reversed: flag, type: numbering },
    p: {},
    picture: {},
    pre: {},
    q: { cite: file },
    rp: {},
    rt: {},
    ruby: {},
    s: {},
    samp: {},
    small: {},
    source: { src: file, srcset: pictures, sizes: words, type: words, media: words },
    span: {},
    strong: {},
    sub: {},
    summary: {},
    sup: {},
    table: {},
    tbody: {},
    td: cell,
    tfoot: {},
    th: { ...cell, scope: oneOf('row', 'col', 'rowgroup', 'colgroup') },
    thead: {},
    time: { datetime: words },
    tr: {},
    track: { src: file, kind: words, srclang: language, label: words },
    u: {},
    ul: {},
    var: {},
    video: { ...media, poster: file, ...size },
    wbr: {},
  } satisfies Record<string, Checks>),
)

/** Elements that say the same as one on the list, as far as a feed is concerned. */
export const renamedElements: ReadonlyMap<string, string> = new Map([
  ...'address article aside center fieldset footer header hgroup legend main nav search section'
    .split(' ')
    .map((name) => [name, 'div'] as const),
  ['acronym', 'abbr'],
  ['bdo', 'span'],
  ['dir', 'ul'],
  ['listing', 'pre'],
  ['menu', 'ul'],
  ['plaintext', 'pre'],
  ['strike', 's'],
  ['tt', 'code'],
  ['xmp', 'pre'],
])

/** Elements whose text is no text of the article: scripts, form controls, what plug-ins show. */
export const droppedElements: ReadonlySet<string> = new Set(
  (
    'applet area base basefont bgsound button canvas clipboard-copy datalist embed frame ' +
    'frameset head iframe input keygen link math meta meter noembed noframes object optgroup ' +
    'option output param progress script select style svg template textarea title'
  ).split(' '),
)
