import { describe, expect, test } from 'vitest'
import {
  diagnostic,
  githubDiagnostics,
  prettyDiagnostics,
  printable,
} from '../../src/diagnostics/index.ts'
import { BuildError } from '../../src/project/index.ts'

const tagged = (tag: string) => (text: string) => `<${tag}>${text}</${tag}>`
const paint = { bold: tagged('b'), dim: tagged('i'), red: tagged('red'), yellow: tagged('yellow') }
const date = { field: 'date', found: '"soon"' }
const error = diagnostic('date-invalid', { file: 'posts/a.md', line: 2, column: 7 }, date)
const warning = diagnostic('date-old', { file: 'posts/b.md' }, date)

describe('for people', () => {
  test('a diagnostic is a place, what is, and the way out', () => {
    expect(prettyDiagnostics([error, warning], paint)).toBe(
      '<b>posts/a.md:2:7</b> <red>error</red> `date` is "soon", which is not a date <i>[date-invalid]</i>\n' +
        `  ${error.help}\n` +
        '<b>posts/b.md</b> <yellow>warning</yellow> `date` is "soon", which is before 1990 <i>[date-old]</i>\n' +
        `  ${warning.help}\n`,
    )
  })

  test('nothing is nothing', () => {
    expect(prettyDiagnostics([], paint)).toBe('')
  })

  test('every error is shown, but of each warning ten, and how many more', () => {
    expect(
      prettyDiagnostics(
        Array.from({ length: 10 }, () => warning),
        paint,
      ),
    ).not.toMatch('more')
    const many = Array.from({ length: 13 }, () => [error, warning]).flat()
    const text = prettyDiagnostics(many, paint)
    expect(text.match(/<red>/g)).toHaveLength(13)
    expect(text.match(/<yellow>/g)).toHaveLength(10)
    expect(text).toMatch(
      /<i>… and 3 more of \[date-old\]; the JSON report \(--reporter json\) has all\n<\/i>$/,
    )
  })
})

describe('control characters are shown as escapes', () => {
  const name = 'a\n::error::x\u001B[31m\u007F\u009B\u202E\u2028\r.md'
  const shown = 'a\\n::error::x\\u001b[31m\\u007f\\u009b\\u202e\\u2028\\r.md'
  const hostile = { ...error, file: name, message: name, help: name }

  test('for people', () => {
    expect(prettyDiagnostics([hostile])).toBe(
      `${shown}:2:7 error ${shown} [date-invalid]\n  ${shown}\n`,
    )
  })

  test('for GitHub, which reads line breaks in a way of its own', () => {
    expect(githubDiagnostics([hostile])).toMatch(/^::error [\x20-\x7E]+\n$/)
    expect(githubDiagnostics([hostile])).toContain('x\\u001b[31m\\u007f\\u009b\\u202e\\u2028%0D.md')
  })

  test('in the message of a build that fails', () => {
    expect(new BuildError([hostile]).message).toBe(
      `${shown}:2:7 error ${shown} [date-invalid]\n  ${shown}`,
    )
  })

  test('and no other character is', () => {
    const text = 'Größe 日本 🚆 \\ "\u200F العربية'
    expect(printable(text)).toBe(text)
  })
})

describe('for GitHub', () => {
  test('a diagnostic is a workflow command', () => {
    expect(githubDiagnostics([error, warning])).toBe(
      `::error file=posts/a.md,line=2,col=7,title=date-invalid::${error.message}. ${error.help}\n` +
        `::warning file=posts/b.md,title=date-old::${warning.message}. ${warning.help}\n`,
    )
  })

  test('a file name cannot end the command or add a property to it', () => {
    const hostile = { ...warning, file: 'a,line=1::b%\r\n.md', message: '100%\n::error::x' }
    expect(githubDiagnostics([hostile])).toBe(
      '::warning file=a%2Cline=1%3A%3Ab%25%0D%0A.md,title=date-old' +
        `::100%25%0A::error::x. ${warning.help}\n`,
    )
  })
})
