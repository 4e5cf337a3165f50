import type { AbsoluteUrl } from '../model/index.ts'
import { element, plainTextElement, textElement, type XmlElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

/**
 * What Apple asks of a podcast, and with it every other directory. Only where there is one: the mere
 * declaration makes a parser read the feed as a podcast. The URI is no URL that opens; it is to be
 * written like this all the same.
 */
export const itunes: Namespace = {
  prefix: 'itunes',
  uri: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  feed: ({ podcast, image }) => {
    if (podcast === undefined) return []
    const { author, owner, category, explicit } = podcast
    return [
      plainTextElement('itunes:author', author),
      cover(image),
      category === undefined ? undefined : element('itunes:category', { text: category }),
      owner &&
        element('itunes:owner', {}, [
          plainTextElement('itunes:name', owner.name),
          textElement('itunes:email', owner.email),
        ]),
      textElement('itunes:explicit', String(explicit)),
    ]
  },
  entry: ({ episode, attachments = [], image }) => {
    if (!episode) return []
    const duration = attachments.find((each) => each.duration !== undefined)?.duration
    return [textElement('itunes:duration', duration?.toString()), cover(image?.url)]
  },
}

/** Directories know these two kinds of pictures, by the end of the URL. */
function cover(image: AbsoluteUrl | undefined): XmlElement | undefined {
  return image !== undefined && /\.(?:jpe?g|png)$/i.test(new URL(image).pathname)
    ? element('itunes:image', { href: image })
    : undefined
}
