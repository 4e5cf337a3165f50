import { sha256 } from '../model/index.ts'

/**
 * Equal for equal values. Undefined for a value that holds a function: what a function gives may
 * depend on anything, so that whatever it decides cannot be kept.
 */
export function fingerprint(value: unknown): string | undefined {
  let isPlain = true
  const text = JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'function') isPlain = false
    return each instanceof Map ? [...each] : each
  })
  return isPlain ? sha256(text) : undefined
}
