import { readFileSync } from 'node:fs'

/** All that may change what the same input gives: this program, and the dates and letters of Node. */
export function programIdentity(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  const { node, icu, unicode, tz } = process.versions
  const { version } = manifest as { version: string }
  return [version, process.env['FEEDWRIGHT_BUILD'], node, icu, unicode, tz].join(' ')
}
