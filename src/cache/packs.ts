import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../files/index.ts'
import { CacheError } from './cache-error.ts'

/** Where bytes lie, from one build to the next. */
export interface PackPosition {
  readonly pack: string
  readonly start: number
}

/** Some bytes in a pack. */
export interface PackedBytes {
  read(start: number, size: number): Uint8Array
  /** Where they lie; undefined while they are in memory only. */
  place(): PackPosition | undefined
}

/**
 * The texts of posts, many to a file. A pack is only appended to, and by one build only: others that
 * run at the same time have their own.
 */
export interface Packs {
  keep(bytes: Uint8Array): PackedBytes
  find(place: PackPosition): PackedBytes
  /** Writes what still waits in memory. */
  flush(): void
  /** Why the disk takes no more, if it does not: what is kept from then on stays in memory. */
  failure(): unknown
  close(): void
  /** Closes, and removes what was written, because no index will say where it lies. */
  discard(): void
}

/** How many bytes wait in memory, to be written together. */
const bufferSize = 4 * 1024 * 1024

export function openPacks(folder: string, prefix: string): Packs {
  const own = `${prefix}-${randomUUID().slice(0, 8)}.pack`
  const descriptors = new Map<string, number>()
  let waiting: { bytes: Uint8Array | undefined; readonly start: number }[] = []
  let size = 0
  let written = 0
  let failure: unknown

  const descriptorOf = (pack: string): number => {
    const known = descriptors.get(pack)
    if (known !== undefined) return known
    const descriptor = openSync(join(folder, pack), pack === own ? 'wx+' : 'r', 0o600)
    descriptors.set(pack, descriptor)
    return descriptor
  }
  const readFrom = ({ pack, start }: PackPosition, offset: number, length: number): Uint8Array => {
    const bytes = Buffer.allocUnsafeSlow(length)
    const count = attempt(() => readSync(descriptorOf(pack), bytes, 0, length, start + offset))
    if (count !== length) throw new CacheError(`${pack} is gone or too short`)
    return bytes
  }
  const flush = () => {
    if (written === size || failure !== undefined) return
    try {
      const bytes = Buffer.concat(waiting.flatMap((each) => each.bytes ?? []))
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(descriptorOf(own), bytes, done, bytes.length - done, written + done)
      }
      for (const each of waiting) each.bytes = undefined
      waiting = []
      written = size
    } catch (error) {
      failure = error
    }
  }

  const close = () => {
    for (const descriptor of descriptors.values()) attempt(() => closeSync(descriptor))
    descriptors.clear()
  }

  return {
    keep(bytes) {
      const item: (typeof waiting)[number] = { bytes, start: size }
      waiting.push(item)
      size += bytes.length
      if (size - written >= bufferSize) flush()
      const place = { pack: own, start: item.start }
      return {
        read(start, length) {
          return item.bytes?.subarray(start, start + length) ?? readFrom(place, start, length)
        },
        place: () => (item.bytes === undefined ? place : undefined),
      }
    },
    find: (place) => ({
      read: (start, length) => readFrom(place, start, length),
      place: () => place,
    }),
    flush,
    failure: () => failure,
    close,
    discard() {
      const isThere = descriptors.has(own)
      close()
      if (isThere) attempt(() => rmSync(join(folder, own)))
    },
  }
}

/** How many bytes some texts have together. */
export function sizeOf(records: Iterable<{ readonly size: number }>): number {
  let sum = 0
  for (const { size } of records) sum += size
  return sum
}
