import type { PageTexts, Post } from '../model/index.ts'
import { html, type Markup } from '../xml/index.ts'
import { fillText, monthText } from './page-texts.ts'

/** A month as a number of months since year 0. */
type Month = number

/** So many months are shown. */
const span = 12

export function monthOf(time: number): Month {
  const date = new Date(time)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** How many posts there were in each of the twelve months that end with one, the oldest first. */
export function countByMonth(
  posts: readonly Pick<Post, 'published'>[],
  last: Month,
): readonly number[] {
  const counts = Array.from({ length: span }, () => 0)
  for (const { published } of posts) {
    const place = span - 1 - (last - monthOf(published))
    if (place >= 0 && place < span) counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

/** `2025-05` */
export function monthName(month: Month): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

const height = 24

/** Bars of the numbers of posts, each month a bar, with what they say in words. */
export function monthsPicture(
  counts: readonly number[],
  lastMonth: string,
  texts: PageTexts,
): Markup {
  const most = Math.max(1, ...counts)
  const bars = counts.flatMap((count, index) => {
    const length = Math.max(2, Math.round((count / most) * height))
    return count === 0 ? [] : [`M${index * 7 + 2} ${height}v-${length}`]
  })
  const [year = 0, month = 0] = lastMonth.split('-').map(Number)
  const last = monthText(texts, year, month)
  const label = fillText(texts.months, { month: last, counts: counts.join(', ') })
  const width = span * 7 - 3
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}"><path d="${bars.join('')}"/></svg>`
}
