/** Where articles come from. */
export { listPosts, type PostsFolder } from './posts-folder.ts'
