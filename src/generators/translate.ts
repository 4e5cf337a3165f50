/**
 * Writes a generator’s pattern of permalinks with our placeholders; undefined if it has one that we
 * have no word for.
 *
 * @param placeholders how a placeholder is written, the name alone as the first group
 * @param words ours by theirs
 */
export function translate(
  pattern: string,
  placeholders: RegExp,
  words: Readonly<Record<string, string>>,
): string | undefined {
  let isKnown = true
  const ours = pattern.replace(placeholders, (_, name: string) => {
    isKnown &&= Object.hasOwn(words, name)
    return words[name] ?? ''
  })
  return isKnown ? `/${ours.replace(/^\/+/, '')}` : undefined
}

/** The files whose name begins with a date. */
export const datedNames = '**/[0-9][0-9][0-9][0-9]-[0-9]*'
