import { cleanText } from '../xml/index.ts'

/** What the path of a file says about its post. */
export interface PostPath {
  /** The folder below the posts folder; empty for a file that lies in the posts folder itself. */
  readonly folder: string
  readonly slug: string
  /** The name of the file, or of the folder of an `index.md`, with its date. */
  readonly name: string
  /** The date at the beginning of the name. */
  readonly date: string | undefined
  /** Whether the post has a folder of its own, as with `kremlin/index.md`. */
  readonly isBundle: boolean
}

/**
 * Reads `international/2025-05-17-kremlin.md`, or `2025-05-17.md` for a note of that day. The
 * `index.md` of a folder stands for the folder.
 */
export function parsePostPath(path: string): PostPath {
  const [folder, file] = split(cleanText(path).normalize('NFC'))
  const name = file.replace(/\.[^.]*$/, '')
  const isBundle = name.toLowerCase() === 'index' && folder !== ''
  const [above, last] = isBundle ? split(folder) : [folder, name]
  const [, date, rest, afterSpace] =
    /^(\d{4}-\d{1,2}-\d{1,2})(?: ?[-_] ?(.+)| (.+))?$/.exec(last) ?? []
  const slug = rest ?? afterSpace ?? last
  return { folder: above, slug, name: last, date, isBundle }
}

/** The day that the path of a file names, or else that of its page. */
export function dateOfPath({ date, folder, name }: PostPath, url = ''): string | undefined {
  return date ?? dateInPath(`${folder}/${name}`) ?? dateInPath(url)
}

/** The day that folders of a path are: `2025-05-17` for `2025/05/17/x`, `2025-05-17/x` and `2025/05/17-x`. */
function dateInPath(path: string): string | undefined {
  const [, year, , month, day] =
    /(?:^|\/)((?:19|20)\d{2})([-/])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?:$|[-/])/.exec(path) ??
    []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}

/** The folder and the last part of a path. */
function split(path: string): readonly [string, string] {
  const slash = path.lastIndexOf('/')
  return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)]
}
