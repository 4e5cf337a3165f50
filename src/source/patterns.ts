import picomatch from 'picomatch'

/** Patterns of files that know which of them have named any. */
export interface Patterns {
  readonly isEmpty: boolean
  /** Whether any of them names a file, or a folder above it. */
  names(path: string): boolean
  /** Whether any of them names a folder with all that is in it. */
  namesAllOf(folder: string): boolean
  /** As they are written. */
  unused(): readonly string[]
}

interface Pattern {
  readonly text: string
  readonly isMatch: (path: string) => boolean
  /** Whether it means all of a folder. */
  readonly isDeep: boolean
  isUsed: boolean
}

/**
 * Patterns of paths with `/`, in the syntax that `.gitignore` and most tools share. One that ends
 * without a wildcard means a file or a whole folder. They are the same on all systems.
 */
export function compilePatterns(texts: readonly string[]): Patterns {
  const patterns = texts.map(compile)
  const names = (path: string, candidates: readonly Pattern[]) => {
    if (candidates.length === 0) return false
    const text = path.normalize('NFC')
    let isNamed = false
    for (const pattern of candidates) {
      // one that was used already need not be asked again, but the others must be
      if ((isNamed && pattern.isUsed) || !pattern.isMatch(text)) continue
      pattern.isUsed = true
      isNamed = true
    }
    return isNamed
  }
  const deep = patterns.filter(({ isDeep }) => isDeep)
  return {
    isEmpty: texts.length === 0,
    names: (path) => names(path, patterns),
    namesAllOf: (folder) => names(folder, deep),
    unused: () => patterns.filter(({ isUsed }) => !isUsed).map(({ text }) => text),
  }
}

function compile(text: string): Pattern {
  const path = slashesOnly(text.normalize('NFC')).replace(/^(?:\.{0,2}\/)+/, '')
  const base = path.replace(/\/(?:\*\*)?$/, '')
  const isDeep = base !== path || path === '**' || !/[*?]/.test(path.slice(path.lastIndexOf('/')))
  const globs = isDeep ? [base, `${base}/**`] : [path]
  const isMatch = picomatch(globs, { dot: true, nonegate: true, windows: false })
  return { text, isMatch: (each) => isMatch(each), isDeep, isUsed: false }
}

/** A backslash parts folders, as on Windows, unless it stands before a sign that it takes the meaning of. */
function slashesOnly(pattern: string): string {
  return pattern.replace(/\\(?![[\](){}!+@])/g, '/')
}
