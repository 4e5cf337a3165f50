/**
 * From a file to a post. Only its front matter is read here, and every problem in it is reported:
 * a post with an error has no value, and the build goes on to find the problems of the others.
 */
export { headOf } from './front-matter.ts'
export { locate } from './locate.ts'
export { parsePost, readBody, readData } from './parse-post.ts'
