import { isLanguage, isTimezone } from '../config/index.ts'
import { didYouMean } from '../diagnostics/index.ts'
import { webUrl } from '../model/index.ts'

/** What has to be known of a new publication. */
export interface Answers {
  readonly url: string
  readonly title: string
  readonly language: string
  readonly timezone: string
  /** The folder of the posts, from the root. */
  readonly posts: string
}

export type QuestionName = keyof Answers

export interface Question {
  readonly text: string
  /** An answer that shows the form. */
  readonly example: string
  /** What an answer must be, as the end of a sentence, where it is not; undefined where it is. */
  problem(answer: string): string | undefined
}

/** The questions in their order. Each has a flag of the same name. */
export const questions: Readonly<Record<QuestionName, Question>> = {
  url: { text: 'Where does the site live?', example: 'https://example.org', problem: urlProblem },
  title: {
    text: 'What is it called?',
    example: 'My site',
    problem: (answer) => (answer === '' ? 'must not be empty' : undefined),
  },
  language: {
    text: 'Which language is it written in?',
    example: 'en',
    problem: languageProblem,
  },
  timezone: {
    text: 'Which time zone do its dates have?',
    example: 'Europe/Kyiv',
    problem: timezoneProblem,
  },
  posts: { text: 'Which folder are the posts in?', example: 'posts', problem: folderProblem },
}

export const questionNames = Object.keys(questions) as QuestionName[]

/** A sentence of what an answer must be. */
export function problemSentence(subject: string, problem: string): string {
  return `${subject} ${problem}${problem.endsWith('?') ? '' : '.'}`
}

/** An answer without what only looks like a part of it, or gives commands to a terminal. */
export function trimmedAnswer(answer: string): string {
  return answer
    .replace(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
    .toWellFormed()
}

function urlProblem(answer: string): string | undefined {
  const whole = webUrl(answer)
  if (whole === undefined) {
    const guess = /^[^\s/:]+\.[^\s/:]+(?:[/:]\S*)?$/.test(answer)
      ? webUrl(`https://${answer}`)
      : undefined
    const example = guess?.replace(/\/$/, '') ?? questions.url.example
    return `must be a whole address with its scheme, such as ${example}`
  }
  const { username, password, search, hash, origin, pathname } = new URL(whole)
  return username + password + search + hash === ''
    ? undefined
    : `must be the address alone, such as ${origin}${pathname}`
}

function languageProblem(answer: string): string | undefined {
  const form = 'must be the tag of a language, such as en, pt-BR or uk'
  if (!isLanguage(answer)) return form
  // a tag of the right form need not be one that means a language
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  return names.of(new Intl.Locale(answer).language) === undefined ? form : undefined
}

function timezoneProblem(answer: string): string | undefined {
  if (answer !== '' && isTimezone(answer)) return undefined
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  const city = answer.replaceAll(' ', '_').toLowerCase()
  const named = zones.find((zone) => zone.toLowerCase().split('/').at(-1) === city)
  const hint = named === undefined ? didYouMean(answer, zones) : `; did you mean \`${named}\`?`
  return `must be the name of a time zone, such as Europe/Kyiv or UTC${hint}`
}

function folderProblem(answer: string): string | undefined {
  const isInside =
    answer !== '' &&
    !/^(?:[/\\]|[A-Za-z]:)/.test(answer) &&
    !answer.split(/[/\\]/).includes('..') &&
    !/[*?{]/.test(answer)
  return isInside ? undefined : 'must be a folder below that of the publication, such as posts'
}
