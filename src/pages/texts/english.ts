import type { PageTexts } from '../../model/index.ts'

export const english: PageTexts = {
  subscribe: 'Subscribe',
  intro:
    'A feed brings you everything new from here, in an app of your choice and in the order in which it appears. It costs nothing, and nobody asks for your address or your name. Copy an address from this page and paste it into a feed reader, or open it in one of those below.',
  xml: 'This is a feed, a file for feed readers: apps that bring you everything new from here. It costs nothing, and nobody asks for your address or your name. Copy the address of this file and paste it into a feed reader. More about it: :page',
  address: 'Feed address',
  copy: 'Copy',
  copied: 'The address is copied.',
  select: 'The address is selected; copy it with your keyboard.',
  openIn: 'Open in',
  app: 'App on this device',
  newest: 'Newest posts',
  here: 'Newest posts, as subscribers read them',
  none: 'There are no posts yet.',
  year: 'Posts in twelve months: :count',
  months: 'Posts a month until :month: :counts',
  search: 'Search the feeds',
  found: 'Feeds found: :count',
  all: 'All feeds',
  opml: 'All feeds in one file (OPML)',
  date: ':day :month :year',
  month: ':month :year',
  monthNames:
    'January, February, March, April, May, June, July, August, September, October, November, December',
  site: 'Everything',
  named: 'Selections',
  category: 'Categories',
  collection: 'Collections',
  language: 'Languages',
  author: 'Authors',
  tag: 'Tags',
}
