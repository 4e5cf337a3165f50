import { escaped, type Markup, raw } from '../xml/index.ts'

/** A text that is longer is shown without colours: a page with a hundred thousand elements is slow. */
const longest = 200_000

interface Colour {
  readonly pattern: RegExp
  /** The class of each group of the pattern. */
  readonly classes: readonly string[]
}

const markup: Colour = {
  pattern:
    /(<!--[\s\S]*?-->)|(<\/?[\w:-]+|\/?>)|([\w:-]+(?==["']))|("[^"]*"|'[^']*'(?=[\s/>]))|(&#?\w+;)/g,
  classes: ['comment', 'tag', 'name', 'value', 'reference'],
}

const json: Colour = {
  pattern:
    /("(?:[^"\\]|\\.)*"(?=\s*:))|("(?:[^"\\]|\\.)*")|(-?\b\d[\d.e+-]*\b|\btrue\b|\bfalse\b)/g,
  classes: ['name', 'value', 'tag'],
}

/** XML, HTML or JSON with its parts in elements that the style sheet colours. */
export function highlight(text: string, kind: 'markup' | 'json' | 'plain'): Markup {
  if (kind === 'plain' || text.length > longest) return raw(visible(text))
  const { pattern, classes } = kind === 'json' ? json : markup
  const parts: string[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match
    const name = classes[groups.findIndex((group) => group !== undefined)]
    parts.push(visible(text.slice(end, match.index)), `<i class="${name}">${visible(whole)}</i>`)
    end = match.index + whole.length
  }
  return raw(parts.join('') + visible(text.slice(end)))
}

/** Characters that turn the direction of a text are named, as else the order of the code would be wrong. */
function visible(text: string): string {
  return escaped(text).replace(turns, (character) => {
    return `<b>U+${character.charCodeAt(0).toString(16).toUpperCase()}</b>`
  })
}

const turns = /[\u202A-\u202E\u2066-\u2069]/g
