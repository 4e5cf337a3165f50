/**
 * What a writer begins with: a new post, and the config of a new publication. Whatever is there already is
 * never changed, and where one file cannot be written, none is.
 */
export { createPost, type NewlyWritten, type PostOptions } from './create-post.ts'
export { ScaffoldError } from './scaffold-error.ts'
