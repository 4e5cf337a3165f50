import { crc32 } from 'node:zlib'
import { CacheError } from './cache-error.ts'
import { type ColumnKind, openNumbers } from './columns.ts'
import { createTexts } from './text-columns.ts'

/** Texts of which few are needed: each is read from the disk when it is asked for, and checked. */
export const records: ColumnKind<string> = {
  create: () => createTexts(crc32),
  open(file) {
    const ends = openNumbers(file, '.ends')
    const sums = openNumbers(file, '.sums')
    return {
      size: ends.size,
      at(row) {
        const start = row === 0 ? 0 : ends.at(row - 1)
        const bytes = file.readPart('', start, ends.at(row) - start)
        if (crc32(bytes) !== sums.at(row)) throw new CacheError('a record is damaged')
        return bytes.toString()
      },
    }
  },
}
