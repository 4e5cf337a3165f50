/** Something in the cache turned out to be lost or damaged after it was relied on. */
export class CacheError extends Error {
  override readonly name = 'CacheError'
}
