import { getSystemErrorMap } from 'node:util'

/** An operation on a file failed. The system's own error is the `cause`. */
export class FileSystemError extends Error {
  override readonly name: string = 'FileSystemError'
  readonly path: string
  /** The reason in plain words: `no space left on device`. */
  readonly reason: string

  constructor(path: string, cause: unknown) {
    const reason = reasonOf(cause)
    super(`${path}: ${reason}`, { cause })
    this.path = path
    this.reason = reason
  }
}

/**
 * The reason of an error in plain words, such as `no space left on device`, without its code and
 * path.
 */
export function reasonOf(error: unknown): string {
  const errno = error instanceof Error && 'errno' in error ? Number(error.errno) : Number.NaN
  const words = getSystemErrorMap().get(errno)?.[1]
  return words ?? (error instanceof Error ? error.message : String(error))
}
