/** Something that whoever asked has to change first. Nothing was written. */
export class ScaffoldError extends Error {
  override readonly name = 'ScaffoldError'
}
