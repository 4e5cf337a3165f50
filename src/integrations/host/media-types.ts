/** The media types by which pages announce feeds, by the names of their formats. */
export const mediaTypes: Readonly<Record<string, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}
