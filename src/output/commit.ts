import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt, fileStatus, onPath } from '../files/index.ts'
import type { FileOperation } from './changes.ts'

/**
 * Takes all the steps or none. What needs space or permission comes first: every new file is
 * written in full beside its place, under a hidden name. Then each is renamed into its place, so
 * that a reader meets the old file or the new one and never a part. What stood there is set aside
 * until the last step is taken, and put back when one fails.
 *
 * Nothing is forced through the disk's cache: for many feeds that takes longer than the build, and
 * a file that a power cut tore is found by its bytes in the next one.
 */
export function commit(
  folder: string,
  steps: readonly FileOperation[],
  write: Write = writeNew,
): void {
  const moves = steps.map((step) => moveOf(step, folder))
  const undo: Undo = []
  try {
    for (const move of moves) onPath(move.path, () => prepare(move, undo, write))
    for (const move of moves) onPath(move.path, () => exchange(move, undo))
  } catch (error) {
    for (const action of undo.reverse()) attempt(action)
    throw error
  }
  for (const each of new Set(moves.map(({ target }) => dirname(target)))) tidy(each)
  for (const move of moves) attempt(() => finish(move, folder))
}

type Write = (file: string, pieces: Iterable<Uint8Array>) => void

/** What takes back the things done so far, in their order. */
type Undo = (() => void)[]

interface Move extends FileOperation {
  readonly target: string
  /** Where the new bytes wait, and where the old ones are kept: in the folder of the target. */
  readonly temporary: string
  readonly aside: string
}

function moveOf(step: FileOperation, folder: string): Move {
  const target = join(folder, step.path)
  // Two builds at once must not meet, and in containers all processes may have the same number.
  const hidden = () => join(dirname(target), `.~${randomUUID().slice(0, 8)}`)
  return { ...step, target, temporary: hidden(), aside: hidden() }
}

function prepare({ pieces, target, temporary }: Move, undo: Undo, write: Write): void {
  if (pieces === undefined) return
  const present = fileStatus(target)
  makeFolder(dirname(target), undo)
  undo.push(() => rmSync(temporary, { force: true }))
  write(temporary, pieces())
  if (present?.isFile()) chmodSync(temporary, present.mode & 0o7777)
}

function makeFolder(folder: string, undo: Undo): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), undo)
  // Recursive only in that it does not mind if another build was faster.
  const made = mkdirSync(folder, { recursive: true })
  if (made !== undefined) undo.push(() => rmdirSync(folder))
}

/** Gathers small pieces: a call for each would take longer than the bytes. */
function writeNew(file: string, pieces: Iterable<Uint8Array>): void {
  const descriptor = openSync(file, 'wx')
  try {
    let waiting: Uint8Array[] = []
    let size = 0
    for (const piece of pieces) {
      waiting.push(piece)
      size += piece.length
      if (size < writeSize) continue
      writeFileSync(descriptor, Buffer.concat(waiting))
      waiting = []
      size = 0
    }
    writeFileSync(descriptor, Buffer.concat(waiting))
  } finally {
    closeSync(descriptor)
  }
}

const writeSize = 1024 * 1024

function exchange({ pieces, target, temporary, aside }: Move, undo: Undo): void {
  const present = fileStatus(target)
  if (present === undefined) {
    undo.push(() => rmSync(target, { force: true }))
  } else {
    undo.push(() => {
      renameSync(aside, target)
      // As long as both are names of one file, POSIX has rename do nothing.
      rmSync(aside, { force: true })
    })
    setAside(target, aside, present)
  }
  if (pieces === undefined) rmSync(target, { force: true })
  else renameSync(temporary, target)
}

/**
 * A second name leaves no moment in which the file is missing. Some disks have no second names, and
 * some systems give one to what a link leads to instead of the link; there it is moved.
 */
function setAside(target: string, aside: string, present: Stats): void {
  if (present.isFile()) attempt(() => linkSync(target, aside))
  if (!existsSync(aside)) renameSync(target, aside)
}

/** Removes what a build left that died: a name like this is nobody else's, and no commit lasts so long. */
function tidy(folder: string): void {
  for (const name of attempt(() => readdirSync(folder)) ?? []) {
    if (/^\.~[0-9a-f]{8}$/.test(name)) attempt(() => removeOld(join(folder, name)))
  }
}

function removeOld(file: string): void {
  // what was set aside keeps the time at which it was written, but not the other one
  if (Date.now() - lstatSync(file).ctimeMs > longest) rmSync(file)
}

/** In milliseconds. */
const longest = 10 * 60_000

function finish({ pieces, target, aside }: Move, folder: string): void {
  rmSync(aside, { force: true })
  if (pieces !== undefined) return
  for (let empty = dirname(target); empty !== folder; empty = dirname(empty)) rmdirSync(empty)
}
