import { describe, expect, test } from 'vitest'
import {
  type Diagnostic,
  diagnostic,
  formatDiagnostics,
  prettyDiagnostics,
  printable,
} from '../../src/diagnostics/index.ts'
import { BuildError } from '../../src/project/index.ts'

const tagged = (tag: string) => (text: string) => `<${tag}>${text}</${tag}>`
const paint = { bold: tagged('b'), dim: tagged('i'), red: tagged('red'), yellow: tagged('yellow') }
const forGitHub = (diagnostics: readonly Diagnostic[]) =>
  formatDiagnostics(diagnostics, { format: 'github' })
const date = { field: 'date', found: '"soon"' }
const error = diagnostic('date-invalid', { file: 'posts/a.md', line: 2, column: 7 }, date)
const warning = diagnostic('date-old', { file: 'posts/b.md' }, date)

describe('for people', () => {
  test('a diagnostic is what is wrong, the place, and the way out', () => {
    expect(prettyDiagnostics([error])).toBe(
      'error `date` is "soon", which is not a date [date-invalid]\n' +
        '  posts/a.md:2:7\n\n' +
        '  Write the date as 2025-05-17, 2025-05-17 09:30 or\n' +
        '  2025-05-17T09:30:00+03:00. 03/04/2025 is two different\n' +
        '  days, depending on the reader.\n',
    )
  })

  test('colours take no room', () => {
    const text = formatDiagnostics([error], { color: true })
    expect(text.split('\n')[0]).toBe(
      '\u001B[1m\u001B[31merror\u001B[39m `date` is "soon", which is not a date\u001B[22m ' +
        '\u001B[2m[date-invalid]\u001B[22m',
    )
  })

  test('nothing is nothing', () => {
    expect(prettyDiagnostics([])).toBe('')
  })

  test('errors come before warnings', () => {
    const text = prettyDiagnostics([warning, error, warning])
    expect(text.match(/^\w+/gm)).toEqual(['error', 'warning'])
  })

  test('what repeats is said once, with ten of its places and the number of others', () => {
    const many = Array.from({ length: 13 }, (_, index) => {
      return diagnostic('date-old', { file: `${index}.md`, line: 1 }, date)
    })
    const text = prettyDiagnostics(many)
    expect(text.match(/warning/g)).toHaveLength(1)
    expect(text.match(/\d\.md:1$/gm)).toHaveLength(10)
    expect(text).toContain('  9.md:1\n  and 3 more (--all names them)\n\n')
    const all = prettyDiagnostics(many, { all: true })
    expect(all.match(/\d\.md:1$/gm)).toHaveLength(13)
    expect(all).not.toContain('more')
  })

  test('the same advice for other messages of a code is given once', () => {
    const late = diagnostic('date-invalid', { file: 'b.md' }, { field: 'date', found: '"late"' })
    const text = prettyDiagnostics([error, late, error])
    expect(text.match(/^error .*/gm)).toHaveLength(2)
    expect(text.match(/Write the date/g)).toHaveLength(1)
    expect(text).toContain('  posts/a.md:2:7\n  posts/a.md:2:7\n\nerror `date` is "late"')
  })

  test('words are wrapped at the columns of a narrow terminal, and paths are not', () => {
    const file = 'posts/a-name-that-is-longer-than-the-line.md'
    const text = prettyDiagnostics([{ ...error, file }], { columns: 30 })
    const long = text.split('\n').filter((line) => line.length > 30)
    expect(long).toEqual([`  ${file}:2:7`])
    expect(prettyDiagnostics([error], { columns: 200 })).toBe(prettyDiagnostics([error]))
  })
})

describe('the lines around an error', () => {
  const text = '---\ntitle: A\ndate: soon\n---\nText.\n'
  const at = { ...error, line: 3 }

  test('stand under its place, with a caret under the column', () => {
    expect(prettyDiagnostics([at], { textOf: () => text, paint })).toContain(
      '  posts/a.md:3:7\n\n' +
        '<i>    1 │</i> ---\n' +
        '<i>    2 │</i> title: A\n' +
        '<i>    3 │</i> date: soon\n' +
        '      <i>│</i>       <red>^</red>\n' +
        '<i>    4 │</i> ---\n' +
        '<i>    5 │</i> Text.\n\n  Write',
    )
  })

  test('are shown for the first of three messages of a code', () => {
    const found = [1, 2, 3, 4].flatMap((number) => {
      const args = { field: 'date', found: `"${number}"` }
      return ['a.md', 'b.md'].map((file) => diagnostic('date-invalid', { file, line: 3 }, args))
    })
    const shown = prettyDiagnostics(found, { textOf: () => text })
    expect(shown.match(/3 │/g)).toHaveLength(3)
    expect(shown).toContain('Text.\n\n  b.md:3\n\nerror')
  })

  test('are not shown for a warning, or where there is no such text or line', () => {
    expect(prettyDiagnostics([{ ...warning, line: 1 }], { textOf: () => text })).not.toContain('│')
    expect(prettyDiagnostics([at], { textOf: () => undefined })).not.toContain('│')
    expect(prettyDiagnostics([{ ...at, line: 99 }], { textOf: () => text })).not.toContain('│')
  })
})

describe('control characters are shown as escapes', () => {
  const name = 'a\n::error::x\u001B[31m\u007F\u009B\u202E\u2028\r.md'
  const shown = 'a\\n::error::x\\u001b[31m\\u007f\\u009b\\u202e\\u2028\\r.md'
  const hostile = { ...error, file: name, message: name, help: name }

  test('for people', () => {
    expect(prettyDiagnostics([hostile])).toBe(
      `error ${shown}\n[date-invalid]\n  ${shown}:2:7\n\n  ${shown}\n`,
    )
  })

  test('for GitHub, which reads line breaks in a way of its own', () => {
    expect(forGitHub([hostile])).toMatch(/^::error [\x20-\x7E]+\n$/)
    expect(forGitHub([hostile])).toContain('x\\u001b[31m\\u007f\\u009b\\u202e\\u2028%0D.md')
  })

  test('in the message of a build that fails', () => {
    expect(new BuildError([hostile]).message).toBe(
      `error ${shown}\n[date-invalid]\n  ${shown}:2:7\n\n  ${shown}`,
    )
  })

  test('and no other character is', () => {
    const text = 'Größe 日本 🚆 \\ "\u200F العربية'
    expect(printable(text)).toBe(text)
  })
})

describe('for GitHub', () => {
  test('a diagnostic is a workflow command', () => {
    expect(forGitHub([error, warning])).toBe(
      `::error file=posts/a.md,line=2,col=7,title=date-invalid::${error.message}. ${error.help}\n` +
        `::warning file=posts/b.md,title=date-old::${warning.message}. ${warning.help}\n`,
    )
  })

  test('a file name cannot end the command or add a property to it', () => {
    const hostile = { ...warning, file: 'a,line=1::b%\r\n.md', message: '100%\n::error::x' }
    expect(forGitHub([hostile])).toBe(
      '::warning file=a%2Cline=1%3A%3Ab%25%0D%0A.md,title=date-old' +
        `::100%25%0A::error::x. ${warning.help}\n`,
    )
  })
})
