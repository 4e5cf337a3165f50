import { expect, test } from 'vitest'
import type { FormatName } from '../../src/formats/index.ts'
import type { Document } from './document.ts'
import { allDocuments } from './publications.ts'

/** What to replace in a feed, and by what. */
type Edit = readonly [found: string | RegExp, replacement: string]

/** A rule of `docs/format-rules.md` that a feed can be held against. */
export interface Rule {
  readonly id: string
  readonly says: string
  readonly formats: readonly FormatName[]
  /** What breaks the rule in a document; empty where it holds. */
  readonly violations: (document: Document) => readonly string[]
  /** Edits that break the rule. Each is made in the first feed that holds what it replaces. */
  readonly brokenBy: readonly [Edit, ...Edit[]]
}

/** Tests that every feed of every publication keeps the rules, and that each check sees a broken feed. */
export function testRules(rules: readonly Rule[]): void {
  for (const { id, says, formats, violations, brokenBy } of rules) {
    test(`${id} ${says}`, async () => {
      const broken = (await documentsIn(formats)).flatMap((document) => {
        return violations(document).map((violation) => `${document.name}: ${violation}`)
      })
      expect(broken).toEqual([])
    })
    for (const edit of brokenBy) {
      test(`${id} is broken by ${edit.map(printable).join(' → ')}`, async () => {
        const broken = edited(await documentsIn(formats), edit)
        expect(violations(broken)).not.toEqual([])
      })
    }
  }
}

function edited(documents: readonly Document[], [found, by]: Edit): Document {
  for (const document of documents) {
    const text = document.text.replace(found, by)
    if (text !== document.text) return { ...document, text }
  }
  throw new Error('no feed holds what is to be replaced')
}

function printable(found: string | RegExp): string {
  return typeof found === 'string' ? JSON.stringify(found) : String(found)
}

async function documentsIn(formats: readonly FormatName[]): Promise<readonly Document[]> {
  return (await allDocuments()).filter(({ format }) => formats.includes(format))
}

/** A message for each thing that is not as it should be. */
export function unless<Thing>(
  things: readonly Thing[],
  isRight: (thing: Thing) => boolean,
  describe: (thing: Thing) => string = String,
): readonly string[] {
  return things.filter((thing) => !isRight(thing)).map(describe)
}

/** The values that occur more than once. */
export function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
