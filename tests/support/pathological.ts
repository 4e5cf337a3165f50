/**
 * Markdown that was made to cost a parser time or memory: the classes that the test suites of cmark and
 * markdown-it have, and those that were found in this project. Each makes a text of about so many
 * characters.
 */
export type Pathology = (length: number) => string

const times = (text: string, count: number) => text.repeat(Math.max(1, Math.floor(count)))

/** A text repeated to a length. */
const filled =
  (text: string): Pathology =>
  (length) =>
    times(text, length / text.length)

/** Texts that are made of a number, one after the other, until they have a length. */
function counted(length: number, make: (number: number) => string): string {
  let text = ''
  for (let number = 0; text.length < length; number++) text += make(number)
  return text
}

export const pathologies: Readonly<Record<string, Pathology>> = {
  // quotes and lists
  'list items in list items': (length) => `${times('* ', length / 2)}a`,
  'ordered items in each other': (length) => `${times('1. ', length / 3)}a`,
  'items behind tabs': (length) => `${times('-\t', length / 2)}a`,
  'quotes in quotes': (length) => `${times('> ', length / 2)}a`,
  'quotes without spaces': (length) => `${times('>', length)}a`,
  'quotes and items in turn': (length) => `${times('> - ', length / 4)}a`,
  'emphasis in deep quotes': (length) => times('>', length / 3) + times('a*', length / 3),
  'items that are indented more and more': (length) =>
    counted(length, (number) => `${times('  ', number + 1)}* a\n`),
  'blank lines in deep lists': (length) => `${times('- ', length / 4)}x${times('\n', length / 2)}`,
  'blank lines in deep lists in a quote': (length) =>
    `> ${times('- ', length / 8)}x\n${times('>\n', length / 3)}`,
  'lazy lines': filled('> a\nb\n'),
  'items after nested items': filled('- a\n  - b\n'),
  'quotes and paragraphs': filled('> a\n\nb\n\n'),
  'loose items': filled('- a\n\n'),
  'empty items': filled('-\n'),
  'empty ordered items': filled('1)\n'),
  'task items': filled('- [ ] a\n'),
  // emphasis
  'openers without closers': filled('_a '),
  'closers without openers': filled('a_ '),
  'openers and closers of two kinds': filled('*a_ '),
  'emphasis in strong emphasis': (length) =>
    `${times('*a **a ', length / 14)}b${times(' a** a*', length / 14)}`,
  'closers that fit no opener': (length) => times('*a ', length / 6) + times('_a*_ ', length / 10),
  'runs that are no multiple of three': (length) => `a**b${times('c* ', length / 3)}`,
  'one long run': (length) => `${times('*', length / 2)}a${times('*', length / 2)}`,
  'two kinds in turn': (length) => `${times('*_', length / 2)}a`,
  'stars in a word': filled('*a'),
  'strikethrough openers': filled('~~a '),
  'strikethrough of two kinds': filled('~~a~ '),
  // links
  'link openers': filled('[a'),
  'link closers': filled('a]'),
  'link openers and emphasis': filled('[ a_'),
  'link closers and emphasis': filled('*a*]'),
  'unknown footnotes and emphasis': filled('[^m]*a*'),
  'emphasis around links': filled('**x [a*b**c*](d) '),
  'brackets in brackets': (length) => `${times('[', length / 2)}a${times(']', length / 2)}`,
  'links in links': (length) => `${times('[', length / 6)}a${times('](b)', length / 6)}`,
  'images in images': (length) => `${times('![', length / 6)}a${times('](b)', length / 6)}`,
  'links that begin': filled('[ (]('),
  'images that begin': filled('![[]()'),
  'unclosed targets': filled('[a](b'),
  'unclosed targets in angles': filled('[a](<b'),
  'unclosed titles': filled('[a](b "'),
  'backticks of which one is escaped': filled('\\```a'),
  // definitions, references and footnotes
  'one long definition, many references': (length) =>
    `[a]: /u "${times('t', length / 2)}"\n\n${times('[a] ', length / 8)}`,
  'many definitions': (length) =>
    `${counted(length / 2, (number) => `[${number}]: u\n`)}\n${times('[0] ', length / 8)}`,
  'one definition again and again': filled('[a]: b\n'),
  'definitions that begin': filled('[a]: <b\n'),
  'a title without an end': (length) => `[a]: b "${times('x\n', length / 2)}`,
  'escapes in a label': (length) => `[${times('\\]', length / 2)}`,
  'footnotes and their definitions': (length) =>
    counted(length / 2, (number) => `[^${number}]: x\n\n`) +
    counted(length / 2, (number) => `[^${number}] `),
  'one footnote again and again': (length) => `[^a]: x\n\n${times('[^a] ', length / 5)}`,
  'footnotes in footnotes': (length) =>
    `[^0]\n\n${counted(length, (number) => `[^${number}]: [^${number + 1}]\n\n`)}`,
  // code, HTML and addresses
  'runs of backticks': (length) => counted(length, (number) => `e${times('\u0060', number + 1)}`),
  fences: filled('```\n'),
  'fences that open': filled('~~~a\n'),
  'comments that begin': (length) => `</${times('<!--', length / 4)}`,
  declarations: filled('<!A '),
  'instructions that begin': filled('<?'),
  'sections that begin': filled('<![CDATA['),
  'tags that begin': filled('<a '),
  'attributes that begin': filled('<a="'),
  'tags without an end': filled('<b>'),
  'formatting in paragraphs': filled('<p><b>'),
  angles: filled('<'),
  ampersands: filled('&'),
  'character references': filled('&#1;'),
  'addresses of mail': filled('a@b.'),
  'underscores before an address': (length) => `${times('a_', length / 2)}@b.c`,
  'addresses of the web': filled('www.'),
  'addresses with brackets': (length) => `http://a.b/${times('(', length)}`,
  // headings, tables and white space
  'underlined headings': filled('a\n=\n'),
  'headings and rules': filled('a\n***\n'),
  'rows that are filled up': (length) =>
    `|${times('x|', length / 6)}\n|${times('-|', length / 6)}\n${times('a\n', length / 6)}`,
  'many columns': (length) => `|${times('a|', length / 4)}\n|${times('-|', length / 4)}\n`,
  'many rows': (length) => `|a|b|\n|-|-|\n${times('|a|b|\n', length / 6)}`,
  'delimiter rows': filled('|-|\n'),
  pipes: filled('|'),
  'spaces in a line': (length) => `x${times(' ', length)}x`,
  'spaces at the ends of lines': filled('x  \n'),
  tabs: (length) => `${times('\t', length)}a`,
  'line breaks of Windows': filled('\r\n'),
  'null characters': filled('\0'),
  'one long word': filled('a'),
}
