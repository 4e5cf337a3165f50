declare const brand: unique symbol

/** A value that has passed the check of its name. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }

/** A URL with a scheme, in ASCII, percent-encoded as RFC 3986 demands. */
export type AbsoluteUrl = Brand<string, 'AbsoluteUrl'>

/**
 * The id by which readers know an entry: an ASCII URI of at most 200 characters that never changes.
 */
export type EntryId = Brand<string, 'EntryId'>

/** A time in milliseconds since 1970-01-01T00:00:00Z, in whole seconds. */
export type Timestamp = Brand<number, 'Timestamp'>

/** HTML that consists of the elements and attributes of our allow-list, with absolute URLs only. */
export type SafeHtml = Brand<string, 'SafeHtml'>
