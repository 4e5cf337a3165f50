declare const brand: unique symbol

/** A value that has passed the check which its name promises. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }

/** A URL with a scheme, in ASCII, and with everything encoded that RFC 3986 wants encoded. */
export type AbsoluteUrl = Brand<string, 'AbsoluteUrl'>

/** What readers know an entry by: an ASCII URI of at most 200 characters that never changes. */
export type EntryId = Brand<string, 'EntryId'>

/** Milliseconds since 1970-01-01T00:00:00Z, whole seconds only. */
export type Timestamp = Brand<number, 'Timestamp'>

/** HTML that our allow-list has passed and whose URLs are all absolute. */
export type SafeHtml = Brand<string, 'SafeHtml'>
