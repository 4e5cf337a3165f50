/**
 * What a writer begins with: a new post, and the config of a new publication. Whatever is there already is
 * never replaced, and where one file cannot be written, none is.
 */
export { createPost } from './create-post.ts'
export {
  answerProblem,
  type CreatedSite,
  createSite,
  planSite,
  type SitePlan,
} from './create-site.ts'
export {
  type Answers,
  problemSentence,
  type QuestionName,
  questions,
  trimmedAnswer,
} from './questions.ts'
export { ScaffoldError } from './scaffold-error.ts'
