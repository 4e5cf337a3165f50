/** The npm package `feed`: the one file that imports it, so that its types have one way in. */
export type {
  Author as PackageAuthor,
  Category,
  Enclosure,
  Extension,
  FeedOptions,
  Item,
} from 'feed'
export { Feed as FeedPackage } from 'feed'
