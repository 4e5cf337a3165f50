/**
 * What is done to a post on its way into a feed, recorded while it is rendered once more. A build records
 * nothing: its steps run without a trace.
 */
import { groupBy } from '../diagnostics/index.ts'
import type { HtmlElement, HtmlParent } from './html-tree.ts'
import { printHtml } from './print-html.ts'
import { compareTrees, snapshotOf, type TreeChange, type TreeSnapshot } from './tree-changes.ts'

/** What the preview says of a step. Every step has to say it. */
export interface ExplainedStep {
  /** What it is about. */
  readonly name: string
  /** The reason, in one sentence. */
  readonly why: string
}

/** A change of the text before it was HTML. */
export interface SyntaxEdit {
  /** The offset in the text of the post. */
  readonly offset: number
  readonly before: string
  readonly after: string
}

/** Something that one step did, as often as it did it. */
export interface RenderChange extends Omit<TreeChange, 'kind' | 'line'> {
  readonly kind: TreeChange['kind'] | 'syntax'
  readonly step: string
  readonly why: string
  readonly count: number
  /** Lines of the body, from 1, in order, as far as they are known. */
  readonly lines: readonly number[]
}

export interface RenderTrace {
  /** The line of an offset in the text of the post, from 1. */
  lineAt(offset: number): number
  /** Notes on which line of the text an element begins. */
  place(element: HtmlElement, line: number): void
  /** To be called with the HTML that the text means, before the first step. */
  begin(root: HtmlParent): void
  /** Does what a step does, and records what it changed. */
  step(step: ExplainedStep, root: HtmlParent, run: () => void): void
  /** Records what was done to the text. */
  edit(step: ExplainedStep, edit: SyntaxEdit): void
}

/** Does what a step does, and has it recorded where there is a trace. */
export function runStep(
  step: ExplainedStep,
  root: HtmlParent,
  trace: Pick<RenderTrace, 'step'> | undefined,
  run: () => void,
): void {
  if (trace === undefined) run()
  else trace.step(step, root, run)
}

/** A trace, and what it holds when everything is done. */
export interface RenderRecorder extends RenderTrace {
  /** The HTML that the text means; undefined where none was made. */
  readonly html: string | undefined
  readonly changes: readonly RenderChange[]
}

/** @param text the text of the post; empty where its article is taken from elsewhere */
export function recordRender(text: string): RenderRecorder {
  const lineAt = lineFinder(text)
  const changes: RenderChange[] = []
  const lines = new WeakMap<HtmlElement, number>()
  let html: string | undefined
  /** From the first step on, nothing but steps changes the tree. */
  let last: TreeSnapshot | undefined
  return {
    lineAt,
    changes,
    place(element, line) {
      lines.set(element, line)
    },
    get html() {
      return html
    },
    begin(root) {
      html = printHtml(root.children).trim()
    },
    step({ name, why }, root, run) {
      const before = last ?? snapshotOf(root, lines)
      run()
      last = snapshotOf(root, lines)
      changes.push(...counted(compareTrees(before, last), name, why))
    },
    edit({ name, why }, { offset, before, after }) {
      const line = lineAt(offset)
      changes.push({ kind: 'syntax', step: name, why, count: 1, lines: [line], before, after })
    },
  }
}

/** Changes that are alike as one, with the first of them for an example. */
function counted(found: readonly TreeChange[], step: string, why: string): readonly RenderChange[] {
  const groups = groupBy(found, ({ kind, element, attribute, into }) => {
    return JSON.stringify([kind, element, attribute, into])
  })
  return [...groups.values()].map((group) => {
    const [{ line: _, ...change }] = group
    const lines = new Set(group.flatMap(({ line }) => line ?? []))
    return { ...change, step, why, count: group.length, lines: [...lines].sort((a, b) => a - b) }
  })
}

/** Finds the line of an offset, from 1. */
function lineFinder(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (offset) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? offset) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

/**
 * The same trace for a text of which parts were replaced.
 *
 * @param origin where an offset of it was in the text of the post
 */
export function traceOfReplaced(
  trace: RenderTrace,
  text: string,
  origin: (offset: number) => number,
): RenderTrace {
  const lineAt = lineFinder(text)
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return {
    ...trace,
    lineAt,
    place: (element, line) => trace.place(element, trace.lineAt(origin(starts[line - 1] ?? 0))),
  }
}
