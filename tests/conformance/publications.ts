import { join } from 'node:path'
import type { Diagnostic } from '../../src/diagnostics/index.ts'
import { prettyDiagnostics } from '../../src/diagnostics/index.ts'
import type { FormatName } from '../../src/formats/index.ts'
import { type PipelineInput, runPipeline } from '../../src/pipeline.ts'
import { inMemory, publication, samplePublication } from '../support/publication.ts'
import type { Document } from './document.ts'

export type Documents = Readonly<Record<'rss' | 'atom' | 'json', Document>>

const golden = (name: string) => publication(join(import.meta.dirname, '../golden', name))

/** What every rule is held against: ordinary publications, and each special input in one of them. */
const publications: Readonly<Record<string, () => PipelineInput | Promise<PipelineInput>>> = {
  sample: samplePublication,
  small: () => golden('small'),
  hostile: () => golden('hostile'),
  empty: () => golden('empty'),
  awkward,
  summaries,
}

const built: { all?: Promise<readonly (readonly Document[])[]> } = {}

/** Every document of every publication: its feeds, those of its categories and authors, archives. */
export async function allDocuments(): Promise<readonly Document[]> {
  return (await allBuilt()).flat()
}

/** The site's own feed of every publication. */
export async function allFeeds(): Promise<readonly Documents[]> {
  return (await allBuilt()).map(siteFeed)
}

function allBuilt(): Promise<readonly (readonly Document[])[]> {
  built.all ??= Promise.all(
    Object.entries(publications).map(async ([name, open]) => documentsOf(await open(), name)),
  )
  return built.all
}

/** The feeds of a publication in memory: texts by path, and what its config says. */
export async function feedsOf(
  posts: Readonly<Record<string, string>>,
  site: object = {},
  rest: object = {},
): Promise<Documents> {
  return siteFeed(await documentsOf(aPublication(posts, site, rest), 'in memory'))
}

/** The feeds of one post: its front matter but for the date, and its Markdown. */
export function feedsOfPost(yaml: string, body = 'Text.', site: object = {}): Promise<Documents> {
  return feedsOf({ 'post.md': post(yaml, body) }, site)
}

/** What is wrong with a publication of one post. */
export async function problemsOfPost(text: string): Promise<readonly Diagnostic[]> {
  return (await runPipeline(aPublication({ 'post.md': text }))).diagnostics
}

export function post(yaml: string, body = 'Text.'): string {
  const date = /^date:/m.test(yaml) ? '' : 'date: 2025-05-17T09:30:00Z\n'
  return `---\n${date}${yaml}\n---\n${body}\n`
}

export function aPublication(
  posts: Readonly<Record<string, string>>,
  site: object = {},
  rest: object = {},
): PipelineInput {
  return inMemory(posts, {
    site: { url: 'https://example.org', title: 'Example', ...site },
    ...rest,
  })
}

async function documentsOf(
  input: PipelineInput,
  publication: string,
): Promise<readonly Document[]> {
  const { files, diagnostics, report } = await runPipeline(input)
  if (files === undefined) throw new Error(prettyDiagnostics(diagnostics))
  return report.feeds.map(({ path, format }) => {
    const text = files.find((file) => file.path === path)?.text ?? ''
    const url = new URL(path, input.config.site.url).href
    return { name: `${publication}/${path}`, format: format as FormatName, url, text }
  })
}

/** The site's feed is planned first. */
function siteFeed(documents: readonly Document[]): Documents {
  const [rss, atom, json] = documents
  if (rss === undefined || atom === undefined || json === undefined) throw new Error('no feeds')
  return { rss, atom, json }
}

/** A site and posts of which every value would break a rule if it were published as it is. */
function awkward(): PipelineInput {
  return aPublication(
    {
      'controls.md': post(
        String.raw`title: "A bell\u0007, a \uD800 surrogate, \uFFFE and It\u0092s"
summary: "\u0085 and \u000B"
tags: ["a\u0000b", "y\uDC00", "c\td"]`,
        'Text\u0008 with\u0085 them\uFFFF,\r\n`code\u0001` and "](\u0003"\r\n\r\nA second one.',
      ),
      'markup.md': post(
        "title: 'AT&T, a < b, Vec<T>, <b>bold</b>, &nbsp; and ]]> of `code` and *emphasis*'\n" +
          "summary: 'R&D: <script>alert(1)</script> ]]> &copy;'\n" +
          "categories: ['R&D', '<b>', '\"quoted\"']\nauthor: 'Tom & Jerry <tom@example.org>'",
        untidyHtml,
      ),
      'links.md': post(
        'image: /pictures/a[1]|é.png\nlink: http://EXAMPLE.net:80/é?a[]=1|2&b={c}^`#[x]|y\n' +
          'authors: [{ name: Zoë, url: /zoë?a=1&b=2 }, { name: Bob Jr., email: bob@example.org }]',
        untidyLinks,
      ),
      'días/größe.md': post('date: 2025-03-02\nlanguage: ar', 'أول فقرة.\n\nفقرة [ثانية](../x).'),
      '2025-03-02-same-day.md': post('date: 2025-03-02\nlanguage: pt-br', 'Olá.'),
      'edited.md': post(
        'title: Edited\ndate: 2025-03-30T02:30:00.999+05:45\nupdated: 2025-06-01\nsummary: " "',
      ),
      'future.md': post('title: Not yet\ndate: 2031-01-01'),
      '1234.md': post('title: 1234\nslug: "1234"', ''),
    },
    {
      url: 'HTTPS://Bücher.example:443/søk',
      title: 'R&D <3 ]]> "quotes"',
      language: 'uk',
      timezone: 'Asia/Kathmandu',
      copyright: '© AT&T <legal>',
      image: '/logo.svg',
      icon: '/ico[n].png',
      favicon: 'https://CDN.example:443/é.ico',
    },
  )
}

/** Summaries only, ids that are URLs, and a config that says nothing that it need not say. */
function summaries(): PipelineInput {
  const posts = {
    'long.md': post('title: Long', 'First paragraph.\n\nSecond paragraph.'),
    'short.md': post('title: Short', 'One paragraph.'),
    'micropost.md': post('', 'Just a line.'),
    'only-a-title.md': post('title: Only a title', ''),
  }
  return aPublication(posts, { language: undefined }, { content: 'summary', identity: 'permalink' })
}

const untidyHtml = `AT&T and a < b, &copy 2025, &#146;

<p>unclosed <b>bold <i>both</b> italic</i>

<p><div onclick="x()" style="position:fixed" class=big id=top>block in p</div></p>

<p/><span/>text<br/></br><tr><td>no table</td></tr><bdo dir="rtl">bdo</bdo>

<my-element>custom</my-element><nobr>no break</nobr><marquee>moves</marquee>

<script>alert(1)</script><style>p { color: red }</style><object data="x"></object><embed src="x">
<link rel="stylesheet" href="x.css"><meta name="x"><base href="/elsewhere/"><template>t</template>

<svg viewBox="0 0 1 1"><path d="M0 0"/></svg> <math><mi>x</mi></math> <form><input value="x"></form>

<iframe src="https://www.youtube.com/embed/abc123"></iframe>

<!-- a -- comment --><?php echo 1 ?><!DOCTYPE html>

<a href="javascript:alert(1)" title="a" title="b">script</a>

- [x] done
- [ ] open
`

const untidyLinks = `## A heading

[fragment](#a-heading) [empty](<>) [query](?x=1&y=2) [host](//cdn.example/x) [up](../up/)
[é](/é?a[]=1|2) [mail](mailto:a@example.org) [twice](/a?b=1&amp;c=2) and a note.[^1]

![a picture](pictures/a.png)

<img data-src="/lazy.png" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="lazy" width="10" height="20">
<img srcset="/s.png 1x, l.png 2x" src="s.png">
<video src="/v.mp4" poster="p.png" controls><track src="t.vtt"></video> <audio src="a.mp3"></audio>
<blockquote cite="/source">quoted</blockquote> <del cite="../why">gone</del>
<picture><source srcset="w.webp"><img src="w.png" alt="w"></picture>

[^1]: The note, with [a link](more).
`
