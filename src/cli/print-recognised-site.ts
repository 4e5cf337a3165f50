import { printable, type RecognisedSite } from '../index.ts'
import { firstOf } from './quantities.ts'
import type { RunReport } from './run-report.ts'

type Listener = Pick<RunReport, 'reporter' | 'quiet'>

/** Says which site was recognised, and what was taken from it. */
export function printRecognisedSite(
  { title, files, found }: RecognisedSite,
  listener: Listener,
): void {
  if (listener.reporter === 'json' || listener.quiet) return
  const width = Math.max(...found.map(({ name }) => name.length))
  const lines = [
    `There is no config of Feedwright here, but this looks like a site of ${title}.`,
    files.length === 0 ? 'Its folders say:' : `Its folders and ${firstOf(files, 4)} say:`,
    ...found.map(({ name, values }) => `  ${name.padEnd(width)}  ${firstOf(values, 4)}`),
    '',
  ]
  process.stderr.write(lines.map((line) => `${printable(line)}\n`).join(''))
}

/** Prints the config to keep; the file itself is for standard output. */
export function printConfig({ configText, missing }: RecognisedSite, listener: Listener): void {
  if (listener.reporter === 'json') return
  const advice =
    missing.length === 0
      ? [
          'Open the newest post in a browser. If its address is the one above, keep this as',
          'feedwright.config.mjs, and the next build writes the feeds. If it is another one, add',
          '`permalink` to it: docs/generators.md says how. If the site has had feeds whose ids are the',
          "addresses of the posts, as most generators make them, add `identity: 'permalink'`, so that",
          'readers do not show old posts as new. `npx feedwright init` writes such a file too.',
        ]
      : [
          `Keep this as feedwright.config.mjs, with ${inBackticks(missing)} as your site has it. Then`,
          '`npx feedwright --dry-run` shows the address of the newest post. If the browser has',
          'another one, add `permalink`: docs/generators.md says how. `npx feedwright init` asks for',
          'what is missing, and writes the file.',
        ]
  const lines = ['', ...advice, '']
  if (!listener.quiet) process.stderr.write(lines.map((line) => `${line}\n`).join(''))
  process.stdout.write(configText)
}

function inBackticks(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ')
}
