import type { Nodes, Root } from 'mdast'
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx'
import { element } from '../html-tree.ts'
import { type ComponentProps, type Components, literalOf, replaceComponent } from './components.ts'
import type { SyntaxText, TextRange } from './syntax-text.ts'

/** What the MDX parser does not understand, and where. */
export interface MdxFault {
  readonly line: number | undefined
  readonly reason: string
}

/** Takes out of a text what MDX adds to Markdown. Where its parser gives up, nothing is changed. */
export function replaceMdx(
  page: SyntaxText,
  parse: (text: string) => Root,
  components: Components,
): MdxFault | undefined {
  let tree: Root
  try {
    tree = parse(withoutOthers(page.text))
  } catch (error) {
    return faultOf(error)
  }
  const files = new Map<string, string>()
  const visit = (node: Nodes): void => {
    const range = placeOf(node)
    switch (node.type) {
      case 'mdxjsEsm':
        for (const [, name = '', path = ''] of node.value.matchAll(importOfFile))
          files.set(name, path)
        page.replace(range, '')
        return
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        replaceExpression(page, node.value, range)
        return
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const [start, end] = tagsOf(node, range)
        const props = propsOf(node.attributes, files)
        const isBlock = node.type === 'mdxJsxFlowElement'
        const name = node.name ?? ''
        if (/^[a-z]/.test(name) && !Object.hasOwn(components, name)) {
          const { open, close } = page.wrap((children) => [
            element(name, attributesOf(props), children),
          ])
          page.put(start, end === undefined ? open + close : open, isBlock)
          if (end !== undefined) page.put(end, close, isBlock)
        } else {
          const tag = { name: name || 'Fragment', props, start, end, isBlock }
          replaceComponent(page, tag, components)
        }
      }
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  page.apply(true)
  return undefined
}

/** `import cover from './cover.png'` */
const importOfFile =
  /\bimport\s+(\w+)\s+from\s+['"]([^'"\n]+\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm|mp3))(?:\?[^'"\n]*)?['"]/gi

/** What generators take out before MDX is read. Blanks keep all places. */
function withoutOthers(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ')
  return text
    .replace(/^(#{1,6}[ \t].*?)(\{#[^{}\n]*\})(?=[ \t]*$)/gm, (_, before, id) => {
      return before + blank(id)
    })
    .replace(/<!--(?:(?!-->|<!--)[\s\S])*-->/g, blank)
}

/** What the parser throws is a message with a place. Anything else is a fault of ours. */
function faultOf(error: unknown): MdxFault {
  if (!(error instanceof Error && 'ruleId' in error && 'reason' in error)) throw error
  const [reason = ''] = String(error.reason).split('\n')
  const place =
    'place' in error
      ? (error.place as { line?: number; start?: { line: number } } | undefined)
      : undefined
  // at the end of a text, the message alone says where a tag was opened
  const [, told] = /\((\d+):\d+/.exec(reason) ?? []
  return { line: place?.start?.line ?? place?.line ?? (told ? Number(told) : undefined), reason }
}

function replaceExpression(page: SyntaxText, code: string, range: TextRange): void {
  const isComment = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').trim() === ''
  const value = isComment ? '' : literalOf(code)
  const isText = typeof value === 'string' || typeof value === 'number'
  if (!isText) page.noteDropped('expressions', code.trim(), range.start)
  page.replace(range, isText && value !== '' ? page.plain(`${value}`) : '')
}

function placeOf(node: Nodes): TextRange {
  const { start, end } = node.position ?? {}
  return { start: start?.offset ?? 0, end: end?.offset ?? 0 }
}

/** The tags around the children of an element. */
function tagsOf(
  node: Nodes & { children: Nodes[] },
  whole: TextRange,
): readonly [TextRange, TextRange?] {
  const [first, last] = [node.children[0], node.children.at(-1)]
  if (first === undefined || last === undefined) return [whole]
  return [
    { start: whole.start, end: placeOf(first).start },
    { start: placeOf(last).end, end: whole.end },
  ]
}

function propsOf(
  attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[],
  files: ReadonlyMap<string, string>,
): ComponentProps {
  const props: Record<string, unknown> = {}
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue
    const { name, value } = attribute
    if (value === null || value === undefined) props[name] = true
    else if (typeof value === 'string') props[name] = value
    else props[name] = files.get(value.value.trim()) ?? literalOf(value.value)
  }
  return props
}

/** The attributes of HTML that JSX calls otherwise. */
function attributesOf(props: ComponentProps): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(props)) {
    const written = name === 'className' ? 'class' : name.toLowerCase()
    if (typeof value === 'string' || typeof value === 'number') attributes[written] = `${value}`
    else if (value === true) attributes[written] = ''
  }
  return attributes
}
