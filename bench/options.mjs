import { parseArgs } from 'node:util'

/** What each scenario makes: of the site three feeds, RSS, Atom and JSON Feed. */
export const scenarios = {
  site: 'the newest 20 in three feeds',
  terms: 'the newest 20 in three feeds, and in an RSS feed for each category and tag',
  full: 'the whole history in each of three feeds',
}

export const usage = `usage: npm run bench -- [--posts N] [--rounds N] [--scenario ${Object.keys(scenarios).join('|')}]`

/** Throws an error that says what is wrong with the arguments. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      posts: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '5' },
      scenario: { type: 'string', default: 'site' },
    },
  })
  if (!Object.hasOwn(scenarios, values.scenario)) {
    const names = Object.keys(scenarios).join(', ')
    throw new Error(`--scenario must be one of ${names}, not '${values.scenario}'`)
  }
  return {
    posts: wholeNumber('--posts', values.posts),
    rounds: wholeNumber('--rounds', values.rounds),
    scenario: values.scenario,
  }
}

function wholeNumber(name, text) {
  if (!/^[1-9]\d{0,6}$/.test(text)) {
    throw new Error(`${name} must be a whole number from 1 to 9999999, not '${text}'`)
  }
  return Number(text)
}
