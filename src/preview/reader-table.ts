import type { Reader } from './reader.ts'
import { freshrss } from './readers/freshrss.ts'
import { mail } from './readers/mail.ts'
import { miniflux } from './readers/miniflux.ts'
import { netnewswire } from './readers/netnewswire.ts'
import { newsboat } from './readers/newsboat.ts'
import { thunderbird } from './readers/thunderbird.ts'

/** The readers in the order of their tabs. A new one is a file and a line here. */
export const readers = {
  miniflux: miniflux as Reader,
  freshrss: freshrss as Reader,
  netnewswire: netnewswire as Reader,
  thunderbird: thunderbird as Reader,
  newsboat: newsboat as Reader,
  mail: mail as Reader,
}

export type ReaderName = keyof typeof readers

export const readerNames: readonly ReaderName[] = Object.keys(readers) as ReaderName[]

export function isReaderName(name: string): name is ReaderName {
  return Object.hasOwn(readers, name)
}
