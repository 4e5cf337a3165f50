import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compiled, post, publicationOf } from './command.ts'

/** Linux has a disk that is always full. */
const fullDisk = '/dev/full'

test.skipIf(!existsSync(fullDisk)).each([
  ['a report', ['build', '--site', 'https://example.org', '--no-cache', '--reporter', 'json']],
  ['help', ['--help']],
])('%s that a full disk has lost is no success', (_, argv) => {
  const cwd = publicationOf({ 'a.md': post() })
  const disk = openSync(fullDisk, 'w')
  const { status, stderr } = spawnSync(process.execPath, [compiled, ...argv], {
    cwd,
    stdio: ['ignore', disk, 'pipe'],
    encoding: 'utf8',
  })
  closeSync(disk)
  expect(stderr).toMatch(/^feedwright cannot write its output: .*no space left.*\n$/)
  expect(status).toBe(1)
})

test.skipIf(!existsSync(fullDisk))('wrong usage stays that on a full disk', () => {
  const disk = openSync(fullDisk, 'w')
  const { status } = spawnSync(process.execPath, [compiled, '--bogus'], {
    stdio: ['ignore', 'pipe', disk],
  })
  closeSync(disk)
  expect(status).toBe(2)
})

test.skipIf(process.platform === 'win32')('a reader of the output may have enough', () => {
  const line = `"${process.execPath}" "${compiled}" --help | head -1; echo "\${PIPESTATUS[0]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' })
  expect(stdout).toBe('Usage: feedwright [options] [command]\n0\n')
  expect(stderr).toBe('')
})
