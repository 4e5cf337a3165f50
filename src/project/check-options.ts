import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isPostInputs } from '../post-values.ts'
import type { BuildOptions } from './options.ts'

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

const rules: Readonly<Record<keyof BuildOptions, OptionRule>> = {
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
  now: { allowed: 'a valid date, or its milliseconds since 1970', accepts: isTime },
  strict: flag,
  onProgress: { allowed: 'a function', accepts: (value) => typeof value === 'function' },
  signal: { allowed: 'an AbortSignal', accepts: (value) => value instanceof AbortSignal },
}

/**
 * Refuses what no build can be meant by.
 *
 * @throws `TypeError` that names the option
 */
export function checkOptions(options: unknown): asserts options is BuildOptions {
  if (!isObject(options)) throw new TypeError('the options must be an object')
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof BuildOptions] : undefined
    if (rule === undefined) {
      const known = Object.keys(rules).join(', ')
      throw new TypeError(`there is no option ${name}; the options are ${known}`)
    }
    if (value !== undefined && !rule.accepts(value)) {
      throw new TypeError(`the option ${name} must be ${rule.allowed}`)
    }
  }
  const { root } = options as BuildOptions
  const isFolder = statSync(resolve(root ?? '.'), { throwIfNoEntry: false })?.isDirectory()
  if (!isFolder) throw new TypeError(`the option root must be a folder, and ${root} is none`)
}

/** Whether a value is a time within the years that dates have. */
export function isTime(value: unknown): boolean {
  const isKind = value instanceof Date || typeof value === 'number'
  return isKind && Math.abs(Number(value)) <= lastTime
}

/** The last time that a date can have, in milliseconds since 1970 (ECMAScript, "Time Range"). */
const lastTime = 8.64e15

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
