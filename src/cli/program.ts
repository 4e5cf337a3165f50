import { readFileSync, statSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { BuildFlags } from './commands/build.ts'
import type { CacheFlags } from './commands/cache.ts'
import type { InitFlags } from './commands/init.ts'
import type { NewFlags } from './commands/new.ts'
import type { ServeFlags } from './commands/serve.ts'
import { type Exit, exit } from './exit.ts'

/** Runs the command line and returns its exit status. Commands are loaded when they are called. */
export async function run(argv: readonly string[]): Promise<Exit> {
  let status: Exit = exit.fine
  const program = new Command('feedwright')
    .description('Publishes RSS, Atom and JSON feeds of a folder of Markdown articles.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ helpWidth: 100 })
    .showSuggestionAfterError()
    .exitOverride()
  const build = buildCommand(program).action(async (flags: BuildFlags) => {
    const { runBuild } = await import('./commands/build.ts')
    status = await runBuild(flags)
  })
  initCommand(program).action(async (flags: InitFlags) => {
    const { runInit } = await import('./commands/init.ts')
    status = await runInit(flags, version())
  })
  newCommand(program).action(async (title: string, flags: NewFlags) => {
    const { runNew } = await import('./commands/new.ts')
    status = await runNew(title, flags)
  })
  serveCommand(program).action(async (flags: ServeFlags) => {
    const { runServe } = await import('./commands/serve.ts')
    status = await runServe(flags)
  })
  cacheCommand(program).action(async (flags: CacheFlags) => {
    const { runCache } = await import('./commands/cache.ts')
    status = runCache(flags)
  })
  // what the command does when it is not told what to do is what a newcomer asks about
  program.addHelpText('after', () => `\n${build.helpInformation()}${buildExamples}`)
  try {
    await program.parseAsync([...withCommand(argv)], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.usage
    reportFault(error)
    return exit.internal
  }
}

function buildCommand(program: Command): Command {
  return program
    .command('build')
    .summary('build the feeds (also what `feedwright` alone does)')
    .description('Reads the posts and writes the feeds that changed.')
    .option('--root <dir>', 'the folder of the publication', folder, '.')
    .option(
      '--config <file>',
      'the config file, from the root (default: feedwright.config.{ts,mjs,js,json})',
    )
    .option('--posts <dir>', 'the folder of the articles, from the root (default: posts)')
    .option('--out <dir>', 'the folder for the feeds, from the root (default: dist)')
    .option('--site <url>', 'where the site lives; needs no config file')
    .option('--title <text>', 'the name of the publication')
    .option('--limit <n>', 'how many posts a feed holds (default: 30)', wholeNumber)
    .option('--drafts', 'publish drafts too')
    .option('--now <time>', 'take this for the present, as in 2025-05-17T09:30:00Z', time)
    .option('--strict', 'treat warnings as errors')
    .option('--dry-run', 'say what would change, and write nothing')
    .addOption(watchOption)
    .addOption(
      new Option('--reporter <name>', 'how to report')
        .choices(['pretty', 'json', 'github'])
        .default('pretty'),
    )
    .option('--quiet', 'print problems only')
    .option('--all', 'name all places of a problem, and not only the first ten')
    .option(
      '--cache <dir>',
      'where to keep what is read and rendered, from the root (default: node_modules/.cache/feedwright)',
      name,
    )
    .option('--no-cache', 'read and render everything, and keep nothing')
    .option('--threads <n>', 'how many threads may work (default: one for each core)', wholeNumber)
    .addHelpText('after', buildExamples)
}

const buildExamples = `
Examples:
  feedwright build --site https://example.org --title "My site"
  feedwright --strict --reporter github      in CI, with a config file

Exit status: 0 fine, 1 problems in the content, 2 wrong usage or config, 70 an internal error: please report it.`

const watchOption = new Option('--watch', 'build again whenever something changes').conflicts([
  'dryRun',
  'quiet',
  'reporter',
])

function serveCommand(program: Command): Command {
  return program
    .command('serve')
    .alias('dev')
    .summary('look at the feeds while you write')
    .description(
      'Serves the feeds and a page about them, and builds them again when something changes. Nothing is written.',
    )
    .option('--root <dir>', 'the folder of the publication', folder, '.')
    .option(
      '--config <file>',
      'the config file, from the root (default: feedwright.config.{ts,mjs,js,json})',
    )
    .option('--posts <dir>', 'the folder of the articles, from the root (default: posts)')
    .option('--site <url>', 'where the site lives; needs no config file')
    .option('--title <text>', 'the name of the publication')
    .option('--limit <n>', 'how many posts a feed holds (default: 30)', wholeNumber)
    .option('--drafts', 'show drafts too')
    .option('--future', 'show posts too whose date has not come')
    .option('--port <n>', 'the port (default: the first free one from 4321)', portNumber)
    .option('--host [address]', 'open the server to other machines (default: this one only)')
    .option('--no-cache', 'read and render everything anew when it starts')
    .option('--threads <n>', 'how many threads may work (default: one for each core)', wholeNumber)
    .addHelpText(
      'after',
      `
Examples:
  feedwright serve --drafts
  feedwright serve --host --port 8080        for a reader on another machine

Exit status: 0 stopped by Ctrl+C or a signal, 2 wrong usage or config, or the port
is taken, 70 an internal error: please report it.`,
    )
}

function initCommand(program: Command): Command {
  return program
    .command('init')
    .summary('begin a publication')
    .description(
      'Asks a few questions and writes a config. What is there already is never replaced.',
    )
    .option('--root <dir>', 'the folder of the publication', folder, '.')
    .option('--url <url>', 'where the site lives')
    .option('--title <text>', 'what it is called')
    .option('--language <tag>', 'the language that it is written in, such as en or pt-BR')
    .option('--timezone <name>', 'the time zone of its dates, such as Europe/Kyiv')
    .option('--posts <dir>', 'the folder of the posts, from the root')
    .option('-y, --yes', 'ask nothing, and take the likely answers')
    .addHelpText(
      'after',
      `
Without a terminal nothing is asked. In the folder of a generator, its own config is read first.

Examples:
  feedwright init
  feedwright init --yes --url https://example.org --title "My site"

Exit status: 0 written, 1 a file cannot be written, 2 wrong usage, or there is a config already,
130 broken off.`,
    )
}

function newCommand(program: Command): Command {
  return program
    .command('new')
    .summary('write a new post')
    .description(
      'Writes a post with its front matter, in the form of the newest one. It is a draft.',
    )
    .argument('<title>', 'the title of the post, in quotes')
    .option('--root <dir>', 'the folder of the publication', folder, '.')
    .option('--config <file>', 'the config file, from the root')
    .option(
      '--posts <dir>',
      'the folder for the post, from the root (default: where the newest is)',
    )
    .option(
      '--date <date>',
      'when it comes out, as in 2026-12-24 or 2026-12-24T09:30 (default: now)',
    )
    .addHelpText(
      'after',
      `
The path of the file goes to standard output: $EDITOR "$(feedwright new "A title")"

Exit status: 0 written, 1 the file cannot be written, 2 wrong usage or config, or the file exists.`,
    )
}

function cacheCommand(program: Command): Command {
  return program
    .command('cache')
    .summary('look at what builds keep, or remove it')
    .description('Says what the cache holds, or empties it. A build without it is only slower.')
    .option('--root <dir>', 'the folder of the publication', folder, '.')
    .option(
      '--cache <dir>',
      'the folder of the cache, from the root (default: node_modules/.cache/feedwright)',
      name,
    )
    .option('--stats', 'say how much there is (what the command does anyway)')
    .option('--clear', 'remove all of it')
    .addHelpText(
      'after',
      `
Examples:
  feedwright cache --stats
  feedwright cache --clear --cache .cache`,
    )
}

/** What is no command and no question about the program is for `build`. */
function withCommand(argv: readonly string[]): readonly string[] {
  const [first = ''] = argv
  const isForBuild = first === '' || /^-(?!h$|V$|-help$|-version$)/.test(first)
  return isForBuild ? ['build', ...argv] : argv
}

function folder(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory()
  if (!isFolder) throw new InvalidArgumentError('This folder does not exist.')
  return path
}

function name(path: string): string {
  if (path === '') throw new InvalidArgumentError('It must not be empty.')
  return path
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number from 1.')
  return Number(text)
}

function time(text: string): number {
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
  const milliseconds = Date.parse(text)
  if (!isTime || Number.isNaN(milliseconds)) {
    throw new InvalidArgumentError('It must be a time with its offset, as in 2025-05-17T09:30:00Z.')
  }
  return milliseconds
}

function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return (manifest as { version: string }).version
}

function reportFault(error: unknown): void {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `feedwright failed, and that is its own fault, not yours.\nReport it with the lines below; nothing in the output folder was changed.\n\n${details}\n`,
  )
}

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('It must be a whole number up to 65535.')
  }
  return Number(text)
}
