import { type AbsoluteUrl, webUrl, wordSet } from '../model/index.ts'
import { imageUrl, linkUrl } from './allowed-urls.ts'
import { parseSrcset, printSrcset } from './srcset.ts'

/** Gives the value that an attribute gets, or undefined if the attribute must go. */
type AttributeFilter = (value: string, base: AbsoluteUrl) => string | undefined

type AttributeFilters = Readonly<Record<string, AttributeFilter>>

const file: AttributeFilter = (value, base) => {
  return value.trim() === '' ? undefined : webUrl(value, base)
}
const srcset: AttributeFilter = (value, base) => printSrcset(parseSrcset(value, base)) || undefined
const anyText: AttributeFilter = (value) => value
const flag: AttributeFilter = () => ''
const language = matching(/^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*$/i)
const integer = matching(/^\s*(-?\d{1,9})\s*$/)
const count = matching(/^\s*([1-9]\d{0,5})(?:px)?\s*$/)
const listStyle = matching(/^([1aAiI])$/)

/** Lets the first group of a pattern through. */
function matching(pattern: RegExp): AttributeFilter {
  return (value) => pattern.exec(value)?.[1]
}

function oneOf(...allowed: readonly string[]): AttributeFilter {
  return (value) => allowed.find((each) => each === value.trim().toLowerCase())
}

const size: AttributeFilters = { width: count, height: count }
const player: AttributeFilters = { src: file, controls: flag }
const edit: AttributeFilters = { cite: file, datetime: anyText }
const cell: AttributeFilters = {
  colspan: count,
  rowspan: count,
  align: oneOf('left', 'right', 'center'),
}

/**
 * The attributes that every element may have. An `id` is left only on footnotes and on references
 * to them: the step for footnotes comes before this list and removes all others.
 */
export const globalAttributes: AttributeFilters = {
  id: anyText,
  lang: language,
  dir: oneOf('ltr', 'rtl', 'auto'),
  title: anyText,
}

/**
 * The elements that may stand in a feed, and their attributes in the order in which they are
 * printed. An element is on the list if the W3C validator accepts it and it means something without
 * styles and scripts.
 */
export const allowedElements: ReadonlyMap<string, AttributeFilters> = new Map(
  Object.entries({
    a: { href: linkUrl },
    abbr: {},
    audio: player,
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
    img: { src: imageUrl, srcset, sizes: anyText, alt: anyText, ...size },
    ins: edit,
    kbd: {},
    li: { value: integer },
    mark: {},
    ol: { start: integer, reversed: flag, type: listStyle },
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
    source: { src: file, srcset, sizes: anyText, type: anyText, media: anyText },
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
    time: { datetime: anyText },
    tr: {},
    track: { src: file, kind: anyText, srclang: language, label: anyText },
    u: {},
    ul: {},
    var: {},
    video: { ...player, poster: file, ...size },
    wbr: {},
  } satisfies Record<string, AttributeFilters>),
)

/** Elements that mean the same in a feed as another one, which is on the list. */
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

/** Elements whose text is not text of the article: scripts, form controls, content of plug-ins. */
export const droppedElements: ReadonlySet<string> = wordSet(`
  applet area base basefont bgsound button canvas clipboard-copy datalist embed frame frameset
  head iframe input keygen link math meta meter noembed noframes object optgroup option output
  param progress script select style svg template textarea title
`)
