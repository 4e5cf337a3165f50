import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configJsonSchema } from '../src/config/index.ts'
import { permalinkPlaceholders } from '../src/config/validators.ts'
import { fieldTable } from '../src/content/fields.ts'
import { switchTable } from '../src/content/switches.ts'
import { type CatalogueRow, catalogue } from '../src/diagnostics/index.ts'
import { companionNames, formats } from '../src/formats/index.ts'
import { generators } from '../src/generators/index.ts'
import { generatorNames, termScopes } from '../src/model/index.ts'
import { english } from '../src/pages/texts/english.ts'
import { asReader } from '../src/preview/as-reader.ts'
import type { Reader } from '../src/preview/reader.ts'
import { readers } from '../src/preview/reader-table.ts'
import { decorations, htmlSteps } from '../src/render/html-steps.ts'
import { parseHtml } from '../src/render/index.ts'
import { finishingSteps, syntaxSteps } from '../src/render/syntax/index.ts'
import { constructs } from './render/syntax/constructs.ts'
import { type ConfigKey, commentedUserConfig, configKeys } from './support/config-keys.ts'

/** Generated pages are snapshots: `npm run docs` writes them anew, and a stale one fails here. */
const root = join(import.meta.dirname, '..')

test('the JSON Schema for editors is what the config is checked with', async () => {
  const schema = `${JSON.stringify(configJsonSchema(), null, 2)}\n`
  await expect(schema).toMatchFileSnapshot(join(root, 'feedwright.schema.json'))
})

test('docs/diagnostics.md explains every code', async () => {
  const sections = Object.entries<CatalogueRow>(catalogue)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { severity, about, isGuess, message, help, why }]: [string, CatalogueRow]) => {
      const whole = about === undefined ? severity : `${severity} about a ${about}`
      const kind = isGuess ? `${whole} that may be turned off` : whole
      return `## ${code}\n\n*${kind}*: ${message}\n\n${help}\n\n${why}\n`
    })
  const page = `# Diagnostics

Everything that Feedwright reports about a publication. A code never changes its meaning. Words in
braces are filled in. An error stops the build: nothing in the output folder changes. An error about a
post can leave out that post instead, by \`rules\` in the config: \`rules: { 'date-invalid': 'leave-out' }\`. A
warning that may be wrong is turned off there: \`rules: { 'pages-old': 'off' }\`.
Generated from \`src/diagnostics/catalogue.ts\`.

${sections.join('\n')}`
  await expect(page).toMatchFileSnapshot(join(root, 'docs/diagnostics.md'))
})

test('docs/configuration.md lists every key', async () => {
  const table = (keys: readonly ConfigKey[]) => `| key | what it is | values | default |
|---|---|---|---|
${keys.map(row).join('\n')}
`
  const row = ({ path, description, values, default: usual }: ConfigKey) =>
    `| \`${path}\` | ${description} | ${values} | ${usual === undefined ? '' : `\`${usual}\``} |`
  const permalinkParts = `| part | what it is |
|---|---|
${Object.entries(permalinkPlaceholders)
  .map(([name, what]) => `| \`:${name}\` | ${what} |`)
  .join('\n')}
`
  const keys = configKeys()
  const top = keys.filter(({ path }) => /^\$?\w+$/.test(path))
  const sections = top.flatMap(({ path }) => {
    const inner = keys.filter(
      (key) =>
        /[.[]/.test(key.path.slice(path.length, path.length + 1)) && key.path.startsWith(path),
    )
    const more = path === 'permalink' ? `\n${permalinkParts}` : ''
    return inner.length === 0 ? [] : [`## \`${path}\`\n\n${table(inner)}${more}`]
  })
  expect(keys.filter(({ description }) => description === '')).toEqual([])
  const page = `# Configuration

In \`feedwright.config.mjs\`, \`.js\`, \`.ts\` or \`.json\`, beside the posts folder. Only \`site.url\` and
\`site.title\` are required, and with \`generator\` they need only stand in the config of that
([generators.md](generators.md)). Folders are relative to the root. A page of the site may be written as
its path below \`site.url\`, as in \`/about/\`, and a picture as in HTML, \`/images/logo.png\` being below the
host. Names in capitals are yours to choose: \`site.authors.KEY.name\` is \`name\` of each of the authors, and
\`feeds[].limit\` is \`limit\` of each of the feeds. Generated from \`src/config/schema.ts\`.

${table(top)}
${sections.join('\n')}`
  await expect(page).toMatchFileSnapshot(join(root, 'docs/configuration.md'))
})

test('editors show the same of each key', async () => {
  const file = join(root, 'src/config/user-config.ts')
  await expect(commentedUserConfig()).toMatchFileSnapshot(file)
})

test('docs/feeds.md lists every format and scope', async () => {
  const file = join(root, 'docs/feeds.md')
  const scopes = [
    '| scope | a feed for | least posts | without `feeds` |\n|---|---|---|---|',
    '| `site` | everything | 1 | yes |',
    ...Object.entries(termScopes).map(([name, { minPosts, isDefault }]) => {
      return `| \`${name}\` | each ${name} | ${minPosts} | ${isDefault ? 'yes' : 'no'} |`
    }),
  ]
  const formatRows = [
    '| format | what it is | file | media type |\n|---|---|---|---|',
    ...Object.entries(formats).map(([name, { title, fileName, mediaType }]) => {
      return `| \`${name}\` | ${title} | \`${fileName}\` | \`${mediaType}\` |`
    }),
  ]
  const page = readFileSync(file, 'utf8')
    .replace(/^\| scope \|.*\n(?:\|.*\n)*/m, () => `${scopes.join('\n')}\n`)
    .replace(/^\| format \|.*\n(?:\|.*\n)*/m, () => `${formatRows.join('\n')}\n`)
  await expect(page).toMatchFileSnapshot(file)
  expect(companionNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

test('docs/generators.md lists every generator', async () => {
  const file = join(root, 'docs/generators.md')
  const rows = generatorNames.map((name) => {
    const { marks, posts, permalink, day = 'zone', out, build } = generators[name]
    const cells = [`\`${name}\``, marks.join(', '), posts, `\`${permalink}\``, day]
    return `| ${[...cells, `\`${out}\``, `\`${build}\``].join(' | ')} |\n`
  })
  const page = readFileSync(file, 'utf8').replace(
    /^(\| generator \|.*\n\|.*\n)(?:\|.*\n)*/m,
    (_, head: string) => head + rows.join(''),
  )
  await expect(page).toMatchFileSnapshot(file)
})

test('every page about a generator is found, and links lead to pages and headings', () => {
  const pages = [
    'generators.md',
    'migrating.md',
    'from-xslt.md',
    'subscribe-pages.md',
    ...readdirSync(join(root, 'docs/generators')).map((name) => `generators/${name}`),
  ]
  const texts = pages.map((page) => [page, readFileSync(join(root, 'docs', page), 'utf8')] as const)
  const links = texts.flatMap(([page, text]) => {
    return [...text.matchAll(/\]\(([^):]+)\)/g)].map(
      ([, link = '']) => new URL(link, `file:///${page}`),
    )
  })
  const found = links.map(({ pathname }) => pathname.slice(1))
  expect(pages.slice(1).filter((page) => !found.includes(page))).toEqual([])
  const wrong = links.filter(({ pathname, hash }) => {
    const file = join(root, 'docs', pathname)
    const headings = () => readFileSync(file, 'utf8').match(/^##+ .*$/gm) ?? []
    const anchors = () =>
      headings().map((line) =>
        line
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .trim()
          .replace(/\s/g, '-'),
      )
    return !existsSync(file) || (hash !== '' && !anchors().includes(hash.slice(1)))
  })
  expect(wrong.map(String)).toEqual([])
})

test('docs/subscribe-pages.md lists every text', async () => {
  const file = join(root, 'docs/subscribe-pages.md')
  const rows = Object.entries(english).map(([name, text]) => `| \`${name}\` | ${text} |\n`)
  const page = readFileSync(file, 'utf8').replace(
    /^(\| text \|.*\n\|.*\n)(?:\|.*\n)*/m,
    (_, head: string) => head + rows.join(''),
  )
  await expect(page).toMatchFileSnapshot(file)
})

test('docs/syntax.md lists every construct', async () => {
  const shown = (example: string) => {
    const code = example.replaceAll('|', '\\|').replace(/\n+/g, ' ⏎ ')
    return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``
  }
  const sections = Object.entries(constructs).map(([heading, rows]) => {
    const lines = rows.map(({ names = '', example, becomes }) => {
      return `| ${shown(example)} | ${becomes} | ${names.replaceAll(' ', ', ').replace(/[^, ]+/g, '`$&`')} |`
    })
    return `## ${heading}\n\n| as it is written | what readers see | names |\n|---|---|---|\n${lines.join('\n')}\n`
  })
  const page = `# The syntax of generators

What blogs use besides Markdown, and what becomes of it in feeds. Nothing is evaluated: only what can be
seen in the text itself is understood. Code is never changed, because what stands there is an example.
A line break is written ⏎ here.

What looks like a tag, a directive or a component and is not in these tables is left out: its source
never stands in a feed, the text within it stays, and one warning a kind says how many there are. Of a tag whose
arguments name a \`url\`, the link stays.
([template-syntax](diagnostics.md#template-syntax)). Names of emoji (\`:tada:\`) become emoji, and emphasis
works beside Chinese, Japanese and Korean letters.

Files that end in \`.mdx\` are read as MDX: imports, exports and expressions go, and components are
read as below. So are Markdown files that begin with an \`import\`. \`components\` in the config says what other components show:

\`\`\`js
components: {
  Price: ({ amount }, children) => \`<b>\${amount} €</b> \${children}\`,
}
\`\`\`

The function is given the properties that are written out and the HTML of the children, and what it
returns is made safe as all HTML is. Its articles are rendered in each build anew.

${sections.join('\n')}`
  await expect(page).toMatchFileSnapshot(join(root, 'docs/syntax.md'))
})

test('docs/preview.md says what readers keep, and why each step is done', async () => {
  const file = join(root, 'docs/preview.md')
  const titles = Object.values(readers).map(({ title }) => title)
  const fateOf = (html: string, name: string, reader: Reader) => {
    const { removed, html: shown, text = shown } = asReader(parseHtml(html), reader)
    if (!removed.some(({ what }) => what === name)) return '✔'
    return text.includes('words') ? '✂' : '✘'
  }
  const elements = shownElements.map((element) => {
    const [name = ''] = element.split(' ')
    const html = /^(?:img|input)$/.test(name) ? `<${element}>` : `<${element}>words</${name}>`
    const fates = Object.values(readers).map((reader) => fateOf(html, name, reader))
    return `| \`${element}\` | ${fates.join(' | ')} |`
  })
  const attributes = shownAttributes.map(([name, html]) => {
    const fates = Object.values(readers).map((reader) => {
      const { removed } = asReader(parseHtml(html), reader)
      return removed.some(({ what }) => what === name) ? '✘' : '✔'
    })
    return `| attribute \`${name}\` | ${fates.join(' | ')} |`
  })
  const head = [`| | ${titles.join(' | ')} |`, `|---|${titles.map(() => '---').join('|')}|`]
  const steps = [...syntaxSteps, ...finishingSteps, ...htmlSteps, ...decorations]
  const rows = [
    '| step | why |',
    '|---|---|',
    ...steps.map(({ name, why }) => `| ${name} | ${why} |`),
  ]
  const page = readFileSync(file, 'utf8')
    .replace(/^\|[^\n]*\| Miniflux.*\n(?:\|.*\n)*/m, () => {
      return `${[...head, ...elements, ...attributes].join('\n')}\n`
    })
    .replace(/^\| step \|.*\n(?:\|.*\n)*/m, () => `${rows.join('\n')}\n`)
  await expect(page).toMatchFileSnapshot(file)
})

/** What the table of readers is about: elements that Feedwright's HTML has, and some that it has not. */
const shownElements = [
  'figure',
  'details',
  'mark',
  'kbd',
  'ruby',
  'table',
  'video src="https://example.org/a.mp4"',
  'audio src="https://example.org/a.mp3"',
  'picture',
  'iframe src="https://example.org/"',
  'svg',
  'math',
  'label',
  'noscript',
  'input',
  'script',
]

const shownAttributes = [
  ['srcset', '<img src="https://example.org/a.png" srcset="https://example.org/b.png 2x">'],
  ['width', '<img src="https://example.org/a.png" width="100">'],
  ['align', '<table><tr><td align="right">1</td></tr></table>'],
  ['id', '<p id="a">a</p>'],
  ['class', '<p class="a">a</p>'],
  ['style', '<p style="color: red">a</p>'],
  ['start', '<ol start="3"><li>a</li></ol>'],
  ['dir', '<p dir="rtl">a</p>'],
] as const

test('docs/front-matter.md lists every field and every other name of it', () => {
  const page = readFileSync(join(root, 'docs/front-matter.md'), 'utf8')
  const [fields = ''] = page.split('<!-- switches -->')
  const rows = fields.match(/^\| `.*$/gm) ?? []
  const names = rows.map((row) => {
    const [, field = '', others = ''] = row.split('|')
    return [...`${field}${others}`.matchAll(/`([\w.]+)`/g)].map(([, name]) => name)
  })
  expect(names).toEqual(Object.values(fieldTable).map(({ names }) => names))
})

test('docs/front-matter.md lists every switch', async () => {
  const file = join(root, 'docs/front-matter.md')
  const rows = switchTable.map(({ names, values, reason = 'published, with a warning' }) => {
    const shown = names.map((name) => `\`${name}\``).join(', ')
    return `| ${shown} | ${values} | ${reason} |`
  })
  const table = [
    '| switch | values that keep the post back | counted as |',
    '|---|---|---|',
    ...rows,
  ]
  const [before, , after] = readFileSync(file, 'utf8').split(/<!-- (?:end of )?switches -->/)
  const page = `${before}<!-- switches -->\n${table.join('\n')}\n<!-- end of switches -->${after}`
  await expect(page).toMatchFileSnapshot(file)
})

test('the glossary’s code words are types that a layer exports', () => {
  const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  const words = (glossary.match(/^\| `[^|]*/gm) ?? []).flatMap((cell) => cell.match(/\w+/g) ?? [])
  expect(words.length).toBeGreaterThan(5)
  const exported = exportedNames()
  expect(words.filter((word) => !exported.has(word))).toEqual([])
})

/** What the top of `src/` and the `index.ts` of each folder export. */
function exportedNames(): ReadonlySet<string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const entries = files.filter((file) => /^[^/\\]+\.ts$|[/\\]index\.ts$/.test(file))
  const source = entries.map((file) => readFileSync(join(root, 'src', file), 'utf8')).join('\n')
  const lists = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].map(
    ([, list]) => list ?? '',
  )
  const declared = source.matchAll(/^export (?:interface|type|class|const) (\w+)/gm)
  return new Set([
    ...(lists.join().match(/\w+/g) ?? []),
    ...[...declared].map(([, name]) => name ?? ''),
  ])
}
