import { relative } from 'node:path'
import { printable } from '../../index.ts'
import {
  type Answers,
  type CreatedSite,
  createSite,
  planSite,
  type SitePlan,
} from '../../scaffold/index.ts'
import { type Exit, exit } from '../exit.ts'
import { handleErrors, say } from '../say.ts'
import { ourTerminal } from '../terminal.ts'

export interface InitFlags extends Partial<Answers> {
  readonly root: string
  readonly yes?: boolean
}

/** `feedwright init`: asks what it has to know, and writes what a publication begins with. */
export async function runInit(
  { root, yes = false, ...given }: InitFlags,
  version: string,
): Promise<Exit> {
  return handleErrors({ root }, async () => {
    const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions()
    const machine = { timezone: timeZone, language: new Intl.Locale(locale).language }
    const plan = await planSite(root, given, machine)
    const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true
    if (plan.generator !== undefined) {
      say(
        `This looks like a site of ${plan.generator.title}. What its own config says need not be said again.`,
      )
      process.stderr.write('\n')
    }
    const answers = await answersFor(plan, isTerminal && !yes)
    if (answers === undefined) {
      say('Nothing was written.')
      return exit.interrupted
    }
    const made = await createSite(plan, answers, { now: Date.now(), version })
    conclude(plan, made)
    return exit.fine
  })
}

/** What likely answers do not say is asked, where there is somebody to ask. */
async function answersFor(plan: SitePlan, isAsked: boolean): Promise<Partial<Answers> | undefined> {
  if (!isAsked || plan.open.length === 0) return {}
  const { askFor } = await import('../ask.ts')
  return askFor(plan)
}

/** Says what was written, and what to do next. */
function conclude({ generator }: SitePlan, made: CreatedSite): void {
  const { answers, hasPosts, note, out } = made
  const { title, url, language, timezone } = answers
  listFiles(made)
  process.stderr.write('\n')
  say(`The site is “${title}” at ${url}. Its language is ${language}, its time zone ${timezone}.`)
  if (note !== undefined) say(note)
  if (hasPosts) {
    say(
      'A build names the address of the newest post. If your browser has another one, or if the site has had feeds before, read docs/generators.md.',
    )
  }
  const { paint } = ourTerminal()
  const command = (text: string, purpose: string) => {
    process.stderr.write(`    ${paint.bold(text)}\n`)
    say(purpose, '      ', paint.dim)
  }
  process.stderr.write('\n  Next:\n')
  command('npx feedwright serve', 'shows the feeds as readers will see them')
  command(inShell(generator?.build ?? 'npx feedwright build'), `writes them to ${out}`)
}

/** A script of package.json finds the programs of node_modules by their names, and a shell does not. */
function inShell(script: string): string {
  return script.includes('npx ') ? script : script.replace(/^|(?<=&& )/g, 'npx ')
}

function listFiles({ files }: CreatedSite): void {
  const { paint } = ourTerminal()
  const width = files.every(({ isNew }) => isNew) ? 3 : 7
  for (const { file, isNew } of files) {
    const label = isNew ? paint.green('new'.padEnd(width)) : paint.yellow('changed')
    process.stderr.write(`  ${label}  ${printable(relative('', file))}\n`)
  }
}
