import { closeSync, openSync, writeFileSync } from 'node:fs'

/**
 * Writes a file that is not there yet. Small pieces are gathered: a call for each would take longer than
 * the bytes.
 *
 * @param mode which permissions it has, less what the umask takes
 */
export function writeNewFile(file: string, pieces: Iterable<Uint8Array>, mode = 0o666): void {
  const descriptor = openSync(file, 'wx', mode)
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
