/** How documents are answered over HTTP, whatever receives the requests (RFC 9110). */

export { answerDocument } from './answer.ts'
export { documentType } from './document-type.ts'
export { type HeaderFields, nodeFields } from './preconditions.ts'
export { type ServedDocument, servedDocument } from './served-document.ts'
