import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A feed that newsboat has. */
export interface Subscription {
  readonly url: string
  readonly title: string
  readonly home: string
  readonly entries: number
}

export interface Imported {
  /** The lines of its list: URLs, then the groups that they are in. */
  readonly lines: readonly string[]
  readonly feeds: readonly Subscription[]
}

/** Imports a list with `newsboat -i` and loads all of its feeds; throws what is logged as an error. */
export async function importList(opml: string): Promise<Imported> {
  const home = mkdtempSync(join(tmpdir(), 'feedwright-newsboat-'))
  const at = (name: string) => join(home, name)
  const env = { HOME: home, PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  const files = ['-u', at('urls'), '-C', at('config'), '-c', at('cache.db')]
  try {
    writeFileSync(at('feeds.opml'), opml)
    writeFileSync(at('config'), '')
    await run('newsboat', [...files, '-i', at('feeds.opml')], { env })
    await run('newsboat', [...files, '-q', '-d', at('log'), '-l', '2', '-x', 'reload'], { env })
    const errors = readFileSync(at('log'), 'utf8').match(/.*(?:USERERROR|CRITICAL|ERROR).*/g)
    if (errors !== null) throw new Error(errors.join('\n'))
    const sql = `select rssurl as url, title, url as home,
      (select count(*) from rss_item where feedurl = rssurl) as entries from rss_feed order by rssurl`
    const { stdout } = await run('sqlite3', ['-json', at('cache.db'), sql], { env })
    return {
      lines: readFileSync(at('urls'), 'utf8').trim().split('\n'),
      feeds: JSON.parse(stdout || '[]') as readonly Subscription[],
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
