import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ResolvedConfig } from '../config/index.ts'
import { findConfig } from '../config-file/index.ts'
import { parseDate } from '../content/index.ts'
import { slashed } from '../files/index.ts'
import { BuildError, slugify, timestamp } from '../model/index.ts'
import { readConfig, recogniseSite } from '../project/index.ts'
import { listPosts } from '../source/index.ts'
import { dayAt } from './date-form.ts'
import { newestPost } from './newest-post.ts'
import { formLike, type PostForm, usualForm } from './post-form.ts'
import { printPost } from './print-post.ts'
import { trimmedAnswer } from './questions.ts'
import { ScaffoldError } from './scaffold-error.ts'
import { writeNew } from './write-new.ts'

export interface PostOptions {
  readonly root: string
  readonly title: string
  /** The date of the post as its writer gave it. */
  readonly date?: string | undefined
  /** The folder of the posts, if it is another than that of the config. */
  readonly posts?: string | undefined
  /** The path of the config file. */
  readonly config?: string | undefined
  /** The present, in milliseconds since 1970. */
  readonly now: number
}

export interface NewlyWritten {
  /** The path of the file, from where the process is if `root` is. */
  readonly file: string
  /** The post that it is like, from the root. */
  readonly like: string | undefined
  /** The line of the front matter that keeps it back. */
  readonly draft: string
}

/**
 * Writes a post into the folder of the posts, in the form of the newest one that is there. It is a draft.
 *
 * @throws `ScaffoldError` where the file exists, or where a text that was given cannot be used
 * @throws `BuildError` where the config is wrong
 */
export async function createPost(options: PostOptions): Promise<NewlyWritten> {
  const { root, now } = options
  const title = trimmedAnswer(options.title)
  const slug = fileSlug(title)
  const config = await configFor(options)
  const { timezone: zone } = config.site
  const date = options.date === undefined ? undefined : parseDate(options.date, zone)
  if (options.date !== undefined && date === undefined) {
    throw new ScaffoldError(
      `\`--date\` is ${JSON.stringify(options.date)}, which is not a date. Write it as 2026-12-24 or 2026-12-24T09:30.`,
    )
  }
  const { form, like } = await formIn(resolve(root), config, now)
  // a new post has no seconds, because nobody would write any
  const time = date?.time ?? timestamp(now - (now % 60_000))
  const day = date?.day ?? dayAt(time, zone)
  const text = printPost(form, {
    title,
    time,
    isDay: date?.hasTime === false,
    zone,
    isDraft: true,
    body: '',
  })
  const file = join(root, pathOf(form, day, slug))
  writeNew([{ file, text }])
  return { file, like, draft: draftLine(form, text) }
}

/** The config, for which the address of the site does not matter; without a file, that of the generator. */
async function configFor({ root, posts, config }: PostOptions): Promise<ResolvedConfig> {
  const found = config === undefined ? await recogniseSite(root) : undefined
  const { value, diagnostics } = await readConfig(resolve(root), {
    root,
    posts,
    site: 'https://site.invalid',
    config: config ?? found?.config,
  })
  if (value === undefined) throw new BuildError(diagnostics)
  const isKnown = config ?? posts ?? found ?? findConfig(resolve(root)).value
  if (isKnown === undefined && !existsSync(resolve(root, 'posts'))) {
    throw new ScaffoldError(
      'There is no config here and no folder `posts`, so it is not known where posts go. `npx feedwright init` makes a config; `--posts` names a folder.',
    )
  }
  return value.config
}

/** The form of the newest post, or else that of a first one. */
async function formIn(
  root: string,
  config: ResolvedConfig,
  now: number,
): Promise<{ readonly form: PostForm; readonly like: string | undefined }> {
  const { collections, exclude, out, generator } = config
  const folders = collections.filter(({ isPages, dir }) => {
    return !isPages && existsSync(resolve(root, dir))
  })
  const dir = slashed((folders[0] ?? collections[0])?.dir ?? '.').replace(/\/+$/, '')
  const usual = usualForm(generator, dir)
  const listed = await listPosts({ root, out, collections: folders, exclude })
  const kept = { ...config, collections: folders }
  const example = newestPost(listed.value ?? [], kept, now)
  if (example === undefined) return { form: usual, like: undefined }
  const like = slashed(join(example.dir, example.path))
  return { form: formLike(example, usual), like }
}

function pathOf(
  { folderOn, dateEnd, isBundle, ending }: PostForm,
  day: string,
  slug: string,
): string {
  const name = dateEnd === undefined ? slug : day + dateEnd + slug
  return `${folderOn(day)}/${isBundle ? `${name}/index` : name}.${ending}`
}

/** File systems take so many bytes for a name, of which the date and the ending need some. */
const slugBytes = 200

/** A slug of whole words that is short enough for the name of a file. */
function fileSlug(title: string): string {
  const slug = slugify(title)
  if (slug === '') {
    const found = title === '' ? 'is empty' : `${JSON.stringify(title)} has no letter and no digit`
    throw new ScaffoldError(`The title ${found}, so that there is no name for the file.`)
  }
  const bytes = new TextEncoder().encode(slug)
  if (bytes.length <= slugBytes) return slug
  const head = new TextDecoder().decode(bytes.subarray(0, slugBytes), { stream: true })
  return head.replace(/(?<=.)-[^-]*$/, '')
}

/** The line of the draft as it stands in the post, so that the writer finds it. */
function draftLine({ fields }: PostForm, text: string): string {
  const name = fields.find(({ value }) => value.kind === 'draft')?.name ?? 'draft'
  const line = text.split('\n').find((each) => each.trim().replace(/^"/, '').startsWith(name))
  return line?.trim().replace(/,$/, '') ?? name
}
