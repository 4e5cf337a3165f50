import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const marks = ['<item>', '<entry>', '"content_html":']

/** How many entries the feeds below a folder hold, all together. */
export function countEntries(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => {
      const bytes = readFileSync(join(entry.parentPath ?? entry.path, entry.name))
      return sum + marks.reduce((all, mark) => all + occurrences(bytes, mark), 0)
    }, 0)
}

function occurrences(bytes, mark) {
  let count = 0
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) count++
  return count
}
