import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filesIn, folderOf } from '../support/folder.ts'
import { feedwright, post, publicationOf, site } from './command.ts'

test.each([
  ['an unknown flag', ['--colour'], "unknown option '--colour'"],
  ['a flag without its value', ['--site'], "'--site <url>' argument missing"],
  ['an argument too many', ['posts'], 'too many arguments'],
  [
    'a reporter that does not exist',
    ['--reporter', 'xml'],
    'Allowed choices are pretty, json, github',
  ],
  ['a limit of none', ['--limit', '0'], 'whole number from 1'],
  ['a limit that is no number', ['--limit', 'ten'], 'whole number from 1'],
  ['a day for a time', ['--now', '2025-05-17'], '2025-05-17T09:30:00Z'],
  ['a time without an offset', ['--now', '2025-05-17T09:30:00'], 'with its offset'],
  [
    'a root that does not exist',
    ['--root', '/nope'],
    "'/nope' is invalid. This folder does not exist",
  ],
  ['a root that is a file', ['--root', 'package.json'], 'This folder does not exist'],
  ['a time that never is', ['--now', '2025-13-17T09:30:00Z'], 'It must be a time'],
])('%s is wrong usage', async (_, argv, message) => {
  const root = folderOf()
  const { status, stdout, stderr } = await feedwright('--root', root, ...argv)
  expect(stderr).toContain(message)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(filesIn(root)).toEqual([])
})

test.each([
  [['--sit', 'https://example.org'], '--site'],
  [['--dryrun'], '--dry-run'],
  [['build', '--draft'], '--drafts'],
  [['--reportr', 'json'], '--reporter'],
  [['biuld'], 'build'],
  [['buidl', '--drafts'], 'build'],
  [['halp'], 'help'],
])('%j is asked about: did you mean %s?', async (argv, meant) => {
  const { status, stdout, stderr } = await feedwright(...argv)
  expect(stderr).toMatch(new RegExp(`did you mean .?${meant}\\W`, 'i'))
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
})

test('a word that is near to nothing gets no suggestion', async () => {
  const { status, stderr } = await feedwright('publish')
  expect(stderr).toContain("unknown command 'publish'")
  expect(stderr).not.toMatch(/did you mean/i)
  expect(status).toBe(2)
})

test.each([[['build', '--help']], [['help', 'build']], [['--help']], [['-h']], [['help']]])(
  '%j shows every flag, an example and what the exit statuses mean',
  async (argv) => {
    const { status, stdout, stderr } = await feedwright(...argv)
    const flags =
      'root config posts out site title limit drafts now strict dry-run watch reporter quiet cache no-cache threads'.split(
        ' ',
      )
    for (const flag of flags) expect(stdout).toContain(`--${flag}`)
    expect(stdout).toMatch(/Examples?:\s+feedwright build --site https:/)
    expect(stdout).toMatch(/Exit status: 0 .*, 1 .*, 2 .*, 70 /)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  },
)

test('--help lists the commands', async () => {
  const { status, stdout } = await feedwright('--help')
  expect(stdout).toContain('`feedwright` alone')
  expect(stdout).toMatch(/^Usage: feedwright /)
  expect(stdout).toMatch(/Commands:\s+build /)
  expect(status).toBe(0)
})

test.each(['--version', '-V'])('%s is the version of the package', async (flag) => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  expect(await feedwright(flag)).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('build is what the command does when it is not told what to do', async () => {
  const [one, other] = [publicationOf({ 'a.md': post() }), publicationOf({ 'a.md': post() })]
  expect((await feedwright('build', ...site, '--root', one)).status).toBe(0)
  expect((await feedwright(...site, '--root', other)).status).toBe(0)
  expect(filesIn(one)).toContain('dist/rss.xml')
  expect(filesIn(other)).toEqual(filesIn(one))
})
