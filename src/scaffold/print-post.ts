import type { Timestamp } from '../model/index.ts'
import { type DateForm, printDate } from './date-form.ts'
import type { FrontMatterForm, NewField, PostForm } from './post-form.ts'

/** What is known of a new post. */
export interface PostFacts {
  readonly title: string
  readonly time: Timestamp
  /** Whether only the day was given. */
  readonly isDay: boolean
  readonly zone: string
  /** Whether the post is kept back until its writer is done. */
  readonly isDraft: boolean
  readonly body: string
}

/** A value in front matter: empty lists and texts are for the writer to fill in. */
interface PrintedField {
  readonly name: string
  readonly value: string | boolean | readonly string[]
  /** Whether the value is a date, which no language has quotes around. */
  readonly isDate: boolean
}

interface Language {
  readonly fences: readonly [open: string, close: string]
  print(fields: readonly PrintedField[]): readonly string[]
}

const languages: Readonly<Record<FrontMatterForm, Language>> = {
  yaml: {
    fences: ['---', '---'],
    print: (fields) =>
      fields.map(({ name, value, isDate }) => {
        return `${yamlText(name)}: ${isDate ? value : typeof value === 'string' ? yamlText(value) : JSON.stringify(value)}`
      }),
  },
  toml: {
    fences: ['+++', '+++'],
    print: (fields) =>
      fields.map(({ name, value, isDate }) => {
        const key = /^[\w-]+$/.test(name) ? name : JSON.stringify(name)
        const isBare = isDate && tomlDate.test(String(value))
        return `${key} = ${isBare ? value : JSON.stringify(value)}`
      }),
  },
  json: {
    fences: ['', ''],
    print: (fields) => {
      const data = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
      return JSON.stringify(data, null, 2).split('\n')
    },
  },
  plain: {
    fences: ['', ''],
    print: (fields) =>
      fields
        .filter(({ value }) => String(value) !== '')
        .map(({ name, value }) => `${name}: ${value}`),
  },
}

const tomlDate = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?$/

/** The text of a new post. */
export function printPost({ language, fences, fields }: PostForm, facts: PostFacts): string {
  const shown = fields.filter(({ value }) => facts.isDraft || value.kind !== 'draft')
  const { print, fences: usual } = languages[language]
  const [open, close] = fences ?? usual
  const lines = [open, ...print(shown.map((field) => printField(field, facts))), close]
  // where posts have no title in their front matter, it is their first heading
  const hasTitle = fields.some(({ value }) => value.kind === 'title')
  const heading = hasTitle ? '' : `# ${facts.title}\n\n`
  return `${lines.filter((line) => line !== '').join('\n')}\n\n${heading}${facts.body}`
}

function printField(
  { name, value }: NewField,
  { title, time, isDay, zone }: PostFacts,
): PrintedField {
  const day: DateForm = { joint: undefined, hasSeconds: false, offset: undefined }
  switch (value.kind) {
    case 'title':
      return { name, value: title, isDate: false }
    case 'date':
      return { name, value: printDate(time, isDay ? day : value.form, zone), isDate: true }
    case 'draft':
    case 'copy':
      return { name, value: value.value, isDate: false }
    case 'list':
      return { name, value: [], isDate: false }
    case 'text':
      return { name, value: '', isDate: false }
  }
}

/** A text that needs no quotes in YAML stands without them, as people write it. */
function yamlText(text: string): string {
  const isBare =
    /^\p{L}[\p{L}\p{M}\p{N} ,.!?'’()_/-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) &&
    text === text.trim()
  return isBare ? text : JSON.stringify(text)
}
