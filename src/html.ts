/**
 * The public API for HTML, apart from the rest: what makes HTML safe loads half a megabyte of parsers,
 * which a build that finds nothing changed does without.
 */
export { directionOf, type HtmlContext, safeHtml } from './render/index.ts'
