import { fieldsNamed } from './fields.ts'
import { foldFieldName } from './fold-field-name.ts'
import type { FrontMatterLanguage } from './front-matter-languages.ts'
import { dateOfPath, parsePostPath } from './post-path.ts'
import { isSwitchName } from './switches.ts'

/** Front matter as it stands in the text of a file, not parsed yet. */
export interface FrontMatterPart {
  readonly language: FrontMatterLanguage
  /** The text that the language’s parser is given, and its offset in the file’s text. */
  readonly source: string
  readonly start: number
  readonly end: number
}

/**
 * The fields that a text begins with although no fence opens them: lines such as `Title: x` up to the
 * first empty one, as Pelican has them; YAML that only a second fence ends, and JSON without braces
 * that `;;;` ends, as Hexo takes them. An article may begin with a colon in its first line as well, so
 * that such lines are fields only where a title is one of them, and a date or a switch another; or a
 * title, in a file whose path has the date.
 *
 * @param longest a head with more characters is not looked at any further, and is given with all that follows
 */
export function unfencedFrontMatter(
  text: string,
  file: string,
  longest: number,
): FrontMatterPart | undefined {
  const start = text.lastIndexOf('\n', text.search(/\S|$/)) + 1
  return jsonHead(text, start) ?? lineHead(text, start, { file, longest })
}

const jsonStart = /(?:;{3,}[ \t]*\n\s*)?"[^"\n]*"[ \t]*:/y
const jsonEnd = /\n;{3,}[ \t]*(?:\n|$)/g

function jsonHead(text: string, start: number): FrontMatterPart | undefined {
  jsonStart.lastIndex = start
  const [opening] = jsonStart.exec(text) ?? []
  if (opening === undefined) return undefined
  const first = start + (opening.startsWith(';') ? opening.indexOf('\n') : 0)
  jsonEnd.lastIndex = first
  const closing = jsonEnd.exec(text)
  if (closing === null) return undefined
  const source = `{${text.slice(first, closing.index)}\n}`
  return { language: 'json', source, start: first - 1, end: closing.index + closing[0].length }
}

/** A line that is a field of its own. */
const fieldLine = /^([\w-]+)[ \t]*:(?:[ \t]|$)/
/** A line that goes on with the value before. */
const innerLine = /^[ \t]+\S/
/** What YAML may have besides: items at the margin, comments, ends of lists, and empty lines. */
const yamlLine = /^(?:-[ \t]|#|[\]}]|[ \t]*$)/

function lineHead(
  text: string,
  start: number,
  { file, longest }: { readonly file: string; readonly longest: number },
): FrontMatterPart | undefined {
  if (!fieldLine.test(lineAt(text, start))) return undefined
  /** Where the lines end that are all fields. */
  let plainEnd: number | undefined
  const plainNames: string[] = []
  const names: string[] = []
  /** Whether nothing but empty lines has followed them. */
  let isPlain = true
  for (let at = start; at < Math.min(text.length, start + longest); ) {
    const line = lineAt(text, at)
    if (/^-{3,}[ \t]*$/.test(line)) {
      if ((isPlain && plainEnd !== undefined) || !isHead(names, file)) break
      const end = Math.min(at + line.length + 1, text.length)
      return { language: 'yaml', source: text.slice(start, at), start, end }
    }
    const [, name] = fieldLine.exec(line) ?? []
    const isField = name !== undefined || innerLine.test(line)
    if (!isField) plainEnd ??= at
    if (!isField && !yamlLine.test(line)) break
    if (plainEnd !== undefined && line.trim() !== '') isPlain = false
    if (name !== undefined) names.push(name)
    if (name !== undefined && plainEnd === undefined) plainNames.push(name)
    at += line.length + 1
  }
  if (!isHead(plainNames, file)) return undefined
  const source = text.slice(start, plainEnd)
  // the empty line belongs to the head
  const end = start + source.length
  return { language: 'plain', source, start, end: text[end] === '\n' ? end + 1 : end }
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end === -1 ? text.length : end)
}

function isHead(names: readonly string[], file: string): boolean {
  if (!names.some((name) => foldFieldName(name) === 'title')) return false
  return (
    dateOfPath(parsePostPath(file)) !== undefined ||
    names.some((name) => isSwitchName(name) || fieldsNamed(name).includes('date'))
  )
}
