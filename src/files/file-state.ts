import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { PathRefused } from './failures.ts'

/**
 * What tells two states of a file apart without reading it: size, times and number. Empty, and so the
 * same as no other, where the file may change once more without any of them showing it, because
 * clocks of disks have ticks.
 */
export type FileState = readonly number[]

export function stateOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileState {
  const tick = mtimeMs % 1000 === 0 ? 2000 : 100
  const isFresh = Date.now() - Math.max(mtimeMs, ctimeMs) < tick
  return isFresh ? [] : [size, mtimeMs, ctimeMs, ino]
}

export function isSameState(a: FileState, b: FileState | undefined): boolean {
  return a.length > 0 && a.every((each, place) => each === b?.[place])
}

/** A file with the state in which it was read. */
export interface FileRead {
  /** Good until the next file is read: a buffer for each of thousands would be a fifth of a build. */
  readonly bytes: Uint8Array
  readonly state: FileState
}

let shared = new Uint8Array(256 * 1024)

/**
 * Reads a file as fast as `readFileSync` does, which looks at the status as well but keeps it.
 *
 * @param limit the number of bytes above which nothing is read
 * @throws `PathRefused` for a file that is larger
 */
export function readWithState(file: string, limit: number = Number.POSITIVE_INFINITY): FileRead {
  const descriptor = openSync(file, 'r')
  try {
    const status = fstatSync(descriptor)
    if (status.size > limit) throw new PathRefused('the file is too large')
    const state = stateOf(status)
    if (status.size > shared.length) shared = new Uint8Array(status.size)
    let end = 0
    for (let size = -1; size !== 0 && end < status.size; end += size) {
      size = readSync(descriptor, shared, end, status.size - end, null)
    }
    return { bytes: shared.subarray(0, end), state }
  } finally {
    closeSync(descriptor)
  }
}

/** The beginning of a file, however large it is. */
export function readBeginning(file: string, size: number): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(size)
    return bytes.subarray(0, readSync(descriptor, bytes))
  } finally {
    closeSync(descriptor)
  }
}

/** The SHA-256 of a file, however large it is. */
export function hashFile(file: string): string {
  const hash = createHash('sha256')
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(256 * 1024)
    for (;;) {
      const size = readSync(descriptor, buffer, 0, buffer.length, null)
      if (size === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, size))
    }
  } finally {
    closeSync(descriptor)
  }
}
