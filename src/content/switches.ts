import { addToGroup, nearest } from '../diagnostics/index.ts'
import { asRecord, remember, wordSet } from '../model/index.ts'
import { isBlank } from './field-values.ts'
import { foldFieldName } from './fold-field-name.ts'

/**
 * What a value says of its post: that it is kept back, that nothing is in its way, or that it is kept
 * back from a date on. A value may also be unclear, so that the post is kept back to be safe, or
 * unknown, where the name mostly means something else.
 */
type Reading = 'kept back' | 'free' | 'date' | 'unclear' | 'unknown'

/** A switch by which generators, content management systems and exporters keep a post back. */
interface SwitchRow {
  /** Capitals, hyphens and underscores do not matter. A dot leads into a map. */
  readonly names: readonly string[]
  /** What the summary of a build calls such a post; undefined where it is published all the same. */
  readonly reason: string | undefined
  /** Which values keep the post back, for `docs/front-matter.md`. */
  readonly values: string
  /** What to write where the post is to be published. */
  readonly published: string
  reading(value: unknown): Reading
}

type Positions = Pick<SwitchRow, 'values' | 'published' | 'reading'>

/** Words for yes and no, in YAML of every version and in other tools. */
const on = /^(?:true|yes|on|[y1])$/i
const off = /^(?:false|no|off|never|none|[n0])$/i

/** Whether a value is a word for yes or no. */
export function isFlagWord(value: unknown): boolean {
  const word = wordOf(value)
  return on.test(word) || off.test(word)
}

export function isOff(value: unknown): boolean {
  return off.test(wordOf(value))
}

/** A value that is a word, or a list of one; otherwise empty. A map may refuse to become a text. */
function wordOf(value: unknown): string {
  if (typeof value !== 'object') return String(value).trim()
  const [word, ...others] = [value].flat(3)
  return typeof word === 'object' || others.length > 0 ? '' : String(word).trim()
}

/** @param otherwise what a value says that is no word for yes or no */
function keptIfOn(otherwise: Reading): Positions {
  return { values: 'yes', published: '`false`', reading: readingOf(on, off, otherwise) }
}

function keptIfOff(otherwise: Reading): Positions {
  return { values: 'no', published: '`true`', reading: readingOf(off, on, otherwise) }
}

function readingOf(kept: RegExp, free: RegExp, otherwise: Reading): SwitchRow['reading'] {
  return (value) => {
    const word = wordOf(value)
    return kept.test(word) ? 'kept back' : free.test(word) ? 'free' : otherwise
  }
}

/** For a switch with more positions than two, which have names. */
function keptIf(kept: string, free: string, otherwise: Reading): Positions {
  const [keptWords, freeWords] = [new Set(kept.split(', ')), new Set(free.split(', '))]
  return {
    values: kept,
    published: `\`${[...freeWords][0]}\``,
    reading(value) {
      const word = wordOf(value)
        .toLowerCase()
        .replace(/[-_ ]+/g, ' ')
      return keptWords.has(word) ? 'kept back' : freeWords.has(word) ? 'free' : otherwise
    },
  }
}

/** The state of a post, as systems with an editor export it; some gardens of notes have others. */
const statuses = {
  private:
    'private, hidden, unlisted, members, password, protected, archived, deleted, trash, trashed, inherit, inactive, disabled, skip',
  draft:
    'draft, auto draft, pending, future, scheduled, unpublished, unlaunched, wip, work in progress, in progress, review, in review, idea, todo',
  published:
    'published, publish, public, live, active, open, featured, sent, done, complete, completed, finished, final, stable, current, updated, evergreen, budding, seedling, growing, ongoing, true',
}

const statusNames = ['status', 'post_status', 'publish_status', 'publication_status']

/**
 * Every switch, and the reason that counts where a post has several comes first: `--drafts` publishes
 * what is a draft and nothing else. A post that is sent by mistake cannot be taken back, so that a
 * value in doubt keeps the post back, unless the name often means something else.
 */
export const switchTable: readonly SwitchRow[] = [
  { names: ['private', 'privat'], reason: 'private', ...keptIfOn('unclear') },
  { names: ['public', 'isPublic'], reason: 'private', ...keptIfOff('unclear') },
  {
    names: ['visibility'],
    reason: 'private',
    ...keptIf(
      'private, hidden, unlisted, none, members, paid, tiers, subscribers, internal, restricted, password',
      'public, visible, listed, published, everyone, all',
      'unclear',
    ),
  },
  {
    names: ['access'],
    reason: 'for members',
    ...keptIf(
      'members, members only, paid, premium, private, restricted, subscribers, internal',
      'public, open, free, everyone, all',
      'unclear',
    ),
  },
  {
    names: ['audience'],
    reason: 'for members',
    ...keptIf(
      'members, subscribers, paid, paying, only paid, only free, founding, private, internal',
      'everyone, all, public',
      'free',
    ),
  },
  {
    names: ['members_only', 'subscribers_only', 'paywall', 'paid', 'premium'],
    reason: 'for members',
    ...keptIfOn('free'),
  },
  {
    names: ['password'],
    values: 'any',
    reason: 'protected by a password',
    published: 'no password',
    reading: (value) => (value === false ? 'free' : 'kept back'),
  },
  {
    names: ['protected', 'encrypt', 'encrypted'],
    reason: 'protected by a password',
    ...keptIfOn('unclear'),
  },
  { names: ['hidden'], reason: 'hidden', ...keptIfOn('unclear') },
  // in Material for MkDocs it lists what a page does without, such as its navigation
  { names: ['hide'], reason: 'hidden', ...keptIfOn('free') },
  { names: ['unlisted'], reason: 'unlisted', ...keptIfOn('unclear') },
  { names: ['listed'], reason: 'unlisted', ...keptIfOff('unclear') },
  {
    names: ['build.list', '_build.list'],
    reason: 'unlisted',
    ...keptIf('never, local, false, no', 'always, true, yes', 'unclear'),
  },
  {
    names: ['build.render', '_build.render'],
    reason: 'without a page',
    ...keptIf('never, link, false, no', 'always, true, yes', 'unclear'),
  },
  { names: ['headless'], reason: 'headless', ...keptIfOn('unclear') },
  { names: ['permalink'], reason: 'without a page', ...keptIfOff('free') },
  { names: ['render', 'routable'], reason: 'without a page', ...keptIfOff('free') },
  {
    names: ['eleventyExcludeFromCollections'],
    values: 'yes, or names of collections',
    reason: 'excluded',
    published: '`false`',
    reading: (value) => (off.test(wordOf(value)) ? 'free' : 'kept back'),
  },
  {
    names: ['sitemap_exclude', 'exclude_from_sitemap'],
    reason: 'excluded',
    ...keptIfOn('unclear'),
  },
  { names: ['archived'], reason: 'archived', ...keptIfOn('unclear') },
  { names: ['deleted', 'trashed'], reason: 'deleted', ...keptIfOn('unclear') },
  {
    names: [
      ...['expires', 'expire', 'expiry', 'expiryDate', 'expireDate', 'expirationDate'],
      ...[
        'expires_at',
        'unpublishDate',
        'unpublished_at',
        'archived_at',
        'deleted_at',
        'trashed_at',
      ],
    ],
    values: 'a date that is past',
    reason: 'expired',
    published: 'a date such as 2025-05-17',
    reading: (value) => (off.test(wordOf(value)) ? 'free' : 'date'),
  },
  {
    names: ['feed'],
    reason: 'not for feeds',
    ...keptIfOff('unclear'),
    // a map has settings for the feed's entry
    reading: (value) => (asRecord(value) ? 'free' : keptIfOff('unclear').reading(value)),
  },
  {
    names: ['feeds', 'rss', 'atom', 'include_in_feed', 'include_in_rss'],
    reason: 'not for feeds',
    ...keptIfOff('free'),
  },
  {
    names: [
      'feed.excluded',
      'exclude_from_feed',
      'exclude_from_feeds',
      'exclude_from_rss',
      'feed_exclude',
      'nofeed',
      'norss',
    ],
    reason: 'not for feeds',
    ...keptIfOn('unclear'),
  },
  {
    names: statusNames,
    reason: 'private',
    ...keptIf(statuses.private, `${statuses.published}, ${statuses.draft}`, 'unknown'),
  },
  {
    names: statusNames,
    reason: 'draft',
    ...keptIf(`${statuses.draft}, false`, 'published', 'free'),
  },
  // they may also be those of a country and of a theatre
  {
    names: ['state', 'workflow_state', 'workflow', 'stage'],
    reason: 'draft',
    ...keptIf(`${statuses.draft}, private, hidden, deleted, trashed`, 'published', 'free'),
  },
  { names: ['draft', 'isDraft', 'wip', 'unpublished'], reason: 'draft', ...keptIfOn('unclear') },
  // the same name is that of a date as well
  { names: ['published', 'isPublished'], reason: 'draft', ...keptIfOff('free') },
  { names: ['publish'], reason: 'draft', ...keptIfOff('unclear') },
  { names: ['noindex', 'robotsNoIndex'], reason: undefined, ...keptIfOn('free') },
  {
    names: ['robots'],
    values: 'noindex',
    reason: undefined,
    published: '`index`',
    reading: (value) => (/\b(?:noindex|none)\b/i.test(textOf(value)) ? 'kept back' : 'free'),
  },
  { names: ['sitemap', 'searchable'], reason: undefined, ...keptIfOff('free') },
  { names: ['sitemap.disable', 'sitemap.exclude'], reason: undefined, ...keptIfOn('free') },
]

/** All words of a value that is a list of them, or the only one. */
function textOf(value: unknown): string {
  return [value].flat(3).map(wordOf).join(' ')
}

/** A switch that needs a word with its author. */
export interface SwitchFinding {
  /** The field of the front matter in which it stands. */
  readonly field: string
  readonly name: string
  readonly value: unknown
  readonly kind: 'unclear' | 'unknown' | 'near miss' | 'search'
  /** What to write instead: a value that publishes the post, or the name of the switch. */
  readonly meant: string
}

export interface CheckedSwitches {
  /** Why the post is kept back, as the summary says it. */
  readonly withheld: string | undefined
  /** Dates from which on the post is kept back. */
  readonly expiries: readonly { readonly field: string; readonly value: unknown }[]
  readonly findings: readonly SwitchFinding[]
}

/** By folded name: the rows of the table. */
const rowsByName: ReadonlyMap<string, readonly SwitchRow[]> = indexNames()

/** In a short word one wrong letter tells nothing. */
const spellings: readonly string[] = [...rowsByName.keys()].filter((name) => /^\w{5,}$/.test(name))

/** Words of their own that are but a letter away from a switch. */
const otherWords = wordSet('archive archives craft drift')

/** Where Zola and Hugo keep the fields that they do not know themselves, those of a theme. */
export const themeFields: ReadonlySet<string> = new Set(['extra', 'params'])

function indexNames(): ReadonlyMap<string, readonly SwitchRow[]> {
  const index = new Map<string, SwitchRow[]>()
  for (const row of switchTable) {
    for (const name of new Set(row.names.map(foldFieldName))) {
      addToGroup(index, name, row)
    }
  }
  return index
}

/** Whether a name is that of a switch. */
export function isSwitchName(name: string): boolean {
  return rowsByName.has(foldFieldName(name))
}

/**
 * Reads every switch of a post. Undefined where none says anything, as with nearly every post.
 *
 * @param isField whether a name is that of a field, and so not a switch in another spelling
 */
export function checkSwitches(
  data: Readonly<Record<string, unknown>>,
  isField: (name: string) => boolean,
): CheckedSwitches | undefined {
  const values = valuesIn(data)
  if (values.length === 0) return undefined
  const keeping = new Set<SwitchRow>()
  const expiries: { field: string; value: unknown }[] = []
  const findings: SwitchFinding[] = []
  for (const { field, name, value, meaning } of values) {
    const { rows, near, sound } = meaning
    const find = (kind: SwitchFinding['kind'], meant: string) => {
      findings.push({ field, name, value, kind, meant })
    }
    for (const row of rows) {
      const reading = row.reading(value)
      if (reading === 'date') expiries.push({ field, value })
      else if (reading === 'unknown') find('unknown', row.published)
      else if (reading !== 'free') {
        if (row.reason === undefined) find('search', row.published)
        else keeping.add(row)
        if (reading === 'unclear') find('unclear', row.published)
      }
    }
    if (rows.length > 0 || isField(name)) continue
    const meant = near === undefined ? undefined : nearMiss(near, value)
    if (meant !== undefined) {
      keeping.add(meant.row)
      find('near miss', meant.name)
    } else if (soundsKept(sound, value)) {
      find('unknown', '`draft: true`')
    }
  }
  if (keeping.size + expiries.length + findings.length === 0) return undefined
  const withheld = switchTable.find((row) => keeping.has(row))?.reason
  // of a post that is kept back, and of one that says itself that it is for feeds, more is no matter
  const isSettled = withheld !== undefined || on.test(wordOf(data['feed']))
  const explains = ({ kind }: SwitchFinding) => kind === 'unclear' || kind === 'near miss'
  return { withheld, expiries, findings: isSettled ? findings.filter(explains) : findings }
}

interface NamedValue {
  readonly field: string
  /** As the author writes it, with a dot where it leads into a map. */
  readonly name: string
  readonly value: unknown
  readonly meaning: Meaning
}

/** Every value whose name may be that of a switch, those in maps too. */
function valuesIn(data: Readonly<Record<string, unknown>>): readonly NamedValue[] {
  const values: NamedValue[] = []
  for (const field of Object.keys(data)) {
    const value = data[field]
    const meaning = meaningOf(field)
    if (meaning === noMeaning ? isKeptWord(value) : !isBlank(value)) {
      values.push({ field, name: field, value, meaning })
    }
    const map = asRecord(value)
    if (map !== undefined) values.push(...valuesInside(field, map))
  }
  return values
}

/** In the map of a theme any switch is one; in another map only those that the table has for it. */
function valuesInside(
  field: string,
  map: Readonly<Record<string, unknown>>,
): readonly NamedValue[] {
  return Object.entries(map).flatMap(([inner, value]) => {
    const name = `${field}.${inner}`
    const meaning = meaningOf(name)
    const isSwitch = meaning.rows.length > 0 || (meaning !== noMeaning && isOfTheme(name))
    return isSwitch && !isBlank(value) ? [{ field, name, value, meaning }] : []
  })
}

function isOfTheme(name: string): boolean {
  const dot = name.indexOf('.')
  return dot !== -1 && themeFields.has(foldFieldName(name.slice(0, dot)))
}

interface Meaning {
  readonly rows: readonly SwitchRow[]
  /** The switch that the name is a letter away from. */
  readonly near: string | undefined
  readonly sound: Sound | undefined
}

/** What the name of a switch means, or one that resembles it. */
const meaningOf = remember((name): Meaning => {
  const key = foldFieldName(isOfTheme(name) ? name.slice(name.indexOf('.') + 1) : name)
  const isShort = key.length < 5 || otherWords.has(key)
  const rows = rowsByName.get(key) ?? noRows
  const near = isShort ? undefined : nearest(key, spellings, 1)
  const sound = soundOf(name)
  const isOrdinary = rows.length === 0 && near === undefined && sound === undefined
  return isOrdinary ? noMeaning : { rows, near, sound }
})

const noRows: readonly SwitchRow[] = []
const noMeaning: Meaning = { rows: noRows, near: undefined, sound: undefined }

/** The switch that a name is meant for, if its value keeps the post back. */
function nearMiss(near: string, value: unknown): { name: string; row: SwitchRow } | undefined {
  if (typeof value === 'string' && value.length >= 20) return undefined
  const row = rowsByName.get(near)?.find((row) => {
    return row.reason !== undefined && row.reading(value) === 'kept back'
  })
  const name = row?.names.find((name) => foldFieldName(name) === near)
  return row === undefined || name === undefined ? undefined : { name, row }
}

/** Words that say that something is shown, and words that say the opposite. */
const showing = wordSet(`
  active enabled feed feeds list listed live publish published public ready released rss show visible
`)
const hiding = wordSet(`
  confidential disable disabled draft embargo embargoed encrypted exclude excluded hidden hide internal
  invisible members never no not private protected restricted secret skip unlisted unpublish unpublished
  without
`)
/** What may stand beside them where the whole post is meant, and not a part of its page. */
const aroundThem = wordSet(`
  all archive article atom be by collection collections do dont entry everywhere for from home homepage in
  include included index is it listing listings of on only page post should site the this to until
`)

type Sound = 'hiding' | 'showing' | 'embargo'

/** What the words of a name say; undefined where they are about something else. */
function soundOf(name: string): Sound | undefined {
  const words = name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[-_ ]+/)
  const hidden = words.filter((word) => hiding.has(word)).length
  const shown = words.filter((word) => showing.has(word)).length
  const isAbout = words.every(
    (word) => hiding.has(word) || showing.has(word) || aroundThem.has(word),
  )
  if (!isAbout || hidden + shown === 0) return undefined
  if (words.some((each) => /^embargo/.test(each))) return 'embargo'
  return hidden % 2 === 1 ? 'hiding' : 'showing'
}

/** What is said of a text that is not out yet, and of little else, whatever the name that it stands under. */
const keptWords: ReadonlySet<string> = new Set(
  'draft, unpublished, unlisted, embargoed, wip, work in progress, do not publish, not published'
    .split(', ')
    .flatMap((word) => [
      word,
      word.toUpperCase(),
      word.replace(/^./, (first) => first.toUpperCase()),
    ]),
)

function isKeptWord(value: unknown): boolean {
  return typeof value === 'string' && value.length < 20 && keptWords.has(value)
}

/** Whether a value keeps a whole post back, with a name that says so (`hide_from_feed: true`) or by itself. */
function soundsKept(sound: Sound | undefined, value: unknown): boolean {
  const word = wordOf(value)
  if (sound === undefined) return isKeptWord(value)
  // an embargo has a date
  if (sound === 'embargo') return !off.test(word)
  return (sound === 'hiding' ? on : off).test(word)
}
