/** The media types by which pages announce feeds, by the names of their formats. */
export const mediaTypes: Readonly<Record<string, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** The type that a feed is served with: as `application/xml`, browsers show it with its stylesheet. */
export function servedType(format: string): string | undefined {
  const type = mediaTypes[format]
  return type?.endsWith('+xml') ? 'application/xml' : type
}
