import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { attempt } from '../files/index.ts'

/** A file that is larger is not worth showing lines of. */
const byteLimit = 8_000_000

/** Gives the texts of the files of a publication, for those who show what is wrong in them. */
export function sourceTexts(root: string): (file: string) => string | undefined {
  return (file) => {
    const path = resolve(root, file)
    return attempt(() => {
      const status = statSync(path)
      const isReadable = status.isFile() && status.size <= byteLimit
      return isReadable ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '') : undefined
    })
  }
}
