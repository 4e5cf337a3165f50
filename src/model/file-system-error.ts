import { getSystemErrorMap } from 'node:util'

/** A disk, a permission or a path stood in the way. What failed is the `cause`. */
export class FileSystemError extends Error {
  override readonly name: string = 'FileSystemError'
  readonly path: string
  /** In plain words: `no space left on device`. */
  readonly reason: string

  constructor(path: string, cause: unknown) {
    const reason = reasonOf(cause)
    super(`${path}: ${reason}`, { cause })
    this.path = path
    this.reason = reason
  }
}

/** Why something failed, in plain words: `no space left on device`, without code, call and path. */
export function reasonOf(error: unknown): string {
  const errno = error instanceof Error && 'errno' in error ? Number(error.errno) : Number.NaN
  const words = getSystemErrorMap().get(errno)?.[1]
  return words ?? (error instanceof Error ? error.message : String(error))
}
