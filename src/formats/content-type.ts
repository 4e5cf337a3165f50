/** A media type as servers send it. JSON has no charset parameter: it is UTF-8 by definition (RFC 8259 §8.1). */
export function contentType(mediaType: string): string {
  return /[/+]json$/.test(mediaType) ? mediaType : `${mediaType}; charset=utf-8`
}
