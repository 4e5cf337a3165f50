import { groupBy } from '../diagnostics/index.ts'
import type { EntryChange } from '../explain.ts'
import { html, type Markup } from '../xml/index.ts'
import { highlight } from './highlight.ts'
import { type PreviewContext, placeIn } from './preview-page.ts'

/** What was changed in a post, by the step that did it, with the reason and the place. */
export function changesList(
  changes: readonly EntryChange[],
  file: string,
  context: PreviewContext,
): Markup {
  if (changes.length === 0) {
    return html`<p>Nothing. The article is HTML that every reader shows as it is.</p>`
  }
  const items = [...groupBy(changes, ({ step }) => step)].map(([step, found]) => {
    return html`<li><h3>${step}</h3>
<p>${found[0].why}</p>
<ul>${joined(found).map((each) => changeItem(each, file, context))}</ul></li>`
  })
  return html`<ol class="changes">${items}</ol>`
}

/** Changes that are told in one sentence. */
interface ToldChange extends EntryChange {
  readonly elements: readonly string[]
}

/** The same attribute of several elements is one thing to a writer. */
function joined(changes: readonly EntryChange[]): readonly ToldChange[] {
  const told = new Map<string, ToldChange>()
  for (const change of changes) {
    const { kind, attribute, element = '', into } = change
    const isAlike = attribute !== undefined
    const key = isAlike ? `${kind} ${attribute}` : `${kind} ${element} ${into} ${told.size}`
    const same = told.get(key)
    const { count, lines, elements } = same ?? { count: 0, lines: [], elements: [] }
    told.set(key, {
      ...(same ?? change),
      count: count + change.count,
      lines: [...new Set([...lines, ...change.lines])].sort((a, b) => a - b),
      elements: [...new Set([...elements, element])],
    })
  }
  return [...told.values()]
}

function changeItem(change: ToldChange, file: string, context: PreviewContext): Markup {
  const places = placesOf(change.lines, file, context)
  return html`<li>${sentence(change)} ${places}${exampleOf(change)}</li>`
}

/** A value that is longer has a place of its own. */
const inlineLength = 70

function exampleOf({ kind, before, after, count }: ToldChange): Markup | undefined {
  const isValue = kind.startsWith('attribute')
  // an attribute such as `controls` has no value
  if (!before && !after) return undefined
  const isShort = [before, after].every((each = '') => each.length <= inlineLength)
  if (isValue && isShort) {
    const arrow = before !== undefined && after !== undefined && html` <span>→</span> `
    return html`<div class="values">${before !== undefined && codeOf(before)}${arrow}${after !== undefined && codeOf(after)}</div>`
  }
  const first = count > 1 && ', the first of them'
  if (before === undefined || after === undefined) {
    const label = before === undefined ? 'What was added' : 'What it was'
    return html`<details><summary>${label}${first}</summary>
<div class="example">${codeOf(before ?? after)}</div></details>`
  }
  return html`<details><summary>Before and after${first}</summary>
<dl class="example"><dt>before</dt><dd>${codeOf(before)}</dd><dt>after</dt><dd>${codeOf(after)}</dd></dl></details>`
}

function codeOf(text: string | undefined): Markup {
  if (text === undefined || text === '') return html`<em>nothing</em>`
  return html`<code>${highlight(text, 'markup')}</code>`
}

/** What was done, in words: `2 × iframe became p`. */
function sentence({ kind, element, elements, attribute, into, count }: ToldChange): Markup {
  const times = count > 1 ? `${count} × ` : ''
  const name = (text: string | undefined) => html`<code>${text}</code>`
  const of = elements.map((each, index) => html`${index > 0 && ', '}${name(each)}`)
  switch (kind) {
    case 'syntax':
      return html`Template syntax was read`
    case 'removed':
      return html`${times}${name(element)} was removed`
    case 'unwrapped':
      return html`${times}${name(element)} was removed, and what it held stays`
    case 'replaced':
      return html`${times}${name(element)} became ${into === 'text' ? 'text' : name(into)}`
    case 'renamed':
      return html`${times}${name(element)} became ${name(into)}`
    case 'added':
      return html`${times}${name(element)} was added`
    case 'attribute-removed':
      return html`${times}${name(attribute)} of ${of} was removed`
    case 'attribute-changed':
      return html`${times}${name(attribute)} of ${of} was changed`
    case 'attribute-added':
      return html`${times}${name(attribute)} was added to ${of}`
  }
}

/** So many lines are named; more say no more. */
const mostLines = 12

function placesOf(lines: readonly number[], file: string, context: PreviewContext): Markup {
  if (lines.length === 0) return html``
  const places = lines.slice(0, mostLines).map((line, index) => {
    return html`${index > 0 && ', '}${placeIn(file, { line }, `${line}`, context)}`
  })
  const others = lines.length > mostLines && ` and ${lines.length - mostLines} more`
  const word = lines.length === 1 ? 'line' : 'lines'
  return html`<span class="lines">${word} ${places}${others}</span>`
}
