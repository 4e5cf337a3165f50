import type { AbsoluteUrl } from '../../model/index.ts'
import { codeHtml, linkHtml } from './blocks.ts'
import { type PairedTag, pairTags, parseArguments, type TagArguments } from './braces.ts'
import { type NamedSyntax, rowsByName } from './syntax-row.ts'
import { type SyntaxText, type TextRange, unfoundLinks, type Wrap } from './syntax-text.ts'

/** What constructs may refer to besides their text. */
export interface SyntaxContext {
  /** The page of the post. */
  readonly url: AbsoluteUrl
  readonly title: string | undefined
  /** The address of the site, which ends in `/`. */
  readonly site: AbsoluteUrl
  /** The path of the post’s file in the publication, where it has one. */
  readonly file?: string | undefined
  /**
   * The address of the page that a path of another file or its name means; empty or undefined where
   * there is none.
   */
  readonly resolveLink?: ((path: string) => string | undefined) | undefined
}

/** One construct that is written as a tag. */
export type TagRow = NamedSyntax &
  (
    | {
        readonly html: (
          args: TagArguments,
          context: SyntaxContext,
          name: string,
        ) => string | undefined
      }
    /** An address or a word in place of the tag. */
    | { readonly text: (args: TagArguments, context: SyntaxContext) => string | undefined }
    /** What becomes of the text between the tag and its end. */
    | { readonly wrap: (args: TagArguments, name: string) => Wrap }
    | { readonly inner: 'code' | 'dropped' | 'as it is' }
  )

/** A tag of an author. */
export interface SyntaxTag extends TextRange {
  readonly name: string
  readonly isEnd: boolean
  readonly args: string
}

/** The tags of a kind of generator. */
export interface TagLanguage {
  /** What a writer calls them. */
  readonly kind: string
  readonly rows: readonly TagRow[]
  /** Whether what an unknown tag encloses can be read without it. */
  readonly hasPlainInside: boolean
  /** Reads the tags outside code, or those in code too. */
  readonly read: (page: SyntaxText, inCodeToo?: boolean) => readonly SyntaxTag[]
}

/** Puts what they stand for into the place of all tags of a language. */
export function replaceTags(page: SyntaxText, language: TagLanguage, context: SyntaxContext): void {
  const rows = rowsByName(language.rows)
  const isClosed = ({ name, isEnd }: SyntaxTag) => {
    const row = rows.get(name)
    return !isEnd && row !== undefined && 'inner' in row
  }
  // what is within these is no part of the text, so that nothing in it may be taken for anything else
  if (language.read(page).some(isClosed)) {
    replaceClosed(page, language.read(page, true), rows)
    page.apply(true)
  }
  const { pairs, loose } = pairTags(language.read(page))
  for (const pair of pairs) replaceTag(page, pair, rows.get(pair.tag.name), language, context)
  for (const tag of loose) page.replace(tag, '')
  page.apply()
}

/** Replaces the tags whose inside must be left alone, each up to the first end of its name. */
function replaceClosed(
  page: SyntaxText,
  tags: readonly SyntaxTag[],
  rows: ReadonlyMap<string, TagRow>,
): void {
  const last = new Map<string, number>()
  for (const { name, isEnd, start } of tags) if (isEnd) last.set(name, start)
  let open: SyntaxTag | undefined
  for (const tag of tags) {
    const row = rows.get(tag.name)
    if (row === undefined || !('inner' in row)) continue
    if (open === undefined) {
      if (!tag.isEnd && !page.isKept(tag.start) && (last.get(tag.name) ?? 0) > tag.start) open = tag
      continue
    }
    if (!tag.isEnd || tag.name !== open.name) continue
    const whole = { start: open.start, end: tag.end }
    const inner = page.text.slice(open.end, tag.start)
    if (row.inner === 'code') page.replaceLines(whole, page.html(codeHtml(inner)))
    else if (row.inner === 'dropped') page.replace(whole, '')
    else page.replace(whole, inner, true)
    open = undefined
  }
}

function replaceTag(
  page: SyntaxText,
  { tag, end }: PairedTag<SyntaxTag>,
  row: TagRow | undefined,
  { kind, hasPlainInside }: TagLanguage,
  context: SyntaxContext,
): void {
  const args = parseArguments(tag.args)
  if (row !== undefined && 'wrap' in row && end !== undefined) {
    replaceBoth(page, { start: tag, end }, page.wrap(row.wrap(args, tag.name)))
    return
  }
  const hasText = end !== undefined && page.text.slice(tag.end, end.start).trim() !== ''
  const isUnwrapped = row === undefined && hasPlainInside && hasText
  let unfound: string | undefined
  const { resolveLink } = context
  const noting: SyntaxContext = {
    ...context,
    resolveLink(path) {
      const url = resolveLink?.(path) || undefined
      if (url === undefined && resolveLink !== undefined) unfound = path
      return url
    },
  }
  const known = row === undefined ? linkIn(page, args) : shownOf(page, row, args, noting, tag.name)
  const shown = isUnwrapped ? '' : known
  if (unfound !== undefined) page.noteDropped(unfoundLinks, unfound, tag.start)
  else if (shown === undefined) page.noteDropped(kind, tag.name, tag.start)
  const isText = row !== undefined && 'text' in row
  const instead = shown ?? (isText ? page.nowhere() : page.absent(tag))
  page.replace(isText ? withSite(page, tag) : tag, instead)
  if (end !== undefined) page.replace(end, '')
}

/** A tag with the address of the site before it, which the address of a post has already. */
function withSite({ text }: SyntaxText, { start, end }: TextRange): TextRange {
  const before = text.slice(Math.max(0, start - 100), start)
  const [site = ''] = /(?:\{\{-?\s*site\.(?:url|baseurl)\s*-?\}\}\/?)+$/.exec(before) ?? []
  return { start: start - site.length, end }
}

/** The link that an unknown tag surely has: its arguments name an address. */
function linkIn(page: SyntaxText, args: TagArguments): string | undefined {
  const address = args.get('url', 'href', 'link')
  if (address === undefined || !/^https?:\/\/\S+$/.test(address)) return undefined
  return page.html(linkHtml(address, args.get('title', 'text', 'name', 'label') ?? address))
}

/** What stands in the place of a tag that encloses nothing. */
function shownOf(
  page: SyntaxText,
  row: TagRow,
  args: TagArguments,
  context: SyntaxContext,
  name: string,
): string | undefined {
  if ('text' in row) return row.text(args, context)
  const html = 'html' in row ? row.html(args, context, name) : undefined
  return html ? page.html(html) : html
}

/** The places of a tag and of its end. */
interface BothTags {
  readonly start: TextRange
  readonly end: TextRange
  /** Whether they are known to stand on lines of their own; otherwise the lines tell. */
  readonly isBlock?: boolean
}

/** Tags on lines of their own enclose blocks; those within a line enclose words. */
export function replaceBoth(
  page: SyntaxText,
  { start, end, isBlock = false }: BothTags,
  { open, close }: ReturnType<SyntaxText['wrap']>,
): void {
  const areBlocks = isBlock || (isAlone(page.text, start) && isAlone(page.text, end))
  page.put(start, open, areBlocks)
  page.put(end, close, areBlocks)
}

/** Whether nothing else stands on the lines of a tag. */
export function isAlone(text: string, { start, end }: TextRange): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const next = text.indexOf('\n', end)
  return /^[ \t>]*$/.test(before) && text.slice(end, next === -1 ? undefined : next).trim() === ''
}
