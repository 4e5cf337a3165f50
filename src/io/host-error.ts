import { getSystemErrorMap } from 'node:util'

/** The world failed: a disk, a permission. What failed is the `cause`. */
export class HostError extends Error {
  override readonly name: string = 'HostError'
  readonly path: string
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

/** Whether the system gave one of these codes as the reason. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

/** Something in the cache turned out to be lost or damaged after it was relied on. */
export class CacheFault extends Error {
  override readonly name = 'CacheFault'
}

/** What an action gives; where the world fails, the error names the path. */
export function onPath<Value>(path: string, action: () => Value): Value {
  try {
    return action()
  } catch (error) {
    throw error instanceof CacheFault ? error : new HostError(path, error)
  }
}

/** What an action gives, or nothing where it fails and that does not matter. */
export function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
