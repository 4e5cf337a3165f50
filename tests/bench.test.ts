import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const isCompiled = existsSync(join(root, 'lib/cli/main.js'))
const needs = isCompiled ? '' : ' (skipped: there is no lib/, run `npm run compile`)'

/** The rows, in this order; where there is Hugo, it comes last. */
const commands = [
  'start node',
  'feedwright --version',
  'feedwright --help',
  'stat all',
  'read all',
  'Feedwright, cold',
  'Feedwright, nothing changed',
  'Feedwright, nothing changed, fresh times',
  'Feedwright, one post changed',
  'hand-written script',
]

function bench(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bench/run.mjs'), ...args],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

/** Whether it works. How long anything takes is nothing that a test could know. */
describe(`npm run bench${needs}`, () => {
  test.skipIf(!isCompiled).each(['site', 'terms', 'full'])('prints one table: %s', (scenario) => {
    const done = bench('--posts', '30', '--rounds', '1', '--scenario', scenario)
    expect(done).toMatchObject({ status: 0, stderr: 'round 1 of 1\n' })
    const lines = done.stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(new RegExp(`^30 posts, ${scenario}: .*; medians of 1\\.$`))
    expect(lines[1]).toContain(`node ${process.version}; feedwright `)
    const rows = lines.slice(4).map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    expect(rows[0]).toEqual(['command', 'ms', 'min–max', 'peak MiB', 'ratio'])
    expect(rows.slice(2).map(([command]) => command)).toEqual([
      ...commands,
      ...(lines[1]?.includes('; no Hugo.') ? [] : ['Hugo']),
    ])
    for (const [command, ms, spread, peak, ratio] of rows.slice(2)) {
      expect(ms, command).toMatch(/^\d+$/)
      expect(spread, command).toMatch(/^\d+–\d+$/)
      expect(peak, command).toMatch(command === 'Hugo' ? /^\d*$/ : /^[1-9]\d*$/)
      expect(ratio, command).toMatch(/^(?:\d+\.\d\d × .+)?$/)
    }
  })
})

test('npm run bench says what is wrong with an option', () => {
  const usage = 'usage: npm run bench -- [--posts N] [--rounds N] [--scenario site|terms|full]\n'
  expect(bench('--posts', '0')).toEqual({
    status: 2,
    stdout: '',
    stderr: `bench: --posts must be a whole number from 1 to 9999999, not '0'\n${usage}`,
  })
  expect(bench('--scenario', 'tags').stderr).toBe(
    `bench: --scenario must be one of site, terms, full, not 'tags'\n${usage}`,
  )
  expect(bench('1000').stderr).toMatch(/^bench: Unexpected argument '1000'.*\nusage: /)
})
