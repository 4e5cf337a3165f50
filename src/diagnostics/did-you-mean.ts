/**
 * The candidate that differs least from a text; undefined where all differ in more than `limit`
 * letters.
 */
export function nearest(
  text: string,
  candidates: Iterable<string>,
  limit: number,
): string | undefined {
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase(), limit)
    if (distance <= limit && (best === undefined || distance < best.distance)) {
      best = { candidate, distance }
    }
  }
  return best?.candidate
}

/**
 * `; did you mean …?`, to be put behind a message; empty where no candidate is near enough.
 *
 * @param nameOf the full name of a candidate
 */
export function didYouMean(
  text: string,
  candidates: Iterable<string>,
  nameOf: (candidate: string) => string = (candidate) => candidate,
): string {
  const limit = text.length > 7 ? 3 : text.length > 4 ? 2 : 1
  const candidate = nearest(text, candidates, limit)
  return candidate === undefined ? '' : `; did you mean \`${nameOf(candidate)}\`?`
}

/**
 * Insertions, deletions, replacements and swaps of neighbours. Above the limit the result is not
 * exact.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let previous: number[] = []
  let current = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (current[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (current[j - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, (previous[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    previous = current
    current = next
  }
  return current[b.length] ?? limit + 1
}
