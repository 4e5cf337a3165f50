import { readdirSync, realpathSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parseData, parseFrontMatter } from '../content/index.ts'
import { type Diagnostic, diagnostic, lineAndColumn } from '../diagnostics/index.ts'
import {
  attempt,
  isBelow,
  isInside,
  readBeginning,
  readWithState,
  reasonOf,
} from '../files/index.ts'
import type { Data, SiteFolder } from '../generators/index.ts'
import { failure, type Result, success } from '../model/index.ts'
import { literalsOf } from './literals.ts'

/** More than any config or file of authors has. */
const byteLimit = 256 * 1024

/** The folder of a site, with what is wrong in the files that were read. */
export interface OpenSiteFolder extends SiteFolder {
  readonly diagnostics: readonly Diagnostic[]
  /** The files that were asked for, whether they are there or not. */
  asked(): readonly string[]
}

/**
 * Opens the folder of a site for the rows of `generators/`. Nothing in it is run, each file is read
 * once, and links that lead out of the folder are not followed.
 */
export function openSiteFolder(root: string): OpenSiteFolder {
  const folder = realpathSync(root)
  const known = new Map<string, Data>()
  const diagnostics: Diagnostic[] = []
  const placeOf = (path: string): string | undefined => {
    const place = attempt(() => realpathSync(join(folder, path)))
    if (place === undefined || !isInside(folder, place)) return undefined
    return path === '' || isBelow(path.replace(/\/$/, '')) ? place : undefined
  }
  const read = (path: string): Data => {
    const place = placeOf(path)
    if (place === undefined) return {}
    const parsed = parseFile(place)
    for (const { reason, line, column } of parsed.diagnostics) {
      const at = { file: path, line, column }
      diagnostics.push(diagnostic('generator-config-broken', at, { reason }))
    }
    return parsed.value ?? {}
  }
  return {
    diagnostics,
    asked: () => [...known.keys()],
    has: (path) => placeOf(path) !== undefined,
    list(path) {
      const place = placeOf(path)
      const entries = place && attempt(() => readdirSync(place, { withFileTypes: true }))
      return (entries || []).map((entry) => entry.name + (entry.isDirectory() ? '/' : '')).sort()
    },
    data(path) {
      const data = known.get(path) ?? read(path)
      known.set(path, data)
      return data
    },
  }
}

interface FileFault {
  readonly reason: string
  readonly line?: number
  readonly column?: number
}

function parseFile(place: string): Result<Data, FileFault> {
  let text: string
  try {
    if (!statSync(place).isFile()) return failure({ reason: 'it is no file' })
    // one of XML may be of any size; what is looked for stands at its beginning
    const isXml = extname(place) === '.xml'
    const bytes = isXml ? readBeginning(place, 64 * 1024) : readWithState(place, byteLimit).bytes
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch (error) {
    return failure({ reason: error instanceof TypeError ? 'it is not UTF-8' : reasonOf(error) })
  }
  const language = languageOf[extname(place)]
  if (language === undefined) return success({})
  if (language === 'markdown') return success(parseFrontMatter(text, place).value?.data ?? {})
  if (language === 'xml') return success(elementsOf(text))
  if (language === 'javascript' || language === 'python') return success(literalsOf(text, language))
  const parsed = parseData(language, text)
  for (const { reason, offset } of parsed.diagnostics) {
    return failure({ reason, ...lineAndColumn(text, offset) })
  }
  // a list counts as a map of its numbers
  return success(typeof parsed.value === 'object' ? { ...parsed.value } : {})
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/** The elements of an exported channel that hold nothing but text, up to its first item. */
function elementsOf(text: string): Data {
  const [channel = ''] = text.split('<item>', 1)
  const people = channel.match(/<wp:author>.*?<\/wp:author>/gs) ?? []
  const authors = people
    .map(textElements)
    .map((person) => [
      person['wp:author_login'],
      { name: person['wp:author_display_name'], email: person['wp:author_email'] },
    ])
  return { ...textElements(channel), authors: Object.fromEntries(authors) }
}

function textElements(xml: string): Readonly<Record<string, string>> {
  const found = xml.matchAll(/<([\w:]+)>(?:<!\[CDATA\[([^\]]*)\]\]>|([^<]*))<\/\1>/g)
  const elements = [...found].map(([, name = '', literal, escaped = '']) => {
    const plain = escaped.replace(/&(\w+);/g, (whole, entity: string) => entities[entity] ?? whole)
    return [name, literal ?? plain] as const
  })
  // the first of a name: pictures have a title and a link too
  return Object.fromEntries(elements.reverse())
}

const languageOf: Readonly<
  Record<
    string,
    'yaml' | 'toml' | 'json' | 'javascript' | 'python' | 'markdown' | 'xml' | undefined
  >
> = {
  '.yml': 'yaml',
  '.yaml': 'yaml',
  '.toml': 'toml',
  '.json': 'json',
  '.md': 'markdown',
  '.mdx': 'markdown',
  '.xml': 'xml',
  '.py': 'python',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.ts': 'javascript',
  '.mts': 'javascript',
  '.cts': 'javascript',
  '.tsx': 'javascript',
  '.jsx': 'javascript',
}
