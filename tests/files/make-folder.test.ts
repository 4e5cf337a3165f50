import { existsSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../src/files/index.ts'
import { folderOf } from '../support/folder.ts'

test('a folder is made with those on the way to it, and each is told of', () => {
  const root = folderOf()
  const made: string[] = []
  makeFolder(join(root, 'a/b/c'), 0o700, (folder) => made.push(folder))
  expect(made).toEqual(['a', 'a/b', 'a/b/c'].map((path) => join(root, path)))
  for (const folder of made) expect(statSync(folder).mode & 0o777).toBe(0o700)
  makeFolder(join(root, 'a/b/c'), 0o700, (folder) => made.push(folder))
  expect(made).toHaveLength(3)
})

test('a file or a broken link on the way is an error', () => {
  const root = folderOf({ file: '' })
  symlinkSync('nowhere', join(root, 'link'))
  expect(() => makeFolder(join(root, 'file/a'))).toThrow('ENOTDIR')
  expect(() => makeFolder(join(root, 'link/a'))).toThrow('EEXIST')
})

test.skipIf(!existsSync('/proc/self'))('/proc takes no folder and says so at once', () => {
  expect(() => makeFolder('/proc/nowhere/.cache/feedwright')).toThrow('ENOENT')
})
