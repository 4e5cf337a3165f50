/**
 * Pages on which a writer sees what subscribers will see. Each entry stands as six readers show it, with what
 * each takes away, what Feedwright changed and why, and the texts that feeds hold. All of it is text from
 * values; whoever serves it gives the explanations and the addresses of local files, and says by a policy that
 * nothing is loaded but from itself and from `data:`.
 */
export { answerPreview } from './answer-preview.ts'
export type { PreviewContext } from './preview-page.ts'
