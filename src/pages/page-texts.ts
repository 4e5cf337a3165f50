import type { SubscribePagesConfig } from '../config/index.ts'
import { type PageBase, type PageTexts, pageTextNames } from '../model/index.ts'
import { arabic } from './texts/arabic.ts'
import { chinese } from './texts/chinese.ts'
import { english } from './texts/english.ts'
import { french } from './texts/french.ts'
import { german } from './texts/german.ts'
import { japanese } from './texts/japanese.ts'
import { spanish } from './texts/spanish.ts'
import { ukrainian } from './texts/ukrainian.ts'

/**
 * The texts of the pages, by language. Numbers stand behind a colon, because the forms of plurals differ
 * from language to language. The names of months are here and not taken from Node, whose data change with
 * its version.
 */
const table: Readonly<Record<string, PageTexts>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  ja: japanese,
  uk: ukrainian,
  zh: chinese,
}

/**
 * The texts for a page about posts in a language. Those of the site come before ours, and English stands in
 * where there are none.
 */
export function textsFor(
  language: string | undefined,
  own: SubscribePagesConfig['texts'],
): Pick<PageBase, 'language' | 'texts'> {
  const [primary = ''] = (language ?? '').toLowerCase().split('-')
  const given = { ...own.get(primary), ...own.get((language ?? '').toLowerCase()) }
  const known = table[primary]
  const texts = Object.fromEntries(
    pageTextNames.map((name) => [name, given[name] ?? (known ?? english)[name]]),
  ) as PageTexts
  const isTranslated = known !== undefined || Object.keys(given).length > 0
  return { language: isTranslated && language ? language : 'en', texts }
}

/** A text with its places filled in: `:name` in it is the value of `name`. */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/:([a-z]+)/g, (place, name: string) => String(values[name] ?? place))
}

/** A month in words, as in `May 2025`. */
export function monthText(texts: PageTexts, year: number, month: number): string {
  return fillText(texts.month, { month: monthName(texts, month), year })
}

/** A day in words, as in `17 May 2025`. */
export function dateText(
  texts: PageTexts,
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
): string {
  return fillText(texts.date, { day, month: monthName(texts, month), year })
}

function monthName({ monthNames }: PageTexts, month: number): string {
  return monthNames.split(/,\s*/)[month - 1] ?? String(month)
}
