import { afterEach, describe, expect, test, vi } from 'vitest'
import { progressLine } from '../../src/cli/progress.ts'
import { feedwright, post, publicationOf, reportOf, site } from './command.ts'

const escapeCode = '\u001B['

const withWarning = { 'a.md': post('title: A\nathor: Jane') }

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

describe('pretty', () => {
  test('each feed has its entries, its size and what happened to it', async () => {
    const root = publicationOf({ 'a.md': post('title: A') })
    const { stdout, stderr } = await feedwright(...site, '--root', root)
    expect(stderr).toMatch(
      /^example\.org\n {2}1 post\n {2}the newest: \S+\n\n {2}new {2}rss\.xml {9}1 entry, \d\.\d kB\n {2}new {2}atom\.xml {8}1 entry, \d+ B\n {2}new {2}feed\.json {7}1 entry, \d+ B\n {2}new {2}discovery\.html\n {2}new {2}feeds\.json\n {2}new {2}feeds\.opml\n\n {2}6 files changed in \S+\/dist\. {2}\d\S* m?s\n$/,
    )
    expect(stdout).toBe('')
  })

  test('--quiet leaves only the problems', async () => {
    const fine = publicationOf({ 'a.md': post('title: A') })
    expect(await feedwright(...site, '--root', fine, '--quiet')).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
    const { stderr } = await feedwright(...site, '--root', publicationOf(withWarning), '--quiet')
    expect(stderr).toMatch(
      /^warning `athor` [^\n]+\n\[field-near-miss\]\n {2}\S+posts\/a\.md:4:1\n\n {2}[^\n]+\n {2}[^\n]+\n$/,
    )
  })

  test.each([
    ['a terminal', true, {}, true],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['no terminal', false, {}, false],
    ['no terminal with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['a terminal with both', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['a terminal without abilities', true, { TERM: 'dumb' }, false],
  ])('%s', async (_, isTTY, environment, isColored) => {
    const usual = { NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: 'xterm' }
    for (const [name, value] of Object.entries({ ...usual, ...environment })) {
      vi.stubEnv(name, value)
    }
    const { stdout, stderr } = await onTerminal(isTTY, async () => {
      return feedwright(...site, '--root', publicationOf(withWarning))
    })
    expect(stderr.includes(escapeCode)).toBe(isColored)
    expect(stdout).toBe('')
  })
})

test('where only posts are wrong, the config that leaves them out is named', async () => {
  const wrong = { 'a.md': '---\ndate: soon\n---\nText.', 'b.md': post('title: B') }
  const root = publicationOf(wrong)
  const { stderr } = await feedwright(...site, '--root', root)
  expect(stderr).toContain("config:\n    rules: { 'date-invalid': 'leave-out' }\n")
  const config = await feedwright('--site', 'example.org', '--root', root)
  expect(config.stderr).not.toContain('leave-out')
})

describe('json', () => {
  test.each([
    ['all is well', { 'a.md': post('title: A') }, [...site], 0],
    ['there are warnings', withWarning, [...site], 0],
    ['there are warnings and --strict', withWarning, [...site, '--strict'], 1],
    ['there are errors', { 'a.md': '---\ndate: soon\n---\nText.' }, [...site], 1],
    ['the config is wrong', withWarning, ['--site', 'example.org'], 2],
  ])('standard output is one JSON text when %s', async (_, posts, argv, expected) => {
    const { status, stderr, report } = await reportOf(...argv, '--root', publicationOf(posts))
    expect({ status, stderr }).toEqual({ status: expected, stderr: '' })
    expect(report.diagnostics).toBeInstanceOf(Array)
    expect('changes' in report).toBe(expected === 0)
  })

  test('it has no colour on a terminal', async () => {
    const root = publicationOf(withWarning)
    const { stdout } = await onTerminal(true, () => reportOf(...site, '--root', root))
    expect(stdout).not.toContain(escapeCode)
  })
})

describe('github', () => {
  test('each problem is an annotation with its place, escaped', async () => {
    const root = publicationOf({
      'a, b: 100%.md': '---\ndate: "50%\\n::error::x"\n---\nText.',
      'c.md': '---\nwithdrawn: true\n---\nText.',
      'd.md': post(),
    })
    const { status, stdout, stderr } = await feedwright(
      ...site,
      '--root',
      root,
      '--reporter',
      'github',
    )
    const [first = '', second = '', ...rest] = stdout.split('\n')
    expect(first).toMatch(
      /^::error file=\S*\/posts\/a%2C b%3A 100%25\.md,line=2,col=1,title=date-invalid::`date` is [^\n]*50%25[^\n]*$/,
    )
    expect(second).toMatch(/^::error file=\S*\/posts\/c\.md,line=1,col=1,title=date-missing::/)
    expect(rest).toEqual([''])
    expect(stderr).toContain('2 errors')
    expect(status).toBe(1)
  })

  test('a warning is a warning', async () => {
    const root = publicationOf(withWarning)
    const { stdout } = await feedwright(...site, '--root', root, '--reporter', 'github')
    expect(stdout).toMatch(/^::warning file=\S+,line=4,col=1,title=field-near-miss::[^\n]+\n$/)
  })
})

describe.skipIf(process.platform === 'win32')('a name with control characters', () => {
  const name = 'a\n::error::x\u001B[31m\u009B\u202E.md'

  test.each(['pretty', 'json', 'github'])('gives no commands: %s', async (reporter) => {
    const root = publicationOf({ [name]: '---\ndate: soon\n---\nText.', 'b.md': post() })
    const ran = await feedwright(...site, '--root', root, '--reporter', reporter)
    expect(ran.status).toBe(1)
    const all = ran.stdout + ran.stderr
    expect(all).toContain('x\\u001b[31m\\u009b\\u202e.md')
    expect(all).toMatch(/^[\x20-\x7E\n│]+$/)
    const commands = all.split('\n').filter((line) => line.startsWith('::'))
    expect(commands.length).toBe(reporter === 'github' ? 1 : 0)
  })

  test('is the same name for programs', async () => {
    const root = publicationOf({ [name]: 'Text.' })
    const { report } = await reportOf(...site, '--root', root)
    expect(report.diagnostics.map(({ file }) => file.endsWith(`/${name}`))).toContain(true)
  })
})

describe('the progress line', () => {
  const progress = (isTTY: boolean, options: { quiet?: boolean; reporter?: string } = {}) => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const lines: string[] = []
    const stream = { isTTY, write: (text: string) => lines.push(text) }
    const line = progressLine(stream as never, { reporter: 'pretty', ...options })
    return { line, lines }
  }

  test('is there after a second, ten times a second, and gone in the end', () => {
    const { line, lines } = progress(true)
    line.show(1, 9)
    vi.advanceTimersByTime(1000)
    line.show(2, 9)
    line.show(3, 9)
    vi.advanceTimersByTime(100)
    line.show(4, 9)
    line.clear()
    const shown = ['Rendering 2 of 9 posts', 'Rendering 4 of 9 posts', '']
    expect(lines).toEqual(shown.map((text) => `\r${escapeCode}K${text}`))
  })

  test.each([
    ['no terminal', false, {}],
    ['--quiet', true, { quiet: true }],
    ['another reporter', true, { reporter: 'json' }],
  ])('is not there with %s', (_, isTTY, options) => {
    const { line, lines } = progress(isTTY, options)
    vi.advanceTimersByTime(5000)
    line.show(1, 9)
    line.clear()
    expect(lines).toEqual([])
  })
})

/** Does something with streams that are a terminal, or are none. */
async function onTerminal<Result>(isTTY: boolean, action: () => Promise<Result>): Promise<Result> {
  const streams = [process.stdout, process.stderr]
  const before = streams.map((stream) => stream.isTTY)
  try {
    for (const stream of streams) stream.isTTY = isTTY
    return await action()
  } finally {
    for (const [index, stream] of streams.entries()) stream.isTTY = before[index] ?? false
  }
}
