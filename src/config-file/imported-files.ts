import { readFileSync, statSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { attempt } from '../files/index.ts'

/** A relative path that a program imports, by any of the words for it. */
const imports = /\b(?:from|import|require)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g

/** The files that a program imports by relative paths, and what these import, as far as they are there. */
export function importsOf(program: string): readonly string[] {
  const found = new Set([program])
  // a file joins the end of the set while it is gone through
  for (const file of found) {
    if (!/^\.[cm]?[jt]s$/.test(extname(file))) continue
    const text = attempt(() => readFileSync(file, 'utf8')) ?? ''
    for (const [, , path = ''] of text.matchAll(imports)) {
      const imported = fileAt(resolve(dirname(file), path))
      if (imported !== undefined) found.add(imported)
    }
  }
  found.delete(program)
  return [...found]
}

/** The file that a path names, which may lack its ending or have that of the compiled file. */
function fileAt(path: string): string | undefined {
  const source = path.replace(/\.([cm]?)js$/, '.$1ts')
  const candidates = [path, source, ...endings.map((ending) => path + ending)]
  return candidates.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile())
}

const endings = ['.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js']
