import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { openSiteFolder } from '../config-file/index.ts'
import { attempt } from '../files/index.ts'
import {
  generators,
  homepage,
  recogniseGenerator,
  type SiteFolder,
  usualFolders,
} from '../generators/index.ts'
import { type GeneratorName, isRecord, withoutUndefined } from '../model/index.ts'
import { readGeneratorConfig } from '../project/index.ts'
import { type Answers, questionNames, questions, trimmedAnswer } from './questions.ts'

/** A folder that is to become a publication. */
export interface SiteBeginning {
  readonly generator:
    | {
        readonly name: GeneratorName
        readonly title: string
        readonly chief: string
        /** The commands that build the site with its feeds. */
        readonly build: string
        readonly out: string
      }
    | undefined
  /** What the generator’s own config says, which ours need not repeat. */
  readonly known: Partial<Answers>
  /** Answers that are likely. */
  readonly likely: Partial<Answers>
  /** Whether there is nothing in the folder that anybody works on. */
  readonly isEmpty: boolean
}

/** What a machine is set to, for its owner most likely writes in that language and zone. */
export type Machine = Pick<Answers, 'language' | 'timezone'>

/** Looks what a folder says of its site. Nothing of it is run. */
export async function siteBeginning(root: string, machine: Machine): Promise<SiteBeginning> {
  const folder = resolve(root)
  const site = await openSiteFolder(folder)
  const likely = likelyAnswers(folder, site, machine)
  const names = attempt(() => readdirSync(folder)) ?? [folder]
  const isEmpty = names.every((name) => /^\.|^(?:readme|licen[cs]e)\b/i.test(name))
  const name = recogniseGenerator(site)
  if (name === undefined) return { generator: undefined, known: {}, likely, isEmpty }
  const { value: own } = await readGeneratorConfig(folder, name)
  const { title, build } = generators[name]
  const { url, language, timezone } = own.config.site
  const posts = own.config.posts === undefined ? undefined : firstFolder(own.config.posts)
  return {
    generator: {
      name,
      title,
      chief: own.files[0] ?? 'folders',
      build,
      out: own.config.out ?? 'dist',
    },
    known: withoutUndefined({ url, title: own.config.site.title, language, timezone, posts }),
    // generators that are told no zone take this one, and the dates in addresses are of it
    likely: { ...likely, timezone: 'UTC' },
    isEmpty,
  }
}

function firstFolder(posts: unknown): string | undefined {
  const [first] = [posts].flat()
  if (typeof first === 'string') return first
  return isRecord(first) && 'dir' in first ? String(first['dir']) : undefined
}

function likelyAnswers(folder: string, site: SiteFolder, machine: Machine): Partial<Answers> {
  const urls = [homepage(site), ownDomain(site, folder), pagesOfRepository(folder)]
  const { name } = site.data('package.json')
  const answers = {
    url: urls.find((url) => url !== undefined && questions.url.problem(url) === undefined),
    title: titleFrom(typeof name === 'string' && name !== '' ? name : basename(folder)),
    ...machine,
    posts: postsFolder(site),
  }
  const fit = questionNames.map((key) => {
    const answer = trimmedAnswer(answers[key] ?? '')
    return [key, questions[key].problem(answer) === undefined ? answer : undefined] as const
  })
  return withoutUndefined(Object.fromEntries(fit))
}

/** `my-blog` is “My blog”. */
function titleFrom(name: string): string {
  const words = name
    .replace(/^@[^/]*\//, '')
    .replace(/[-_.\s]+/g, ' ')
    .trim()
  return words === '' ? 'My site' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** The domain that GitHub and others serve a folder at. */
function ownDomain(site: SiteFolder, folder: string): string | undefined {
  const file = ['CNAME', 'public/CNAME', 'static/CNAME'].find((path) => site.has(path))
  const host = file && attempt(() => readFileSync(join(folder, file), 'utf8'))?.trim()
  return host && /^[\w-]+(?:\.[\w-]+)+$/.test(host) ? `https://${host}` : undefined
}

/** Where GitHub shows the pages of a repository, unless its owner chose another address. */
function pagesOfRepository(folder: string): string | undefined {
  const config = attempt(() => readFileSync(join(folder, '.git/config'), 'utf8')) ?? ''
  const [, owner, name] =
    /\burl *= *\S*github\.com[:/]([\w-]+)\/([\w.-]+?)(?:\.git)?\s/.exec(config) ?? []
  if (owner === undefined || name === undefined) return undefined
  const host = `${owner.toLowerCase()}.github.io`
  return name.toLowerCase() === host ? `https://${host}` : `https://${host}/${name}`
}

/** The first of the usual folders that has an article. */
function postsFolder(site: SiteFolder): string {
  const folders = usualFolders(site, ['', 'content', 'src', 'src/content']).map(({ dir }) => dir)
  const isArticle = (name: string) => /\.(?:mdx?|markdown)$/i.test(name)
  return folders.find((dir) => site.list(dir).some(isArticle)) ?? folders[0] ?? 'posts'
}
