import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, type SuiteFactory, test } from 'vitest'
import { formats } from '../../src/formats/index.ts'
import type { OutputFile } from '../../src/model/index.ts'

/** What every reader can be asked about an item, whatever it calls it. */
export interface ReadItem {
  readonly title: string
  readonly link: string
  readonly id: string
  /** Seconds since 1970. */
  readonly date: number
  readonly author: string
  readonly content: string
}

/**
 * Tests with a real program. Without it they are skipped by name, but where CI has set
 * `FEEDWRIGHT_READERS=required` a missing program fails.
 */
export function withProgram(name: string, probe: readonly string[], factory: SuiteFactory): void {
  const [command = '', ...args] = probe
  const isThere = spawnSync(command, args, { stdio: 'ignore' }).status === 0
  const isRequired = process.env['FEEDWRIGHT_READERS'] === 'required'
  if (isThere) {
    describe(name, factory)
  } else if (isRequired) {
    test(`${name} is installed`, () => {
      throw new Error(`${name} is missing; .ci/run installs it`)
    })
  } else {
    describe.skip(`${name} (not installed)`, factory)
  }
}

/** A web server for a publication, as a static host would be. */
export async function serve<Result>(
  artifacts: readonly OutputFile[],
  use: (base: string, requests: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const files = new Map(artifacts.map(({ path, text }) => [`/${path}`, text]))
  const requests: string[] = []
  const server = createServer((request, response) => {
    const text = files.get(request.url ?? '')
    const tag = text && `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`
    const status = text === undefined ? 404 : request.headers['if-none-match'] === tag ? 304 : 200
    requests.push(`${status} ${request.url}`)
    response.writeHead(status, {
      'Content-Type': mediaType(request.url ?? ''),
      ...(tag && { ETag: tag }),
    })
    response.end(status === 200 ? text : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await use(`http://127.0.0.1:${port}`, requests)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

function mediaType(url: string): string {
  const format = Object.values(formats).find(({ fileName }) => url.endsWith(fileName))
  return `${format?.mediaType ?? 'application/xml'}; charset=utf-8`
}

export interface NewsboatFeed {
  readonly url: string
  readonly title: string
  readonly is_rtl: number
  readonly items: readonly (ReadItem & { readonly unread: number; readonly enclosure: string })[]
}

/** newsboat with a database of its own that lives as long as the test. */
export class Newsboat {
  readonly #home: string = mkdtempSync(join(tmpdir(), 'feedwright-newsboat-'))

  /** Loads feeds as `newsboat -x reload` does; throws what it logged as an error. */
  async reload(urls: readonly string[]): Promise<readonly NewsboatFeed[]> {
    const at = (name: string) => join(this.#home, name)
    writeFileSync(at('urls'), `${urls.join('\n')}\n`)
    writeFileSync(at('config'), '')
    rmSync(at('log'), { force: true })
    await run(
      'newsboat',
      [
        ...['-q', '-d', at('log'), '-l', '2', '-u', at('urls')],
        ...['-C', at('config'), '-c', at('cache.db'), '-x', 'reload'],
      ],
      { HOME: this.#home, PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    )
    const errors = readFileSync(at('log'), 'utf8').match(/.*(?:USERERROR|CRITICAL|ERROR).*/g)
    if (errors !== null) throw new Error(errors.join('\n'))
    return this.#query<NewsboatFeed>(
      'select rssurl as url, title, is_rtl from rss_feed order by rssurl',
    ).map((feed) => ({
      ...feed,
      items: this.#query(
        `select title, url as link, guid as id, pubDate as date, author, content, unread, enclosure_url as enclosure
         from rss_item where deleted = 0 and feedurl = '${feed.url}' order by pubDate desc, id desc`,
      ),
    }))
  }

  /** As its user does by looking at each item. */
  markAllRead(): void {
    this.#query('update rss_item set unread = 0')
  }

  #query<Row>(sql: string): readonly Row[] {
    const printed = execFileSync('sqlite3', ['-json', join(this.#home, 'cache.db'), sql], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    return printed.trim() === '' ? [] : (JSON.parse(printed) as readonly Row[])
  }

  close(): void {
    rmSync(this.#home, { recursive: true, force: true })
  }
}

/** What python3-feedparser makes of a document; its `bozo` becomes an error. */
export interface ParsedByFeedparser {
  readonly version: string
  readonly title: string
  readonly link: string
  readonly self: string
  readonly language: string
  readonly items: readonly (ReadItem & {
    readonly authors: readonly string[]
    readonly tags: readonly string[]
    readonly summary: string
    readonly updated: number
    readonly isPermalink: boolean
  })[]
}

const feedparserScript = `
import sys, json, calendar, feedparser
d = feedparser.parse(sys.stdin.buffer.read(), resolve_relative_uris=False, sanitize_html=False)
if d.bozo: sys.exit('bozo: %r' % d.bozo_exception)
time = lambda e, key: calendar.timegm(dict.get(e, key)) if dict.get(e, key) else 0
item = lambda e: dict(title=e.get('title', ''), link=e.get('link', ''), id=e.get('id', ''),
  date=time(e, 'published_parsed'), updated=time(e, 'updated_parsed'), author=e.get('author', ''),
  authors=[a.get('name', '') for a in e.get('authors', [])], tags=[t.term for t in e.get('tags', [])],
  content=e.content[0].value if 'content' in e else e.get('summary', ''), summary=e.get('summary', ''),
  isPermalink=bool(e.get('guidislink', False)))
json.dump(dict(version=d.version, title=d.feed.get('title', ''), link=d.feed.get('link', ''),
  language=d.feed.get('language', ''), self=next((l.href for l in d.feed.get('links', []) if l.rel == 'self'), ''),
  items=[item(e) for e in d.entries]), sys.stdout)
`

/** `/usr/bin/python3`, because Debian's feedparser is installed for no other. */
export const feedparserProbe: readonly string[] = ['/usr/bin/python3', '-c', 'import feedparser']

export function feedparser(text: string): ParsedByFeedparser {
  const printed = execFileSync('/usr/bin/python3', ['-c', feedparserScript], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return JSON.parse(printed) as ParsedByFeedparser
}

/** sfeed prints a line an item: time, title, link, content, its type, id, author, enclosure, terms. */
export function sfeed(text: string, base: string): readonly ReadItem[] {
  const printed = execFileSync('sfeed', [base], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [date = '', title = '', link = '', content = '', , id = '', author = ''] =
        line.split('\t')
      return { date: Number(date), title, link, content: unescapeTsv(content), id, author }
    })
}

function unescapeTsv(field: string): string {
  const meanings: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\' }
  return field.replace(/\\[nt\\]/g, (pair) => meanings[pair] ?? pair)
}

/** Throws what xmllint says of a text that is no XML. */
export function xmllint(text: string): void {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], {
    input: text,
    encoding: 'utf8',
  })
  // an undeclared prefix is only a message to it
  if (status !== 0 || stderr !== '') throw new Error(stderr)
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'ignore' })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} exited with ${code}`)),
    )
  })
}
