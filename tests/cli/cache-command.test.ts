import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn } from '../support/folder.ts'
import { feedwright, post, publicationOf, site } from './command.ts'

test('cache says what builds keep, and removes that and nothing else', async () => {
  const root = publicationOf({ 'a.md': post('title: A') })
  const cache = join(root, 'kept')
  const flags = ['--root', root, '--cache', 'kept']
  expect((await feedwright('cache', ...flags)).stdout).toMatch(/kept: nothing\n$/)
  expect(existsSync(cache)).toBe(false)

  await feedwright('build', ...flags, ...site)
  expect(filesIn(cache)).toHaveLength(3)
  writeFileSync(join(cache, 'own.txt'), 'somebody else’s')
  const stats = await feedwright('cache', '--stats', ...flags)
  expect(stats.stdout).toMatch(/kept: 1 publication, 3 files, 0\.0 MB\n$/)
  expect(filesIn(cache)).toHaveLength(4)

  const cleared = await feedwright('cache', '--clear', ...flags)
  expect(cleared).toMatchObject({ status: 0, stderr: '' })
  expect(cleared.stdout).toMatch(/kept: removed 1 publication, 3 files, 0\.0 MB\n$/)
  expect(filesIn(cache)).toEqual(['own.txt'])
})

test('a build keeps it with the packages of its project, and --no-cache keeps nothing', async () => {
  const root = publicationOf({ 'a.md': post('title: A') })
  writeFileSync(join(root, 'package.json'), '{}')
  mkdirSync(join(root, 'node_modules'))
  const build = ['build', '--root', root, ...site]
  await feedwright(...build, '--no-cache')
  expect(filesIn(join(root, 'node_modules'))).toEqual([])
  await feedwright(...build)
  expect(filesIn(join(root, 'node_modules/.cache/feedwright'))).toHaveLength(3)
})

test('its help has an example, and a mistyped flag is asked about', async () => {
  expect((await feedwright('cache', '--help')).stdout).toContain('feedwright cache --clear')
  const mistyped = await feedwright('cache', '--claer')
  expect(mistyped).toMatchObject({ status: 2, stderr: expect.stringContaining('--clear') })
})
