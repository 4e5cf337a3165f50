import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findConfig } from '../config-file/index.ts'
import { attempt } from '../files/index.ts'
import { timestamp } from '../model/index.ts'
import { configText } from '../project/index.ts'
import { listPosts } from '../source/index.ts'
import { usualForm } from './post-form.ts'
import { printPost } from './print-post.ts'
import {
  type Answers,
  problemSentence,
  type QuestionName,
  questionNames,
  questions,
  trimmedAnswer,
} from './questions.ts'
import { ScaffoldError } from './scaffold-error.ts'
import { scriptChange } from './script.ts'
import { type Machine, type SiteBeginning, siteBeginning } from './site-defaults.ts'
import { type NewFile, writeNew } from './write-new.ts'

const configName = 'feedwright.config.mjs'

/** The last lines of a new config. */
const configEnd = ['pages: true,']

/** A publication that is about to begin: what is known of it, and what has to be asked. */
export interface SitePlan extends SiteBeginning {
  readonly root: string
  /** What was given, checked. */
  readonly given: Partial<Answers>
  /** What nobody said yet, in the order of the questions. */
  readonly open: readonly QuestionName[]
}

/**
 * Looks at a folder, and checks what is given of its publication.
 *
 * @throws `ScaffoldError` where there is a config already, and for a text that cannot be used
 */
export async function planSite(
  root: string,
  given: Partial<Answers>,
  machine: Machine,
): Promise<SitePlan> {
  const { value: found } = findConfig(resolve(root))
  if (found !== undefined) {
    throw new ScaffoldError(`There is a config already: ${join(root, found)}. Nothing was written.`)
  }
  const entries = questionNames.flatMap((name) => {
    const text = given[name]
    if (text === undefined) return []
    const answer = trimmedAnswer(text)
    const problem = answerProblem(root, name, answer)
    if (problem === undefined) return [[name, answer] as const]
    const subject = `\`--${name}\` is ${JSON.stringify(text)}, but it`
    throw new ScaffoldError(problemSentence(subject, problem))
  })
  const checked: Partial<Answers> = Object.fromEntries(entries)
  const beginning = await siteBeginning(root, machine)
  const open = questionNames.filter((name) => {
    return checked[name] === undefined && beginning.known[name] === undefined
  })
  return { ...beginning, root, given: checked, open }
}

/** What is wrong with an answer, as the end of a sentence. */
export function answerProblem(
  root: string,
  name: QuestionName,
  answer: string,
): string | undefined {
  const problem = questions[name].problem(answer)
  if (problem !== undefined || name !== 'posts') return problem
  const status = attempt(() => statSync(resolve(root, answer)))
  return status === undefined || status.isDirectory() ? undefined : 'is a file and no folder'
}

/** What was written for a new publication. */
export interface CreatedSite {
  readonly files: readonly { readonly file: string; readonly isNew: boolean }[]
  /** What is known of the publication now, from whomever. */
  readonly answers: Answers
  /** Whether there are posts that somebody wrote. */
  readonly hasPosts: boolean
  /** Why package.json has no script for the feeds, or what the script needs, in a sentence. */
  readonly note: string | undefined
  /** The folder of the feeds, from the root. */
  readonly out: string
}

/**
 * Writes the config of a publication, a script that builds it, and where there is no post yet, a first one.
 *
 * @param version of the program, for a new package.json
 * @throws `ScaffoldError` where an answer is missing, or a file exists; nothing is written then
 */
export async function createSite(
  plan: SitePlan,
  answers: Partial<Answers>,
  { now, version }: { readonly now: number; readonly version: string },
): Promise<CreatedSite> {
  const { root, generator, known, given } = plan
  const own = { ...plan.likely, ...answers, ...given }
  const said = { ...own, ...known, ...answers, ...given }
  const { url, title = '', language = '', posts = 'posts', timezone = 'UTC' } = said
  if (url === undefined) {
    throw new ScaffoldError(
      'It is not known where the site lives, and nothing is asked. Say it: --url https://example.org',
    )
  }
  const kept = (name: QuestionName) => {
    return known[name] === undefined || given[name] !== undefined ? own[name] : undefined
  }
  const config = configText({
    generator,
    site: {
      url: kept('url'),
      title: kept('title'),
      language: kept('language'),
      timezone: kept('timezone'),
    },
    posts: kept('posts'),
    out: generator?.out,
    more: configEnd,
  })
  const script = scriptChange(root, plan.isEmpty, version)
  const files: NewFile[] = [{ file: join(root, configName), text: config }, ...script.files]
  const isFirst = generator === undefined && !(await hasPosts(root, posts))
  if (isFirst) {
    files.push(firstPost(root, posts, { now, zone: timezone }))
  }
  writeNew(files)
  return {
    files: files.map(({ file, before }) => ({ file, isNew: before === undefined })),
    answers: { url, title, language, timezone, posts },
    hasPosts: !isFirst,
    note: script.note,
    out: generator?.out ?? 'dist',
  }
}

async function hasPosts(root: string, dir: string): Promise<boolean> {
  if (!existsSync(resolve(root, dir))) return false
  const collection = { name: 'posts', dir, include: [], exclude: [] }
  const place = { root: resolve(root), out: 'dist', collections: [collection], exclude: [] }
  const { value = [] } = await listPosts(place)
  return value.length > 0
}

/** A post that is published at once, so that there is something to look at. */
function firstPost(
  root: string,
  posts: string,
  { now, zone }: { readonly now: number; readonly zone: string },
): NewFile {
  const name = 'hello.md'
  const text = printPost(usualForm(undefined, posts), {
    title: 'Hello',
    time: timestamp(now - (now % 60_000)),
    isDay: false,
    zone,
    isDraft: false,
    body: [
      `This is the first post. It stands in \`${posts}/${name}\`: write something else here, or delete the`,
      'file when there is another one.',
      '',
      '`npx feedwright new "A title"` begins the next.',
      '',
    ].join('\n'),
  })
  return { file: join(root, posts, name), text }
}
