import { describe, expect, test } from 'vitest'
import { switchTable } from '../../src/content/switches.ts'
import { type PipelineResult, runPipeline } from '../../src/pipeline.ts'
import { postOf } from '../support/builders.ts'
import { inMemory } from '../support/publication.ts'

const other = '---\ntitle: Out\ndate: 2025-05-17\n---\nText.\n'

/** Publishes a post with these lines beside one that is out. */
async function publishWith(yaml: string, drafts = false): Promise<PipelineResult> {
  const post = `---\ntitle: Kept\ndate: 2025-05-16\n${yaml}\n---\nText.\n`
  return runPipeline({ ...inMemory({ 'out.md': other, 'kept.md': post }), drafts })
}

function titles({ files = [] }: PipelineResult): readonly string[] {
  const text = files.find(({ path }) => path === 'feed.json')?.text ?? '{"items":[]}'
  return (JSON.parse(text) as { items: { title: string }[] }).items.map(({ title }) => title)
}

function codes({ diagnostics }: PipelineResult): readonly string[] {
  return diagnostics.map(({ code, severity, line }) => `${severity} ${code} ${line}`)
}

/** Every name of the table with a value that keeps a post back, and the reason. */
const kept: readonly (readonly [yaml: string, reason: string])[] = [
  ...on('private', 'private', 'privat', 'Private'),
  ...off('private', 'public', 'isPublic'),
  ...['private', 'Hidden', 'members', 'password', 'friends'].map((value) => {
    return [`visibility: ${value}`, 'private'] as const
  }),
  ...['members', 'paid', 'members-only', 'patrons'].map((value) => {
    return [`access: ${value}`, 'for members'] as const
  }),
  ...['subscribers', 'only_paid', 'Paid'].map((value) => {
    return [`audience: ${value}`, 'for members'] as const
  }),
  ...on('for members', 'members_only', 'membersOnly', 'subscribers_only', 'paywall', 'paid'),
  ...on('for members', 'premium'),
  ['password: secret', 'protected by a password'],
  ['password: 0', 'protected by a password'],
  ...on('protected by a password', 'protected', 'encrypt', 'encrypted'),
  ...on('hidden', 'hidden', 'hide'),
  ...on('unlisted', 'unlisted'),
  ...off('unlisted', 'listed'),
  ['build:\n  list: never', 'unlisted'],
  ['_build: { list: false }', 'unlisted'],
  ['build: { render: never }', 'without a page'],
  ['_build: { render: link, list: always }', 'without a page'],
  ...on('headless', 'headless'),
  ...off('without a page', 'permalink', 'render', 'routable'),
  ...on('excluded', 'eleventyExcludeFromCollections', 'sitemap_exclude', 'exclude_from_sitemap'),
  ['eleventyExcludeFromCollections: [posts]', 'excluded'],
  ...on('archived', 'archived'),
  ['archived: 2025-06-01', 'archived'],
  ...on('deleted', 'deleted', 'trashed'),
  ...'expires expire expiry expiryDate expiry-date expireDate expire_date expirationDate expires_at unpublishDate expirydate unpublished_at archived_at deleted_at deletedAt trashed_at'
    .split(' ')
    .map((name) => [`${name}: 2025-06-01`, 'expired'] as const),
  ['expires: some day', 'expired'],
  ...off('not for feeds', 'feed', 'feeds', 'rss', 'atom', 'include_in_feed', 'include_in_rss'),
  ...on('not for feeds', 'exclude_from_feed', 'exclude_from_feeds', 'exclude_from_rss'),
  ...on('not for feeds', 'feed_exclude', 'nofeed', 'no_feed', 'norss'),
  ...'private hidden unlisted trash archived'.split(' ').map((value) => {
    return [`status: ${value}`, 'private'] as const
  }),
  ...['post_status', 'publish_status', 'publication_status'].map((name) => {
    return [`${name}: private`, 'private'] as const
  }),
  ['extra: { hidden: true }', 'hidden'],
  ['params:\n  unlisted: true', 'unlisted'],
]

const drafts: readonly string[] = [
  ...on('', 'draft', 'Draft', 'isDraft', 'is_draft', 'wip', 'unpublished').map(([yaml]) => yaml),
  ...off('', 'published', 'Published', 'isPublished', 'publish').map(([yaml]) => yaml),
  ...'draft pending future scheduled auto-draft'.split(' ').map((value) => `status: ${value}`),
  ...[
    'state: draft',
    'state: in-review',
    'workflow_state: pending',
    'stage: review',
    'workflow: wip',
  ],
  ...['post_status: pending', 'publish_status: draft', 'publication_status: draft'],
  'draft: perhaps',
  'draft: 2025-06-01',
  'draft: { until: never }',
]

function on(reason: string, ...names: string[]): readonly (readonly [string, string])[] {
  return names.flatMap((name) => words(name, reason, 'true', 'yes', '"on"', '1', 'TRUE'))
}

function off(reason: string, ...names: string[]): readonly (readonly [string, string])[] {
  return names.flatMap((name) => words(name, reason, 'false', 'no', '"Off"', '0'))
}

function words(name: string, reason: string, ...values: string[]) {
  return values
    .filter((value) => name !== 'permalink' || value === 'false')
    .map((value) => [`${name}: ${value}`, reason] as const)
}

describe('a switch keeps a post out of feeds, and the summary counts it', () => {
  test.each(kept)('%s', async (yaml, reason) => {
    const result = await publishWith(yaml)
    expect(titles(result)).toEqual(['Out'])
    expect(result.report).toMatchObject({ posts: 1, drafts: 0, withheld: { [reason]: 1 } })
    expect(titles(await publishWith(yaml, true))).toEqual(['Out'])
  })

  test.each(drafts)('%s: a draft', async (yaml) => {
    const result = await publishWith(yaml)
    expect(titles(result)).toEqual(['Out'])
    expect(result.report).toMatchObject({ posts: 1, drafts: 1, withheld: {} })
    expect(titles(await publishWith(yaml, true))).toEqual(['Out', 'Kept'])
  })

  test('every switch of the table is in these lists, or speaks to search engines', () => {
    const tested = [...kept.map(([yaml]) => yaml), ...drafts].map((yaml) => fold(yaml))
    const missing = switchTable
      .filter(({ reason }) => reason !== undefined)
      .flatMap(({ names }) => names)
      .filter((name) => !tested.some((yaml) => yaml.startsWith(fold(name.split('.')[0] ?? ''))))
    expect(missing).toEqual([])
  })
})

describe('a switch in its other position does nothing', () => {
  test.each([
    ...['draft: false', 'draft:', 'private: no', 'published: true', 'publish: yes', 'listed: true'],
    ...['status: publish', 'status: evergreen', 'status: live', 'visibility: public'],
    ...['access: free', 'hide: [navigation, toc]', 'expires: never', 'expiryDate: 2030-01-01'],
    ...['build: { list: always, render: always }', '_build: { publishResources: false }'],
    ...[
      'audience: everyone',
      'audience: developers',
      'state: Texas',
      'state: published',
      'stage: main',
    ],
    ...['password: ""', 'password: false', 'eleventyExcludeFromCollections: false'],
    ...['feed: true', 'feed: { excerpt_only: true }', 'rss: /feed.xml', 'noindex: false'],
    ...['robots: index, follow', 'sitemap: { priority: 0.5 }', 'permalink: /kept/'],
  ])('%s', async (yaml) => {
    const result = await publishWith(yaml)
    expect(titles(result)).toEqual(['Out', 'Kept'])
    expect(codes(result)).toEqual([])
  })
})

test('a value in doubt keeps the post back, and says what publishes it', async () => {
  const result = await publishWith('draft: perhaps')
  expect(result.diagnostics).toMatchObject([
    {
      code: 'switch-unclear',
      severity: 'warning',
      line: 4,
      message: '`draft` is "perhaps", which is not understood, so the post is left out to be safe',
      help: expect.stringContaining('write `false`'),
    },
  ])
})

test.each([
  ['drfat: true', 'draft', 'draft'],
  ['drafts: yes', 'draft', 'draft'],
  ['pubished: false', 'published', 'draft'],
  ['unlsited: true', 'unlisted', 'unlisted'],
  ['Withdrawm: true', 'withdrawn', 'withdrawn'],
  ['withdrwan: { reason: wrong }', 'withdrawn', 'withdrawn'],
])('%s is read as the switch that it is nearly', async (yaml, name, reason) => {
  const result = await publishWith(yaml)
  expect(titles(result)).toEqual(['Out'])
  const { drafts, withheld } = result.report
  expect({ draft: drafts, ...withheld }).toMatchObject({ [reason]: 1 })
  const [written] = yaml.split(':')
  const message = `\`${written}\` is read as \`${name}\`, so the post is left out`
  expect(result.diagnostics).toMatchObject([{ code: 'switch-near-miss', message }])
})

describe('a name that looks like a switch and is none is a warning', () => {
  test.each([
    ...['isPrivate: true', 'hide_from_feed: yes', 'unpublish: true', 'noList: true'],
    ...['do-not-publish: 1', 'show_in_rss: false', 'secret: true', 'visible: no', 'list: false'],
    ...['internalOnly: true', 'embargo: 2027-01-01', 'exclude-from-home: true'],
    ...['live: false', 'enabled: no', 'active: false', 'ready: false', 'released: false'],
    ...['status: in-house', 'extra: { is_public_post: false }'],
    ...['edition: draft', 'phase: Unpublished', 'maturity: work in progress'],
  ])('%s', async (yaml) => {
    const result = await publishWith(yaml)
    expect(titles(result)).toEqual(['Out', 'Kept'])
    expect(codes(result)).toEqual(['warning switch-unknown 4'])
    expect(codes(await publishWith(`${yaml}\nfeed: true`))).toEqual([])
    // where the post is kept back, it is no matter
    expect(codes(await publishWith(`${yaml}\ndraft: true`))).toEqual([])
  })

  test.each([
    ...['isPrivate: false', 'hide_from_feed: no', 'show_in_rss: true', 'not_hidden: true'],
    ...['hide_title: true', 'hidemeta: true', 'hideComments: true', 'nav_exclude: true'],
    ...['search_exclude: true', 'toc_hide: true', 'hide_table_of_contents: true', 'page: x'],
    ...['type: review', 'subtitle: A draft of a law', 'phase: final'],
    ...['craft: true', 'archives: true', 'publishResources: false', 'private_notes: yes'],
  ])('but not %s', async (yaml) => {
    const result = await publishWith(yaml)
    expect(titles(result)).toEqual(['Out', 'Kept'])
    expect(codes(result)).toEqual([])
  })
})

test.each([
  ...['noindex: true', 'robotsNoIndex: true', 'robots: noindex, nofollow', 'robots: [noindex]'],
  ...['sitemap: false', 'sitemap: { disable: true }', 'sitemap: { exclude: yes }'],
  'searchable: false',
])('%s speaks to search engines: a warning', async (yaml) => {
  const result = await publishWith(yaml)
  expect(titles(result)).toEqual(['Out', 'Kept'])
  expect(codes(result)).toEqual(['warning switch-search 4'])
})

describe('a post that is kept back', () => {
  test('for several reasons is no draft', () => {
    expect(postOf('draft: true\nunlisted: true\nprivate: true').withheld).toBe('private')
  })

  test('needs no date, and what else is wrong with it is a warning', async () => {
    const kept = '---\nunlisted: true\ndate: 2025-02-31\nslug: ../x\ntags: [{ a: b }]\n---\n'
    const result = await runPipeline(
      inMemory({ 'out.md': other, 'kept.md': kept, 'note.md': '---\nprivate: true\n---\n' }),
    )
    expect(titles(result)).toEqual(['Out'])
    expect(result.report.withheld).toEqual({ private: 1, unlisted: 1 })
    expect(codes(result).toSorted()).toEqual([
      'warning date-invalid 3',
      'warning field-invalid 5',
      'warning slug-invalid 4',
    ])
  })

  test('is an error where it is to be published', async () => {
    const input = inMemory({ 'out.md': other, 'kept.md': '---\ndraft: true\ndate: 31/2\n---\n' })
    expect(codes(await runPipeline(input))).toEqual(['warning date-invalid 3'])
    const published = await runPipeline({ ...input, drafts: true })
    expect(codes(published)).toEqual(['error date-invalid 3'])
    expect(published.files).toBeUndefined()
  })

  test('keeps its id and its URL', async () => {
    const input = inMemory({
      'a.md': '---\ndate: 2025-05-17\nslug: x\nexpires: 2025-06-01\n---\nText.',
      'b.md': '---\ndate: 2025-05-17\nslug: x\ntitle: B\n---\nText.',
    })
    expect(codes(await runPipeline(input))).toEqual([
      'error id-duplicate 3',
      'error url-duplicate 3',
    ])
  })
})

function fold(text: string): string {
  return text.toLowerCase().replace(/[-_ ]/g, '')
}
