// What no build that looks at, or into, every post can be faster than.
// node floor.mjs stat|read POSTS
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const [how, posts = ''] = process.argv.slice(2)
const touch = how === 'stat' ? statSync : readFileSync
for (const entry of readdirSync(posts, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) touch(join(entry.parentPath ?? entry.path, entry.name))
}
