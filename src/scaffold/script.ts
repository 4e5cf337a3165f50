import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withProperty } from '../diagnostics/index.ts'
import { attempt, hasCode, onPath } from '../files/index.ts'
import { isRecord } from '../model/index.ts'
import type { NewFile } from './write-new.ts'

const scriptName = 'feeds'
const command = 'feedwright build'

/** What has to be written so that `npm run feeds` builds the feeds. */
export interface ScriptChange {
  readonly files: readonly NewFile[]
  /** Why nothing can be, or what the script needs, in a sentence. */
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
    return isEmpty
      ? { files: [{ file, text: newManifest(version) }], note: noteAfter('npm install') }
      : { files: [], note: undefined }
  }
  const { scripts, isInstalled } = manifestOf(before)
  const advice = `Add \`"${scriptName}": "${command}"\` to its scripts if you want one.`
  if (scripts === undefined) return { files: [], note: `${file} cannot be read. ${advice}` }
  if (Object.hasOwn(scripts, scriptName)) {
    return {
      files: [],
      note: `${file} has a script \`${scriptName}\` already, which stays as it is.`,
    }
  }
  const text = withProperty(before, ['scripts', scriptName], command)
  const note = isInstalled ? undefined : noteAfter('npm install --save-dev feedwright')
  return { files: text === undefined ? [] : [{ file, text, before }], note }
}

function noteAfter(install: string): string {
  return `Run \`${install}\` once, so that \`npm run ${scriptName}\` builds the feeds.`
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

/** The scripts, undefined where the manifest is none, and whether Feedwright is installed with the others. */
function manifestOf(text: string): { readonly scripts?: object; readonly isInstalled: boolean } {
  const manifest: unknown = attempt(() => JSON.parse(text))
  if (!isRecord(manifest)) return { isInstalled: false }
  const { scripts = {}, dependencies, devDependencies } = manifest
  const isInstalled = [dependencies, devDependencies].some((each) => {
    return isRecord(each) && Object.hasOwn(each, 'feedwright')
  })
  return isRecord(scripts) ? { scripts, isInstalled } : { isInstalled }
}

function newManifest(version: string): string {
  const manifest = {
    private: true,
    scripts: { [scriptName]: command },
    devDependencies: { feedwright: `^${version}` },
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
