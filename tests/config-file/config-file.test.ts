import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileFunction, constants } from 'node:vm'
import { beforeEach, expect, test, vi } from 'vitest'
import { faultOf } from '../../src/config-file/evaluate-config.ts'
import { findConfig } from '../../src/config-file/index.ts'
import { folderOf } from '../support/folder.ts'

/** Node's own import: the one of the tests parses files in its own way. */
const nodeImport = compileFunction('return import(url)', ['url'], {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as (url: string) => Promise<unknown>

/** Node warns that this way of importing is experimental: it is the test's alone. */
beforeEach(() => {
  const warning = vi.spyOn(process, 'emitWarning').mockReturnValue(undefined)
  return () => warning.mockRestore()
})

const broken = 'export default {\n  site: {} limit: 5,\n}\n'

test.each([
  ['cannot be parsed', broken, { line: 2, column: 12 }],
  ['throws', '\n  missing()', { line: 2, column: 3 }],
  ['asks a module for what it has not', "import { no } from 'node:fs'", { line: 1 }],
  ['imports what is not there', "import './gone.mjs'", {}],
  ['imports what cannot be parsed', "import './broken.mjs'", {}],
])('the place is named where a program %s', async (_, text, place) => {
  const root = folderOf({ 'a config.mjs': text, 'broken.mjs': broken })
  const path = join(root, 'a config.mjs')
  const error: unknown = await nodeImport(pathToFileURL(path).href).catch((fault) => fault)
  expect(error).toBeInstanceOf(Error)
  const fault = await faultOf(error, path)
  expect(fault.place).toEqual(place)
  expect(fault.reason).toMatch(/^(?:Unexpected|missing is|The requested|Cannot find)[^\n]*\S$/)
})

test('of many configs in a folder the first counts, and the others are named', () => {
  const root = folderOf({
    'feedwright.config.json': '{}',
    'feedwright.config.js': 'export default {}',
    'feedwright.config.ts': 'export default {}',
  })
  const { value, diagnostics } = findConfig(root)
  expect(value).toBe('feedwright.config.ts')
  expect(diagnostics.map(({ file }) => file)).toEqual([
    'feedwright.config.js',
    'feedwright.config.json',
  ])
  expect(findConfig(folderOf({}))).toEqual({ ok: false, diagnostics: [] })
})
