import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Feed as FeedPackage } from 'feed'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Feed, type FeedOptions, type Item } from '../../src/integrations/feed/index.ts'
import { difference, factsOf } from './comparison.ts'
import { type DropInCase, differenceCases, ordinaryItem, ordinaryOptions } from './drop-in-cases.ts'
import { errorCases } from './drop-in-errors.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/drop-in.md'), 'utf8')

/** The rows of the tables below a heading of the page, as the texts of their columns. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^##+ /m).find((each) => each.startsWith(heading)) ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '))
}

/** The paths in a column such as ``RSS `item/guid`; JSON `item/id` ``. */
function patternsIn(where: string): readonly string[] {
  return where.split('; ').flatMap((part) => {
    const format = part.split(' ')[0]?.toLowerCase()
    return [...part.matchAll(/`([^`]+)`/g)].map(([, path]) => `${format} ${path}`)
  })
}

const patternsOf = (rows: readonly (readonly string[])[]) => {
  return new Map(rows.map(([what = '', where = '']) => [what, patternsIn(where)]))
}

const everyFeed = patternsOf(rowsBelow('In every feed'))
const perRow = patternsOf(['The feed', 'The items'].flatMap(rowsBelow))

/** A pattern that ends with `/*` stands for all that is below, and `item` for every item. */
function fits(path: string, pattern: string): boolean {
  const plain = path.replace(/ (item|entry)\[\d+\]/, ' $1')
  return pattern.endsWith('/*') ? plain.startsWith(pattern.slice(0, -1)) : plain === pattern
}

/** The same calls to both classes; each gets values of its own, because `feed` changes some. */
function filled({ options, item, fill }: Omit<DropInCase, 'row'>): readonly FeedPackage[] {
  return [FeedPackage, Feed].map((FeedClass) => {
    const feed = new FeedClass({ ...ordinaryOptions, ...options } as typeof ordinaryOptions)
    const own = { ...ordinaryItem, ...structuredClone(item) }
    if (item !== null) feed.addItem(own as typeof ordinaryItem)
    feed.addCategory('Things')
    feed.addContributor({ name: 'Cy', email: 'cy@example.org', link: 'https://example.org/cy' })
    fill?.(feed)
    return feed
  })
}

function differenceIn(each: Omit<DropInCase, 'row'>): readonly string[] {
  const [theirs = [], ours = []] = filled(each).map(factsOf)
  return difference(theirs, ours)
}

/** All there are in the types of `feed`: with one more or one less, this does not compile. */
const optionNames: Record<keyof FeedOptions, ''> = {
  ...{ id: '', title: '', updated: '', generator: '', language: '', ttl: '', stylesheet: '' },
  ...{ feed: '', feedLinks: '', hub: '', docs: '', podcast: '', category: '', author: '' },
  ...{ link: '', description: '', image: '', favicon: '', copyright: '' },
}
const itemNames: Record<keyof Item, ''> = {
  ...{ title: '', id: '', link: '', date: '', description: '', content: '', category: '' },
  ...{ guid: '', image: '', audio: '', video: '', enclosure: '', author: '', contributor: '' },
  ...{ published: '', copyright: '', extensions: '' },
}

const pathOf = (line: string) => line.slice(2).split(' = ')[0] ?? ''
const unique = (values: Iterable<string>) => [...new Set(values)].toSorted()

const patternsFor = ({ row, also = [] }: DropInCase) => {
  return [row, ...also].flatMap((each) => perRow.get(each) ?? [])
}

/** What differs in every feed. */
let ordinary: readonly string[] = []

/** What the row of a case is about: the rest of what differs in every feed is documented once. */
function ownDifference(each: DropInCase): readonly string[] {
  const own = patternsFor(each)
  const usual = [...everyFeed.values()].flat()
  return differenceIn(each).filter((line) => {
    if (ordinary.includes(line)) return false
    const isUsual = usual.some((pattern) => fits(pathOf(line), pattern))
    return !isUsual || own.some((pattern) => fits(pathOf(line), pattern))
  })
}

beforeAll(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] })
  ordinary = differenceIn({})
})

afterAll(() => {
  vi.useRealTimers()
})

describe('what differs from the package `feed`', () => {
  test('is documented for every feed', () => {
    const patterns = unique([...everyFeed.values()].flat())
    const paths = unique(ordinary.map(pathOf))
    expect(paths.filter((path) => !patterns.some((pattern) => fits(path, pattern)))).toEqual([])
    expect(patterns.filter((pattern) => !paths.some((path) => fits(path, pattern)))).toEqual([])
  })

  test('has a case for every row, and a row for every case', () => {
    expect(unique(differenceCases.map(({ row }) => row))).toEqual(unique(perRow.keys()))
  })

  test('is sought in every option and every field of an item', () => {
    const given = [{ options: ordinaryOptions, item: ordinaryItem }, ...differenceCases].flatMap(
      ({ options = {}, item }) => [...Object.keys(options), ...Object.keys(item ?? {})],
    )
    expect(
      Object.keys({ ...optionNames, ...itemNames }).filter((name) => !given.includes(name)),
    ).toEqual([])
  })

  test.each(differenceCases)('is documented: $row', (each) => {
    const lines = ownDifference(each)
    expect(lines).not.toEqual([])
    const patterns = patternsFor(each)
    expect(lines.filter((line) => !patterns.some((one) => fits(pathOf(line), one)))).toEqual([])
  })

  test.each([...perRow])('is all that the row says: %s', (row, patterns) => {
    const paths = differenceCases
      .filter((each) => each.row === row)
      .flatMap(ownDifference)
      .map(pathOf)
    expect(patterns.filter((one) => !paths.some((path) => fits(path, one)))).toEqual([])
  })

  test('is what it was', async () => {
    const shown = [
      ['In every feed', ...ordinary],
      ...differenceCases.map((each) => [each.row, ...ownDifference(each)]),
    ]
    const text = shown.map((lines) => `${lines.join('\n')}\n`).join('\n')
    await expect(text).toMatchFileSnapshot('drop-in-differences.txt')
  })
})

describe('where the drop-in throws', () => {
  const rows = rowsBelow('Where it throws')

  test('has a case for every row, and a row for every case', () => {
    expect(unique(errorCases.map(({ row }) => row))).toEqual(
      unique(rows.map(([what]) => what ?? '')),
    )
  })

  test.each(errorCases)('$row', ({ message, theirs, ...each }) => {
    const [feedPackage, feed] = filled(each)
    for (const serialize of [() => feed?.rss2(), () => feed?.atom1(), () => feed?.json1()]) {
      expect(serialize).toThrow(TypeError)
      expect(serialize).toThrow(message)
    }
    // what `feed` does, so that the row says it truly
    const serializers = {
      RSS: () => feedPackage?.rss2(),
      Atom: () => feedPackage?.atom1(),
      JSON: () => feedPackage?.json1(),
    }
    const possible = Object.entries(serializers).filter(([, serialize]) => {
      try {
        return serialize() !== undefined
      } catch {
        return false
      }
    })
    expect(possible.map(([name]) => name).join(', ')).toBe(theirs)
    const [, , column] = rows.find(([what]) => what === each.row) ?? []
    expect(column).toBe(`writes ${theirs}`)
  })
})
