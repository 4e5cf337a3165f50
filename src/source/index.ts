/** Where articles come from. */

export {
  type PostAuthor,
  type PostImage,
  type PostInput,
  type PostInputs,
  sourcesOf,
} from '../post-values.ts'
export { listPages } from './pages-folder.ts'
export { listPosts, type PostsPlace } from './posts-folder.ts'
