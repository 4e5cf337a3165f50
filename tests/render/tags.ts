import { parseFragment } from 'parse5'

/** An element of printed HTML, as an independent parser reads it. */
export interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** The elements of a piece of HTML. Throws where a strict parser finds a fault. */
export function tagsOf(html: string): readonly Tag[] {
  const onParseError = ({ code }: { code: string }) => {
    throw new Error(`${code} in ${html}`)
  }
  return walk(parseFragment(html, { onParseError }))
}

function walk(node: object): readonly Tag[] {
  const children = 'childNodes' in node ? (node.childNodes as object[]) : []
  if (!('tagName' in node && 'attrs' in node)) return children.flatMap(walk)
  const attributes = (node.attrs as { name: string; value: string }[]).map(({ name, value }) => {
    return [name, value] as const
  })
  const tag = { name: String(node.tagName), attributes: Object.fromEntries(attributes) }
  return [tag, ...children.flatMap(walk)]
}
