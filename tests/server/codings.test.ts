import { expect, test } from 'vitest'
import { type Coding, chooseCoding } from '../../src/server/codings.ts'

test.each<[Coding, string | null]>([
  ['identity', null],
  ['identity', ''],
  ['gzip', 'gzip'],
  ['gzip', 'x-gzip'],
  ['br', 'gzip, deflate, br, zstd'],
  ['br', 'br;q=0.5, gzip;q=0.4'],
  ['gzip', 'br;q=0.4,gzip;q=0.5'],
  ['gzip', 'BR;q=0, GZIP'],
  ['br', '*'],
  ['gzip', 'br;q=0, *'],
  ['identity', 'gzip;q=0, br;q=0'],
  ['identity', 'identity, gzip;q=0.5'],
  ['gzip', 'identity;q=0.5, gzip;q=1.0'],
  ['identity', 'deflate'],
  ['identity', 'gzip;q=2'],
  ['identity', 'gzip;level=9;;;'],
])('%s for %j', (coding, accepted) => {
  expect(chooseCoding(accepted)).toBe(coding)
})
