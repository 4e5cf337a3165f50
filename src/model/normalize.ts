/** The marks of a letter that are more than any script has. */
const furtherMarks = /(?<=\p{M}{30})\p{M}+/gu

/** For a shorter text, the square of its length is little. */
const long = 20_000

/**
 * As `normalize`, which takes the square of the number of marks on a letter: a hostile text has a million.
 * Those that are more than any script has are left out of a long text.
 */
export function normalize(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  return (text.length > long ? text.replace(furtherMarks, '') : text).normalize(form)
}
