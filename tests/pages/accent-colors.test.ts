import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentColors, contrast, papers } from '../../src/pages/accent-colors.ts'

type Color = readonly [number, number, number]

function rgb(color: string): Color {
  const part = (start: number) => Number.parseInt(color.slice(start, start + 2), 16)
  return [part(1), part(3), part(5)]
}

test('whatever the accent is, it can be read on both papers, and text on it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xff_ff_ff }), (value) => {
      const { light, onLight, dark, onDark } = accentColors(
        `#${value.toString(16).padStart(6, '0')}`,
      )
      expect(contrast(rgb(light), rgb(papers.light))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb(dark), rgb(papers.dark))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb(light), rgb(onLight))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb(dark), rgb(onDark))).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('one that can be read stays as it is', () => {
  expect(accentColors('#036').light).toBe('#003366')
})
