import { expect, test } from 'vitest'
import { normalize } from '../../src/model/normalize.ts'

test('a text is normalized as it is', () => {
  const text = 'e\u0301 ﬁ 日本語 g\u0303\u0323'.repeat(3000)
  for (const form of ['NFC', 'NFD', 'NFKC'] as const) {
    expect(normalize(text, form)).toBe(text.normalize(form))
  }
})

test('a million marks on one letter take no seconds, and a few of them stay', () => {
  const start = process.cpuUsage()
  const text = normalize(`a${'\u0300\u0316'.repeat(500_000)}b`, 'NFC')
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(2_000)
  expect(text).toMatch(/^\p{L}\p{M}{29,30}b$/u)
})
