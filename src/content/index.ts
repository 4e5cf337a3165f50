/**
 * From a file to a post. Only the front matter is read here, and every problem in it is reported. A
 * post with an error has no value, and the build goes on to find the problems of the other posts.
 */

export { headOf, parseFrontMatter } from '#front-matter'
export { checkFields, valueAt } from './fields.ts'
export { locate } from './locate-diagnostic.ts'
export { parseData } from './parse-data.ts'
export { type ParsedDate, parseDate } from './parse-date.ts'
export { parsePost, readBody, readData } from './parse-post.ts'
export { nameWithoutLanguage, translationKey } from './placement.ts'
export { type PostPath, parsePostPath } from './post-path.ts'
export { localTimeAt, padded, zoneOffset } from './time-zone.ts'
