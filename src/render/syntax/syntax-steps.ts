import type { Root } from 'mdast'
import type { HtmlParent } from '../html-tree.ts'
import type { ExplainedStep } from '../trace.ts'
import { type Components, replaceComponents } from './components.ts'
import { nameCallouts, removeContents, replaceDirectives, replaceIndented } from './containers.ts'
import {
  explainAbbreviations,
  listDefinitions,
  readKramdown,
  removeHeadingIds,
} from './kramdown.ts'
import { lazyModule } from './lazy-module.ts'
import { liquid, replaceExpressions } from './liquid.ts'
import { type MdxFault, replaceMdx } from './mdx.ts'
import { replacePelicanPaths } from './pelican-paths.ts'
import { hugo, showEscapedShortcodes } from './shortcodes.ts'
import { encloseImagePaths } from './spaced-images.ts'
import type { SyntaxText } from './syntax-text.ts'
import { replaceTags, type SyntaxContext } from './tags.ts'
import { replaceWikiLinks } from './wiki.ts'
import { wordpress } from './wordpress.ts'

/** The parsers of the layer above. */
export interface SyntaxParsers {
  markdown(text: string, isMdx: boolean): Root
  mdx(text: string): Root
}

type SyntaxSign =
  | 'braces'
  | 'shortcodes'
  | 'attributes'
  | 'headings'
  | 'directives'
  | 'indented'
  | 'callouts'
  | 'contents'
  | 'definitions'
  | 'wiki'
  | 'images'
  | 'wordpress'
  | 'pelican'
  | 'components'
  | 'imports'
  | 'emoji'

/** Every text that has a kind of syntax matches its sign, and some others do. */
export const sign: Readonly<Record<SyntaxSign, RegExp>> = {
  braces: /\{[{%#]/,
  shortcodes: /\{\{[<%]/,
  attributes: /\{:|[)\]*_`]\{\s*[.#a-z]|markdown=|^[ \t]{0,3}\*\[/m,
  headings: /\{[ \t]{0,9}:?[ \t]{0,9}[#.][^{}\n]*\}[ \t]*$/m,
  directives: /^[ \t>]*:::?[ \t]*[{\w]|(?<![\w:]):[a-z][\w-]*\[/m,
  indented: /^[ \t]*(?:!!!|\?\?\?\+?[ \t]|===[!+]?[ \t]*")/m,
  callouts: /^[ \t]*>.*\[!\w/m,
  contents: /[[{<(]_?toc\b|<!--[ \t]*(?:toc|start doctoc)\b|\{:[ \t]*toc|\[_toc_/i,
  definitions: /^[ \t]{0,3}:[ \t]+\S/m,
  wiki: /\[\[/,
  images:
    /!\[[^\]\n]*\]\([ \t]*[^\s<>()"']+[ ()][^\n<>"']*\.(?:png|jpe?g|gif|webp|avif|svg|bmp)\b/i,
  wordpress:
    /\[(?:caption|wp_caption|embed|youtube|vimeo|tweet|instagram|video|audio|code|sourcecode|gallery|playlist|contact-form-7|jetpack)[\s\]=:\\]/,
  pelican: /[{|](?:filename|static|attach)[}|]/i,
  components: /<[A-Z]\w*[a-z]/,
  imports: /^\s*(?:import\s[^\n]*\sfrom\s*['"]|import\s*['"])/,
  emoji: /:(?:[a-z][a-z0-9_+-]*|\+1|-1|100|1234|8ball):/,
}

/** What is large and that few posts need. */
const loadEmoji = lazyModule(() => import('./emoji.ts'))

/** What is known while the syntax of a text is read. */
export interface SyntaxReading {
  readonly page: SyntaxText
  readonly isHtml: boolean
  readonly isImporting: boolean
  isMdx: boolean
  fault: MdxFault | undefined
  abbreviations: ReadonlyMap<string, string>
  readonly context: SyntaxContext
  readonly parsers: SyntaxParsers
  readonly components: Components
  has(name: SyntaxSign): boolean
}

/** One kind of syntax, in the order in which they are read. */
export interface SyntaxStep extends ExplainedStep {
  readonly isThere: (reading: SyntaxReading) => boolean
  readonly read: (reading: SyntaxReading) => void
}

const notRun =
  'A feed has no generator behind it that would replace this, so that readers would see it.'

export const syntaxSteps: readonly SyntaxStep[] = [
  {
    name: 'MDX',
    why: 'A feed runs no components, so that each of them is shown by what it holds.',
    isThere: ({ isMdx, isImporting }) => isMdx || isImporting,
    read(reading) {
      const { page, parsers, components } = reading
      reading.fault = replaceMdx(page, parsers.mdx, components)
      reading.isMdx = reading.fault === undefined
    },
  },
  {
    name: 'Tables of contents',
    why: 'A table of contents links within its page, and a reader shows the post elsewhere.',
    isThere: ({ isHtml, has }) => !isHtml && has('contents'),
    read: ({ page }) => removeContents(page),
  },
  {
    name: 'Indented containers',
    why: notRun,
    isThere: ({ isHtml, has }) => !isHtml && has('indented'),
    read: ({ page }) => replaceIndented(page),
  },
  {
    name: 'Shortcodes and tags',
    why: notRun,
    isThere: ({ isMdx, has }) => !isMdx && has('braces'),
    read({ page, context, has }) {
      if (has('shortcodes')) showEscapedShortcodes(page)
      if (has('shortcodes')) replaceTags(page, hugo, context)
      replaceTags(page, liquid, context)
      replaceExpressions(page, context)
    },
  },
  {
    name: 'Shortcodes of WordPress',
    why: notRun,
    isThere: ({ has }) => has('wordpress'),
    read: ({ page, context }) => replaceTags(page, wordpress, context),
  },
  {
    name: 'Paths of Pelican',
    why: 'Only Pelican knows where such a file lies on the site.',
    isThere: ({ has }) => has('pelican'),
    read: ({ page, context }) => replacePelicanPaths(page, context),
  },
  {
    name: 'Containers',
    why: notRun,
    isThere: ({ isHtml, has }) => !isHtml && has('directives'),
    read: ({ page }) => replaceDirectives(page),
  },
  {
    name: 'Attributes of kramdown',
    why: notRun,
    isThere: ({ isHtml, has }) => !isHtml && has('attributes'),
    read(reading) {
      reading.abbreviations = readKramdown(reading.page)
    },
  },
  {
    name: 'Paths of images with spaces',
    why: 'Markdown ends an address at a space, so that readers would see the line and no image.',
    isThere: ({ isHtml, has }) => !isHtml && has('images'),
    read: ({ page }) => encloseImagePaths(page),
  },
  {
    name: 'Wiki links',
    why: 'Markdown has no links in double brackets, so that readers would see the brackets.',
    isThere: ({ isHtml, has }) => !isHtml && has('wiki'),
    read: ({ page, context }) => replaceWikiLinks(page, context),
  },
  {
    name: 'Components',
    why: 'A feed runs no components, so that each of them is shown by what it holds.',
    isThere: ({ isMdx, isHtml, has }) => !isMdx && !isHtml && has('components'),
    read: ({ page, components }) => replaceComponents(page, components),
  },
  {
    name: 'Imports',
    why: 'A feed runs no programs, so that an import is only a line that nobody understands.',
    isThere: ({ isMdx, has }) => !isMdx && has('imports'),
    read: ({ page }) => removeImports(page),
  },
]

/** What is done to the HTML of a text that had syntax of generators. */
interface FinishingStep extends ExplainedStep {
  readonly isThere: (reading: SyntaxReading) => boolean
  readonly run: (root: HtmlParent, reading: SyntaxReading) => void
}

export const finishingSteps: readonly FinishingStep[] = [
  {
    name: 'Names of callouts',
    why: 'A reader has no icon and no colour for a callout, so that a word has to say what it is.',
    isThere: ({ has }) => has('callouts'),
    run: nameCallouts,
  },
  {
    name: 'Ids of headings',
    why: 'Only a generator understands an id behind a heading, so that readers would see it.',
    isThere: ({ has }) => has('headings'),
    run: removeHeadingIds,
  },
  {
    name: 'Definition lists',
    why: 'Markdown has no definition lists, so that readers would see the colons.',
    isThere: ({ has }) => has('definitions'),
    run: listDefinitions,
  },
  {
    name: 'Abbreviations',
    why: 'Markdown has no abbreviations, so that what they mean is written where they stand.',
    isThere: ({ abbreviations }) => abbreviations.size > 0,
    run: (root, { abbreviations }) => explainAbbreviations(root, abbreviations),
  },
  {
    name: 'Names of emoji',
    why: 'Readers show the name of an emoji as it is written.',
    isThere: ({ has }) => has('emoji'),
    run: (root) => loadEmoji().replaceEmojiNames(root),
  },
]

const importLine = /^[ \t]*(?:import|export)\s[^\n]*\n?/gm

/** Takes out the imports that a text begins with. */
function removeImports(page: SyntaxText): void {
  let end = 0
  for (const { index, 0: line } of page.matches(importLine)) {
    if (page.text.slice(end, index).trim() !== '') break
    end = index + line.length
    page.replace({ start: index, end }, '')
  }
  page.apply()
}
