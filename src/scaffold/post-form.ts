import { checkFields, parsePostPath } from '../content/index.ts'
import { generators, type NewPost } from '../generators/index.ts'
import type { FieldName, GeneratorName } from '../model/index.ts'
import { type DateForm, dateFormOf, timeWithOffset } from './date-form.ts'

/** What stands under a name in the front matter of a new post. */
export type NewValue =
  | { readonly kind: 'title' }
  | { readonly kind: 'date'; readonly form: DateForm }
  | { readonly kind: 'draft'; readonly value: boolean | string }
  /** For the writer to fill in. */
  | { readonly kind: 'list' | 'text' }
  | { readonly kind: 'copy'; readonly value: string }

export interface NewField {
  readonly name: string
  readonly value: NewValue
}

/** How a new post is written: where it lies, what its file is called, and its front matter. */
export interface PostForm {
  /** The folder, from the root. It may have the date of the post in it. */
  readonly folderOn: (day: string) => string
  /** What stands between the date and the slug in the name of the file; undefined for a name without a date. */
  readonly dateEnd: string | undefined
  /** Whether a post is the `index.md` of its own folder. */
  readonly isBundle: boolean
  readonly ending: string
  readonly language: FrontMatterForm
  /** The lines around the front matter, if they are others than the language usually has. */
  readonly fences: readonly [open: string, close: string] | undefined
  readonly fields: readonly NewField[]
}

export type FrontMatterForm = 'yaml' | 'toml' | 'json' | 'plain'

const usual: NewPost = {
  folder: '',
  isDated: false,
  frontMatter: 'yaml',
  draft: ['draft', true],
}

/** The form of the first post of a site. */
export function usualForm(generator: GeneratorName | undefined, dir: string): PostForm {
  const row = generator === undefined ? usual : { ...usual, ...generators[generator].newPost }
  const { folder, isDated, frontMatter, draft } = row
  const isThere = folder === '' || dir.split('/').at(-1) === folder
  const isPlain = frontMatter === 'plain'
  const [name, value] = draft
  return {
    folderOn: () => (isThere ? dir : `${dir}/${folder}`),
    dateEnd: isDated ? '-' : undefined,
    isBundle: false,
    ending: 'md',
    language: frontMatter,
    fences: undefined,
    fields: [
      { name: isPlain ? 'Title' : 'title', value: { kind: 'title' } },
      { name: isPlain ? 'Date' : 'date', value: { kind: 'date', form: timeWithOffset } },
      { name, value: { kind: 'draft', value } },
    ],
  }
}

/** A post of the site, which new ones are to be like. */
export interface ExamplePost {
  /** The folder of its collection, from the root, and its path from there. */
  readonly dir: string
  readonly path: string
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
  /** What the config calls fields. */
  readonly names: Parameters<typeof checkFields>[1]
}

/** The form that a post of the site has, as far as others may have it too. */
export function formLike(example: ExamplePost, usual: PostForm): PostForm {
  const { dir, path, text, data, names } = example
  const { folder, name, date, isBundle } = parsePostPath(path)
  const { isGiven, nameOf } = checkFields(data, names)
  const own = (field: FieldName) => (isGiven(field) ? nameOf(field) : undefined)
  const dateName = own('date')
  const fields = Object.entries(data).flatMap(([name, value]): readonly NewField[] => {
    const found = valueFor(name, value, own)
    return found === undefined ? [] : [{ name, value: found }]
  })
  const drafts = usual.fields.filter(({ value }) => value.kind === 'draft')
  const isMarked = fields.some(({ value }) => value.kind === 'draft')
  const ending = /\.(mdx?|markdown)$/.exec(path)?.[1] ?? 'md'
  const day = date ?? (dateName && /^\d{4}-\d{2}-\d{2}/.exec(String(data[dateName]))?.[0])
  return {
    folderOn: (other) => {
      const parts = folder === '' ? [] : folder.split('/')
      return [dir, ...(day === undefined ? parts : withDay(parts, day, other))].join('/')
    },
    dateEnd: date === undefined ? undefined : (/^[-_ ]+/.exec(name.slice(date.length))?.[0] ?? '-'),
    isBundle,
    ending,
    ...fencesOf(text),
    fields: isMarked ? fields : [...fields, ...drafts],
  }
}

const keptBack: Readonly<Record<string, boolean>> = {
  draft: true,
  isdraft: true,
  unpublished: true,
  published: false,
  ispublished: false,
}

/** What a new post has under a name; undefined for what only its writer can know. */
function valueFor(
  name: string,
  value: unknown,
  own: (field: FieldName) => string | undefined,
): NewValue | undefined {
  if (name === own('title')) return { kind: 'title' }
  if (name === own('date')) return { kind: 'date', form: dateFormOf(String(value)) }
  const draft = keptBack[name.toLowerCase()]
  if (draft !== undefined && typeof value === 'boolean') return { kind: 'draft', value: draft }
  if (name === own('tags') || name === own('categories')) return { kind: 'list' }
  if (name === own('summary')) return { kind: 'text' }
  // without it, the templates of some generators make no page
  return name === 'layout' && typeof value === 'string' ? { kind: 'copy', value } : undefined
}

/** Folders that are the date of a post are that of the next one there: `2025/05` becomes `2026/11`. */
function withDay(parts: readonly string[], day: string, other: string): readonly string[] {
  const [before, after] = [day.split('-'), other.split('-')]
  let next = 0
  return parts.map((part) => {
    if (next === 0 && (part === day || part === day.slice(0, 7))) return other.slice(0, part.length)
    if (part !== before[next]) return part
    next++
    return after[next - 1] ?? part
  })
}

function fencesOf(text: string): Pick<PostForm, 'language' | 'fences'> {
  const first = /^\s*([^\n]*)/.exec(text.replace(/^\uFEFF/, ''))?.[1]?.trim() ?? ''
  const [, fence = '', name = ''] = /^(---|\+\+\+)\s*(\w*)$/.exec(first) ?? []
  if (fence === '') return { language: first.startsWith('{') ? 'json' : 'plain', fences: undefined }
  const named = /^(?:yaml|yml|toml|json)$/i.test(name) ? name.toLowerCase() : ''
  const language = named === '' ? (fence === '---' ? 'yaml' : 'toml') : named.replace('yml', 'yaml')
  return { language: language as FrontMatterForm, fences: [first, fence] }
}
