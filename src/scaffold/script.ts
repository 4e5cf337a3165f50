import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withProperty } from '../diagnostics/index.ts'
import { hasCode, onPath } from '../files/index.ts'
import type { NewFile } from './write-new.ts'

const scriptName = 'feeds'
const command = 'feedwright build'

/** What has to be written so that `npm run feeds` builds the feeds. */
export interface ScriptChange {
  readonly files: readonly NewFile[]
  /** Why nothing can be, in a sentence. */
  readonly note: string | undefined
}

/**
 * Puts the script into package.json. Where there is none, one is made in an empty folder only: the site of a
 * generator of another language needs none.
 */
export function scriptChange(root: string, isEmpty: boolean, version: string): ScriptChange {
  const file = join(root, 'package.json')
  const before = readIfThere(file)
  if (before === undefined) {
    return { files: isEmpty ? [{ file, text: newManifest(version) }] : [], note: undefined }
  }
  const scripts = scriptsOf(before)
  const advice = `Add \`"${scriptName}": "${command}"\` to its scripts if you want one.`
  if (scripts === undefined) return { files: [], note: `${file} cannot be read. ${advice}` }
  if (Object.hasOwn(scripts, scriptName)) {
    return {
      files: [],
      note: `${file} has a script \`${scriptName}\` already, which stays as it is.`,
    }
  }
  const text = withProperty(before, ['scripts', scriptName], command)
  return { files: text === undefined ? [] : [{ file, text, before }], note: undefined }
}

function readIfThere(file: string): string | undefined {
  return onPath(file, () => {
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined
      throw error
    }
  })
}

/** Undefined where the manifest is none. */
function scriptsOf(text: string): object | undefined {
  try {
    const manifest: unknown = JSON.parse(text)
    if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
      return undefined
    const { scripts = {} } = manifest as { readonly scripts?: unknown }
    const isMap = typeof scripts === 'object' && scripts !== null && !Array.isArray(scripts)
    return isMap ? scripts : undefined
  } catch {
    return undefined
  }
}

function newManifest(version: string): string {
  const manifest = {
    private: true,
    scripts: { [scriptName]: command },
    devDependencies: { feedwright: `^${version}` },
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
