import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isObject } from '../model/index.ts'
import { isPostInputs } from '../post-values.ts'
import type { BuildOptions, FeedInput } from './options.ts'

interface OptionRule {
  /** What follows "must be" in an error. */
  readonly allowed: string
  accepts(value: unknown): boolean
}

const text: OptionRule = {
  allowed: 'a text that is not empty',
  accepts: (value) => typeof value === 'string' && value !== '',
}
const flag: OptionRule = {
  allowed: 'true or false',
  accepts: (value) => typeof value === 'boolean',
}
const count: OptionRule = {
  allowed: 'a whole number from 1',
  accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
}

/** What the config, which is checked as a whole, says may be given. */
const partOfConfig: OptionRule = { allowed: 'what the config says', accepts: () => true }
const now: OptionRule = {
  allowed: 'a valid date, or its milliseconds since 1970',
  accepts: isTime,
}
const signal: OptionRule = {
  allowed: 'an AbortSignal',
  accepts: (value) => value instanceof AbortSignal,
}

const ofBuild: Readonly<Record<keyof BuildOptions, OptionRule>> = {
  root: text,
  config: {
    allowed: 'a config, or the path of its file',
    accepts: (value) => text.accepts(value) || isObject(value),
  },
  posts: {
    allowed: 'the path of a folder, or a list or stream of posts',
    accepts: (value) => text.accepts(value) || isPostInputs(value),
  },
  out: text,
  site: text,
  title: text,
  // the config says what it may be
  limit: { allowed: 'a number', accepts: (value) => typeof value === 'number' },
  write: flag,
  cache: {
    allowed: 'the path of a folder, true or false',
    accepts: (value) => text.accepts(value) || flag.accepts(value),
  },
  threads: count,
  drafts: flag,
  future: flag,
  now,
  strict: flag,
  onProgress: { allowed: 'a function', accepts: (value) => typeof value === 'function' },
  signal,
}

const ofFeed: Readonly<Record<keyof FeedInput, OptionRule>> = {
  site: partOfConfig,
  posts: { allowed: 'a list or a stream of posts', accepts: isPostInputs },
  limit: partOfConfig,
  content: partOfConfig,
  identity: partOfConfig,
  rules: partOfConfig,
  now,
  signal,
}

/**
 * Refuses what no build can be meant by.
 *
 * @throws `TypeError` that names the option
 */
export function checkOptions(options: unknown): asserts options is BuildOptions {
  checkEach(options, ofBuild)
  const { root } = options as BuildOptions
  const isFolder = statSync(resolve(root ?? '.'), { throwIfNoEntry: false })?.isDirectory()
  if (!isFolder) throw new TypeError(`the option root must be a folder, and ${root} is none`)
}

/**
 * Refuses what no feed can be made of.
 *
 * @throws `TypeError` that names the option
 */
export function checkFeedInput(input: unknown): asserts input is FeedInput {
  checkEach(input, ofFeed)
  const { posts } = input as Partial<FeedInput>
  if (posts === undefined) throw new TypeError(`the option posts must be ${ofFeed.posts.allowed}`)
}

function checkEach(options: unknown, rules: Readonly<Record<string, OptionRule>>): void {
  if (!isObject(options)) throw new TypeError('the options must be an object')
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (rule === undefined) {
      const known = Object.keys(rules).join(', ')
      throw new TypeError(`there is no option ${name}; the options are ${known}`)
    }
    if (value !== undefined && !rule.accepts(value)) {
      throw new TypeError(`the option ${name} must be ${rule.allowed}`)
    }
  }
}

/** Whether a value is a time within the years that dates have. */
function isTime(value: unknown): boolean {
  const isKind = value instanceof Date || typeof value === 'number'
  return isKind && Math.abs(Number(value)) <= lastTime
}

/** The last time that a date can have, in milliseconds since 1970 (ECMAScript, "Time Range"). */
const lastTime = 8.64e15
