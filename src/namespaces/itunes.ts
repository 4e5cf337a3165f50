import type { AbsoluteUrl } from '../model/index.ts'
import { element, plainTextElement, textElement, type XmlElement } from '../xml/index.ts'
import type { Namespace } from './namespace.ts'

/**
 * The elements that Apple and all other directories of podcasts require. Other feeds have none: the
 * declaration alone makes a parser read a feed as a podcast. The URI must be exactly this, although
 * it is not a URL that opens.
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

/** Directories accept these two types of images, which they tell by the end of the URL. */
function cover(image: AbsoluteUrl | undefined): XmlElement | undefined {
  return image !== undefined && /\.(?:jpe?g|png)$/i.test(new URL(image).pathname)
    ? element('itunes:image', { href: image })
    : undefined
}
