/**
 * What feeds name as their generator. It has no version: an upgrade that changes nothing else must not
 * change a byte of any feed.
 */
export const feedGenerator = {
  name: 'Feedwright',
  url: 'https://github.com/feedwright/feedwright',
} as const
