import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf } from '../support/folder.ts'
import { post, serving } from './serving.ts'

const path = (file: string, as = 'mail') =>
  `/_feedwright/preview/post?${new URLSearchParams({ file, as })}`

/** The addresses of images in the frame of a page. */
const imagesOf = (page: string) =>
  [...page.matchAll(/src=&quot;(\/_feedwright\/preview\/images\/[^&]+)&quot;/g)].map(
    ([, address = '']) => address,
  )

test('pages reload themselves, and are read by nobody else', async () => {
  const { get } = await serving(folderOf({ 'posts/a.md': post('A'), 'posts/b.md': post('B') }))
  for (const each of ['/_feedwright/preview/', path('posts/a.md')]) {
    const answer = await get(each)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(await answer.text()).toContain('src="/_feedwright/client.js"')
  }
  expect((await get('/_feedwright/preview')).headers.get('location')).toBe('/_feedwright/preview/')
  expect((await get(path('posts/none.md'))).status).toBe(404)
  expect((await get('/_feedwright/preview/', { method: 'POST' })).status).toBe(405)
  expect(await (await get('/_feedwright/')).text()).toContain('preview/post?file=posts%2Fa.md')
})

test('drafts, future posts and posts with an error are shown', async () => {
  const root = folderOf({
    'posts/draft.md': post('A', 'Text.', 'draft: true\n'),
    'posts/later.md': '---\ntitle: Later\ndate: 2100-01-01\n---\nText.',
    'posts/wrong.md': '---\ntitle: Wrong\ndate: soon\n---\nText.',
  })
  const { get } = await serving(root)
  const texts = await Promise.all(
    [
      '/_feedwright/preview/',
      path('posts/draft.md'),
      path('posts/later.md'),
      path('posts/wrong.md'),
    ].map(async (each) => (await get(each)).text()),
  )
  expect(texts[0]).toMatch(/To fix[\s\S]*Drafts[\s\S]*Scheduled/)
  expect(texts[1]).toContain('It is a draft')
  expect(texts[2]).toContain('It waits for its date')
  expect(texts[3]).toContain('date-invalid')
})

test('images of the site are served, and no other file', async () => {
  const names = [
    ...[
      'one.png',
      'sub/two%20words.png',
      '.hidden/three.png',
      'link.png',
      'secret.txt',
      'none.png',
    ],
    ...['../outside.png', '%2e%2e/outside.png', 'a%00.png', 'big.png/'],
  ]
  const outside = folderOf({ 'outside.png': 'outside' })
  const body = names.map((name) => `![x](https://example.org/${name})`).join('\n\n')
  const root = folderOf({
    'posts/a.md': post('A', `${body}\n\n![y](https://other.example/one.png)`),
    'public/one.png': 'one',
    'static/sub/two words.png': 'two',
    'public/.hidden/three.png': 'three',
    'public/secret.txt': 'secret',
  })
  symlinkSync(join(outside, 'outside.png'), join(root, 'public/link.png'))
  const { get } = await serving(root)
  const addresses = imagesOf(await (await get(path('posts/a.md'))).text())
  const answers = await Promise.all(addresses.map((address) => get(address)))
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['one', 'two'])
  expect(answers[0]?.headers.get('content-type')).toBe('image/png')
  expect(answers[0]?.headers.get('content-security-policy')).toContain('sandbox')

  const folder = addresses[0]?.replace('one.png', '') ?? ''
  for (const name of [
    'secret.txt',
    'link.png',
    'outside.png',
    '..%2f..%2fposts/a.md',
    'none.png',
  ]) {
    expect((await get(folder + name)).status, name).toBeGreaterThanOrEqual(400)
  }
  expect((await get('/_feedwright/preview/images/one.png')).status).toBe(404)
})
