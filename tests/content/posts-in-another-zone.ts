/** Run as a program of its own, in another zone and locale: prints posts as JSON. */
import { aConfig, postOf } from '../support/builders.ts'

const config = aConfig(
  { timezone: 'Asia/Kolkata' },
  { permalink: '/:year/:month/:category/:slug/' },
)
const posts = [
  postOf('title: TITLE\ndate: 2025-05-17\ncategory: International', {
    path: 'İstanbul.md',
    config,
  }),
  postOf('title: TITLE\ndate: May 17, 2025 23:00 +0300\ntags: [I, i, İ]', {
    path: 'title.md',
    config,
  }),
]
console.log(JSON.stringify(posts))
