/**
 * What can be wrong, and how Feedwright says it. Problems in an author's files are values that
 * travel with the results: one run reports all of them in a fixed order, and only the command
 * prints.
 */
export {
  type CatalogueRow,
  type Code,
  catalogue,
  type GuessCode,
  guessCodes,
  type PostErrorCode,
  postErrorCodes,
} from './catalogue.ts'
export { codeFrame } from './code-frame.ts'
export { describe, shorten } from './describe.ts'
export {
  type Diagnostic,
  diagnostic,
  hasErrors,
  mergeCounted,
  type Place,
  sortDiagnostics,
  templateSyntax,
} from './diagnostic.ts'
export { didYouMean, nearest } from './did-you-mean.ts'
export { formatDiagnostics } from './format-diagnostics.ts'
export { addToGroup, groupBy } from './group-by.ts'
export { type DataFault, jsonFault, jsonSpan, type Span, withProperty } from './json-places.ts'
export { lineAndColumn } from './line-and-column.ts'
export { printable } from './printable.ts'
export { prettyDiagnostics, type TextOf } from './reporters.ts'
export { columnsOf, proseColumns, wrapWords } from './terminal-text.ts'
