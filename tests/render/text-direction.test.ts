import { expect, test } from 'vitest'
import { directionOf } from '../../src/render/text-direction.ts'

test.each([
  'ar',
  'ar-EG',
  'he',
  'fa',
  'ur',
  'ps',
  'yi',
  'dv',
  'syr',
  'ug',
  'ckb',
  'az-Arab',
  'ff-Adlm',
  'nqo',
])('%s is written from right to left', (language) => {
  expect(directionOf(language)).toBe('rtl')
})

test.each(['en', 'ja', 'ru', 'az', 'ar-Latn', 'und', 'not a language', ''])(
  '%j is written from left to right',
  (language) => {
    expect(directionOf(language)).toBe('ltr')
  },
)
