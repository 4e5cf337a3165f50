/** An operation on a file failed. The system's own error is the `cause`. */
export class FileSystemError extends Error {
  override readonly name: string = 'FileSystemError'
  readonly path: string
  /** The reason in plain words: `no space left on device`. */
  readonly reason: string

  constructor(path: string, reason: string, cause?: unknown) {
    super(`${path}: ${reason}`, { cause })
    this.path = path
    this.reason = reason
  }
}
