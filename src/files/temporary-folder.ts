import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { attempt } from './failures.ts'
import { checkParent } from './private-folder.ts'
import { isGone, processMark } from './process-mark.ts'

/**
 * Makes a new folder among the temporary files, for this user alone. Removes those of processes that
 * died.
 *
 * @param publication the folder of the publication
 * @throws `PathRefused` where other users could put another folder in its place, or an error of the system
 */
export function makeTemporaryFolder(publication: string): string {
  const parent = resolve(tmpdir())
  checkParent(parent, publication)
  for (const name of attempt(() => readdirSync(parent)) ?? []) {
    const [, mark] = /^feedwright-([0-9a-f]{8}-\d+)-\w{6}$/.exec(name) ?? []
    if (mark !== undefined && isGone(mark)) attempt(() => removeOwn(join(parent, name)))
  }
  return mkdtempSync(join(parent, `feedwright-${processMark()}-`))
}

/** The owner of a folder could lead us elsewhere while we remove what is in it. */
function removeOwn(folder: string): void {
  const { uid } = lstatSync(folder)
  const user = process.geteuid?.() ?? uid
  if (uid === user) rmSync(folder, { recursive: true })
}
