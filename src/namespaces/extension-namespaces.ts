import type { Namespace } from './namespace.ts'

/**
 * Vocabularies that only callers use, in their extensions. Prefixes are the customary ones, because
 * some parsers match them. URIs must be exactly these.
 */
export const extensionNamespaces: readonly Namespace[] = Object.entries({
  cc: 'http://web.resource.org/cc/',
  creativeCommons: 'http://backend.userland.com/creativeCommonsRssModule',
  dcterms: 'http://purl.org/dc/terms/',
  feedburner: 'http://rssnamespace.org/feedburner/ext/1.0',
  fh: 'http://purl.org/syndication/history/1.0',
  g: 'http://base.google.com/ns/1.0',
  geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  georss: 'http://www.georss.org/georss',
  gml: 'http://www.opengis.net/gml',
  googleplay: 'http://www.google.com/schemas/play-podcasts/1.0',
  opensearch: 'http://a9.com/-/spec/opensearch/1.1/',
  podcast: 'https://podcastindex.org/namespace/1.0',
  psc: 'http://podlove.org/simple-chapters',
  rawvoice: 'http://www.rawvoice.com/rawvoiceRssModule/',
  slash: 'http://purl.org/rss/1.0/modules/slash/',
  source: 'http://source.scripting.com/',
  spotify: 'http://www.spotify.com/ns/rss',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  thr: 'http://purl.org/syndication/thread/1.0',
  webfeeds: 'http://webfeeds.org/rss/1.0',
  wfw: 'http://wellformedweb.org/CommentAPI/',
}).map(([prefix, uri]) => ({ prefix, uri }))
