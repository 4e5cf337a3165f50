import { join } from 'node:path/posix'
import { expect, test } from 'vitest'
import { joinPath } from '../../src/model/index.ts'

test.each([
  ['', 'rss.xml'],
  ['./dist', 'a/b', 'rss.xml'],
  ['../dist', '../x'],
  ['/srv/../..', 'rss.xml'],
  ['dist', 'a//b/./c', '..', 'rss.xml'],
  ['', ''],
])('%j, %j … is joined as Node joins it', (...parts) => {
  expect(joinPath(...parts)).toBe(join(...parts))
})
