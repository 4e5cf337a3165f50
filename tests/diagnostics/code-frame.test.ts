import { expect, test } from 'vitest'
import { codeFrame } from '../../src/diagnostics/code-frame.ts'
import { columnsOf } from '../../src/diagnostics/index.ts'

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`)

test.each([
  ['in the middle', 5, [3, 4, 5, 6, 7]],
  ['at the beginning', 1, [1, 2, 3]],
  ['at the end', 9, [7, 8, 9]],
])('two lines before and after are shown %s', (_, line, shown) => {
  const frame = codeFrame(`${lines(9).join('\n')}\n`, { line, column: 3 }, 40)
  expect(frame.map(({ number }) => number)).toEqual(shown)
  expect(frame.map(({ text }) => text)).toEqual(shown.map((number) => `line ${number}`))
  expect(frame.map(({ caret }) => caret)).toEqual(
    shown.map((number) => (number === line ? 2 : undefined)),
  )
})

test('a line that there is not has no frame, and the end of the text has one', () => {
  expect(codeFrame('a\nb\n', { line: 4 }, 40)).toEqual([])
  expect(codeFrame('a\nb\n', { line: 3 }, 40).at(-1)).toEqual({ number: 3, text: '', caret: 0 })
  expect(codeFrame('a\r\nb', { line: 2, column: 2 }, 40)).toEqual([
    { number: 1, text: 'a', caret: undefined },
    { number: 2, text: 'b', caret: 1 },
  ])
})

test.each([
  ['a tab', 'a\tb', 3, 'a   b', 4],
  ['wide letters', '日本: x', 5, '日本: x', 6],
  ['a pictograph of two units', '🚆 x', 4, '🚆 x', 3],
  ['control characters', '\u001B[31mx', 6, '\\u001b[31mx', 10],
])('the caret stands under its column behind %s', (_, text, column, shown, caret) => {
  expect(codeFrame(text, { line: 1, column }, 40)).toEqual([{ number: 1, text: shown, caret }])
})

const long = `${'a'.repeat(100)}X${'b'.repeat(100)}`

test.each([
  ['the beginning', long, 1, `${'a'.repeat(19)}…`, 0],
  ['the middle', long, 101, `…${'a'.repeat(9)}X${'b'.repeat(8)}…`, 10],
  ['the end', long, 201, `…${'a'.repeat(0)}${'b'.repeat(19)}`, 19],
])('of a long line the part around the column is shown: %s', (_, text, column, shown, caret) => {
  expect(codeFrame(text, { line: 1, column }, 20)).toEqual([{ number: 1, text: shown, caret }])
})

test('whatever the place, the line has room, and the caret is on what it points at', () => {
  const text = `${'日本🚆é\t'.repeat(600)}X${'ü語\u202E'.repeat(600)}`
  for (const room of [10, 11, 40]) {
    for (let column = 1; column < text.length; column += 37) {
      const [line] = codeFrame(text, { line: 1, column }, room)
      expect(columnsOf(line?.text ?? ''), `${room} ${column}`).toBeLessThanOrEqual(room)
      expect(line?.caret).toBeLessThan(room)
    }
  }
})
