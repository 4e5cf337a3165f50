import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { filesIn, folderOf, read, stateOf } from '../support/folder.ts'
import { compiled, feedwright, onOneLine } from './command.ts'

const url = ['--url', 'https://example.org'] as const
const answers = [
  ...url,
  ...[
    '--title',
    "It's “mine”",
    '--language',
    'uk',
    '--timezone',
    'Europe/Kyiv',
    '--posts',
    'texts',
  ],
] as const
const article = '---\ntitle: A\ndate: 2025-05-17\n---\nText.'

describe('in an empty folder', () => {
  test('there is a config, a script and a first post, which can be built at once', async () => {
    const root = folderOf()
    const { status, stdout, stderr } = await feedwright('init', '--root', root, ...answers)
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: '' })
    expect(filesIn(root)).toEqual(['feedwright.config.mjs', 'package.json', 'texts/hello.md'])
    expect(read(root, 'feedwright.config.mjs')).toBe(
      [
        '/** @type {import("feedwright").UserConfig} */',
        'export default {',
        '  site: {',
        "    url: 'https://example.org',",
        "    title: 'It\\'s “mine”',",
        "    language: 'uk',",
        "    timezone: 'Europe/Kyiv',",
        '  },',
        "  posts: 'texts',",
        '  pages: true,',
        '}\n',
      ].join('\n'),
    )
    expect(JSON.parse(read(root, 'package.json'))).toMatchObject({
      private: true,
      scripts: { feeds: 'feedwright build' },
    })
    expect(stderr).toMatch(/npx feedwright serve\n.*\n +npx feedwright build\n/)
    expect((await feedwright('--root', root, '--strict')).status).toBe(0)
    const feed = JSON.parse(read(root, 'dist/feed.json'))
    expect(feed).toMatchObject({ title: "It's “mine”", items: [{ title: 'Hello' }] })
  })

  test('files that no site has are no content', async () => {
    const root = folderOf({ '.git/HEAD': '', 'README.md': '# A', LICENSE: '' })
    await feedwright('init', '--root', root, ...url)
    expect(filesIn(root)).toContain('package.json')
  })
})

describe('what is there', () => {
  test('is found: an address, a name, posts; and package.json gets a script', async () => {
    const manifest = `{
    "name": "my-blog", "homepage": "https://a.example/b/",
    "scripts": {
        "test": "true"
    }
}
`
    const root = folderOf({ 'package.json': manifest, 'blog/a.md': article, 'news/b.txt': '' })
    const { status, stderr } = await feedwright('init', '--root', root, '--timezone', 'UTC')
    expect(status, stderr).toBe(0)
    const config = read(root, 'feedwright.config.mjs')
    expect(config).toContain("url: 'https://a.example/b/',\n    title: 'My blog',")
    expect(config).toContain("posts: 'blog'")
    expect(read(root, 'package.json')).toBe(
      manifest.replace('"true"', '"true",\n        "feeds": "feedwright build"'),
    )
    expect(filesIn(root).filter((file) => file.endsWith('.md'))).toEqual(['blog/a.md'])
    expect(onOneLine(stderr)).toContain('read docs/generators.md')
  })

  test.each([
    ['CNAME', { CNAME: 'blog.example\n' }, 'https://blog.example'],
    [
      'a repository',
      { '.git/config': '[remote]\n\turl = git@github.com:Ann/notes.git\n' },
      'https://ann.github.io/notes',
    ],
    [
      'a repository for an address',
      { '.git/config': 'url = https://github.com/ann/ann.github.io\n' },
      'https://ann.github.io',
    ],
  ])('%s says where the site lives', async (_, files, expected) => {
    const root = folderOf(files)
    await feedwright('init', '--root', root)
    expect(read(root, 'feedwright.config.mjs')).toContain(`url: '${expected}'`)
  })

  test('gives no commands to a terminal', async () => {
    const name = 'a\u001B[31m\u202Eb'
    const root = folderOf({ 'package.json': JSON.stringify({ name }) })
    const { stderr } = await feedwright('init', '--root', root, ...url)
    expect(stderr).not.toMatch(/[\u001B\u202E]/)
    expect(read(root, 'feedwright.config.mjs')).toContain("title: 'A [31m b'")
  })

  test.each([
    ['{}', 'Run `npm install --save-dev feedwright` once, so that `npm run feeds`'],
    ['{ "devDependencies": { "feedwright": "^0.1.0" } }', 'its time zone UTC. Next:'],
  ])('is told what its script needs: package.json with %s', async (manifest, note) => {
    const root = folderOf({ 'package.json': manifest })
    const { stderr } = await feedwright('init', '--root', root, ...url, '--timezone', 'UTC')
    expect(onOneLine(stderr)).toContain(note)
  })

  test.each([
    ['a script of that name', '{ "scripts": { "feeds": "mine" } }', 'has a script `feeds` already'],
    ['what is no JSON', '{ "scripts": ', 'cannot be read'],
    ['a list of scripts', '{ "scripts": [] }', 'cannot be read'],
  ])('stays as it is: package.json with %s', async (_, manifest, note) => {
    const root = folderOf({ 'package.json': manifest })
    const { status, stderr } = await feedwright('init', '--root', root, ...url)
    expect(status).toBe(0)
    expect(onOneLine(stderr)).toContain(note)
    expect(read(root, 'package.json')).toBe(manifest)
  })

  test.each(['.ts', '.mjs', '.js', '.json'])(
    'stays as it is: a config that ends in %s, and that is exit status 2',
    async (ending) => {
      const root = folderOf({ [`feedwright.config${ending}`]: '{}' })
      const before = stateOf(root)
      const { status, stderr } = await feedwright('init', '--root', root, ...url)
      expect(status).toBe(2)
      expect(onOneLine(stderr)).toContain(`feedwright.config${ending}. Nothing was written.`)
      expect(stateOf(root)).toEqual(before)
    },
  )
})

test('of a generator’s site only what its config lacks is written', async () => {
  const root = folderOf({
    'hugo.toml': 'baseURL = "https://a.example/"\ntitle = "A"\nlanguageCode = "en-GB"\n',
    'content/posts/a.md': article,
  })
  const { status, stderr } = await feedwright('init', '--root', root)
  expect(status).toBe(0)
  expect(filesIn(root)).toEqual(['content/posts/a.md', 'feedwright.config.mjs', 'hugo.toml'])
  expect(read(root, 'feedwright.config.mjs')).toContain(
    "  generator: 'hugo',\n  site: { timezone: 'UTC' },\n  out: 'public',\n  pages: true,\n}",
  )
  expect(onOneLine(stderr)).toMatch(
    /a site of Hugo\. .* hugo && npx feedwright writes them to public/,
  )
  expect((await feedwright('--root', root, '--strict')).status).toBe(0)
})

test('what to do next can be typed where the generator is one of node_modules', async () => {
  const root = folderOf({
    'astro.config.mjs': "export default { site: 'https://a.example' }\n",
    'package.json': '{ "dependencies": { "astro": "^5.0.0", "feedwright": "^0.1.0" } }',
    'src/content/blog/a.md': article,
  })
  const { stderr } = await feedwright('init', '--root', root)
  expect(onOneLine(stderr)).toContain(' npx astro build && npx feedwright writes them to dist')
})

describe('what cannot be used is exit status 2, names the flag, and nothing is written', () => {
  test.each([
    ['url', 'example.org/blog', 'with its scheme, such as https://example.org/blog.'],
    ['url', 'ftp://example.org', 'with its scheme'],
    ['url', 'https://example.org/?a#b', 'alone, such as https://example.org/.'],
    ['title', ' ', 'must not be empty'],
    ['language', 'english', 'such as en, pt-BR or uk'],
    ['language', 'xx', 'such as en, pt-BR or uk'],
    ['timezone', 'Nowhere', 'such as Europe/Kyiv or UTC.'],
    ['timezone', 'new york', 'did you mean `America/New_York`?'],
    ['timezone', 'Europe/Berln', 'did you mean `Europe/Berlin`?'],
    ['posts', '../elsewhere', 'must be a folder below'],
    ['posts', 'a-file', 'is a file and no folder'],
  ])('--%s %s', async (flag, value, expected) => {
    const root = folderOf({ 'a-file': '' })
    const { status, stderr } = await feedwright('init', '--root', root, ...url, `--${flag}`, value)
    expect(status).toBe(2)
    expect(onOneLine(stderr)).toContain(`\`--${flag}\` is ${JSON.stringify(value)}, but it `)
    expect(onOneLine(stderr)).toContain(expected)
    expect(filesIn(root)).toEqual(['a-file'])
  })

  test('an address that nobody knows, where there is no terminal', async () => {
    const root = folderOf()
    const { status, stderr } = await feedwright('init', '--root', root)
    expect(status).toBe(2)
    expect(onOneLine(stderr)).toContain('nothing is asked. Say it: --url https://example.org')
    expect(filesIn(root)).toEqual([])
  })
})

test('a file that cannot be written takes back those before it, and is exit status 1', async () => {
  const root = folderOf({ 'package.json': '{}', texts: 'a file' })
  const before = stateOf(root)
  const { status, stderr } = await feedwright('init', '--root', root, ...url, '--posts', 'texts/in')
  expect(status, stderr).toBe(1)
  expect(onOneLine(stderr)).toMatch(/hello\.md cannot be written: .*\. Nothing was written\./)
  expect(filesIn(root)).toEqual(['package.json', 'texts'])
  expect(read(root, 'package.json')).toBe('{}')
  expect(before.length).toBe(2)
})

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that may not be written to is exit status 1',
  async () => {
    const root = folderOf()
    chmodSync(root, 0o555)
    onTestFinished(() => chmodSync(root, 0o755))
    const { status, stderr } = await feedwright('init', '--root', root, ...url)
    expect(status).toBe(1)
    expect(onOneLine(stderr)).toContain('cannot be written: permission denied')
  },
)

const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0

/** Runs the command on a terminal, and types an answer as each question is shown. */
async function onTerminal(root: string, typed: readonly (readonly [string, string])[]) {
  const line = `stty cols 80 rows 40; "${process.execPath}" "${compiled}" init --root "${root}"`
  const child = spawn('script', ['-qefc', line, '/dev/null'], {
    env: { ...process.env, TZ: 'Europe/Kyiv', LC_ALL: 'C.UTF-8', TERM: 'xterm' },
  })
  let said = ''
  let next = 0
  let seen = 0
  child.stdout.on('data', (text) => {
    said += text
    const [question, keys] = typed[next] ?? []
    const place = question === undefined ? -1 : said.indexOf(question, seen)
    if (place < 0) return
    seen = place + 1
    next++
    child.stdin.write(keys ?? '')
  })
  const [status] = await once(child, 'exit')
  return { status, said }
}

describe.skipIf(!hasTerminal)('on a terminal', () => {
  test('it asks, says what is wrong with an answer, and takes the likely ones', async () => {
    const root = folderOf()
    const { status, said } = await onTerminal(root, [
      ['Where does the site live?', 'example.org\r'],
      ['such as https://example.org', '\u0015https://example.org\r'],
      ['What is it called?', '\u0015Mine\r'],
      ['Which language', '\r'],
      ['Which time zone', '\r'],
      ['Which folder', '\r'],
    ])
    expect(status, said).toBe(0)
    const config = read(root, 'feedwright.config.mjs')
    expect(config).toMatch(/url: 'https:\/\/example\.org',\n +title: 'Mine',\n +language: 'en'/)
    expect(config).toMatch(/timezone: 'Europe\/K[iy][ey]v',\n {2}},\n {2}posts: 'posts',/)
    expect(filesIn(root)).toContain('posts/hello.md')
  })

  test('Ctrl-C ends it with 130, and nothing is written', async () => {
    const root = folderOf()
    const { status, said } = await onTerminal(root, [
      ['Where does the site live?', 'https://example.org\r'],
      ['What is it called?', '\u0003'],
    ])
    expect(status, said).toBe(130)
    expect(said).toContain('Nothing was written.')
    expect(filesIn(root)).toEqual([])
  })
})
