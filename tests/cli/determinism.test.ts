import { spawnSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { folderOf, put, textsIn } from '../support/folder.ts'

const repository = join(import.meta.dirname, '../..')

/** Lists every folder backwards, whatever order the file system has. */
const backwards = `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const { readdirSync } = fs
fs.readdirSync = (...rest) => readdirSync(...rest).reverse()
syncBuiltinESMExports()
`

test('the same posts become the same bytes on any machine', async () => {
  const folder = await program()
  const outputs = [
    { name: 'plain' },
    {
      name: 'elsewhere',
      environment: { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    },
    { name: 'later', argv: ['--now', '2031-05-17T09:30:00Z'] },
    { name: 'from here', cwd: repository, root: '.' },
    { name: 'backwards', node: ['--import', String(pathToFileURL(join(folder, 'backwards.mjs')))] },
  ].map(({ name, environment, argv = [], cwd = folder, root = repository, node = [] }) => {
    const out = join(folder, name)
    const command = [...node, join(folder, 'lib/cli/main.js'), '--root', root, ...argv]
    const { status, stderr } = spawnSync(process.execPath, [...command, '--out', out], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...environment },
    })
    expect(status, stderr).toBe(0)
    return textsIn(out)
  })
  const [plain] = outputs
  expect(plain).not.toEqual({})
  for (const output of outputs) expect(output).toEqual(plain)
})

/** The command as a real program, from the sources as they are. */
async function program(): Promise<string> {
  const folder = folderOf({ 'backwards.mjs': backwards })
  const { outputFiles } = await build({
    entryPoints: [join(repository, 'src/cli/main.ts')],
    outdir: join(folder, 'lib/cli'),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as by } from 'node:module'; const require = by(import.meta.url)",
    },
  })
  for (const { path, text } of outputFiles) put('', path, text)
  copyFileSync(join(repository, 'package.json'), join(folder, 'package.json'))
  return folder
}
