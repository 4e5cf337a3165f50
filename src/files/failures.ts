import { getSystemErrorMap } from 'node:util'
import { FileSystemError } from '../model/index.ts'

/** A path that must not be used as it is, for a reason that is ours and not the system's. */
export class PathRefused extends Error {}

/** Whether the system gave one of these codes as the reason. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

/**
 * What an action gives. Where the system or a check of the path stops it, the error names the path;
 * any other error is a fault of ours and passes through as it is.
 *
 * @throws `FileSystemError`
 */
export function onPath<Value>(path: string, action: () => Value): Value {
  try {
    return action()
  } catch (error) {
    const isOfSystem = error instanceof Error && 'errno' in error
    throw isOfSystem || error instanceof PathRefused
      ? new FileSystemError(path, reasonOf(error), error)
      : error
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

/** What an action gives, or undefined where it fails and that does not matter. */
export function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
