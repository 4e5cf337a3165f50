/**
 * What can be wrong, and how it is said. Problems in an author's files are values that travel with
 * the results: one run reports all of them, in one order, and only the command line prints.
 */
export { type CatalogueRow, type Code, catalogue, type Severity } from './catalogue.ts'
export { describe } from './describe.ts'
export {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Place,
  sortDiagnostics,
} from './diagnostic.ts'
export { type FormatOptions, formatDiagnostics } from './format-diagnostics.ts'
export { type JsonFault, jsonFault, jsonSpan, type Span } from './json.ts'
export { lineAndColumn } from './places.ts'
export { githubDiagnostics, type Paint, prettyDiagnostics } from './reporters.ts'
export { didYouMean, nearest } from './suggest.ts'
