import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, type UserConfig } from '../../src/index.ts'
import { folderOf, put } from '../support/folder.ts'

const site = { url: 'https://example.org', title: 'Example' }
const post = (image: string) => `---\ntitle: A\ndate: 2025-05-17\nimage: ${image}\n---\nText.\n`

async function imageOf(
  root: string,
  more: Omit<UserConfig, 'site'> = {},
): Promise<readonly (string | undefined)[]> {
  const config = { site, feeds: ['site'] as const, ...more }
  const { files, warnings } = await build({ root, config, cache: '.cache' })
  const feed = JSON.parse(files.find(({ path }) => path === 'feed.json')?.text ?? '{}')
  const told = warnings.map(({ code, file, line }) => `${code} ${file}:${line}`)
  return [feed.items[0].image, ...told]
}

test('a bare name is looked for beside the post, then below the folder of the config', async () => {
  const root = folderOf({ 'posts/a/index.md': post('Ünï cover.png'), 'posts/a/other.png': '' })
  const lost = [undefined, 'image-unfound posts/a/index.md:4']
  expect(await imageOf(root)).toEqual(lost)
  expect(await imageOf(root)).toEqual(lost)
  const images = { base: '/images' }
  const elsewhere = 'https://example.org/images/%C3%9Cn%C3%AF%20cover.png'
  expect(await imageOf(root, { images })).toEqual([elsewhere])
  // another way of writing the same letters, as macOS has it
  put(root, `posts/a/${'Ünï cover.png'.normalize('NFD')}`, '')
  const beside = 'https://example.org/a/%C3%9Cn%C3%AF%20cover.png'
  expect(await imageOf(root)).toEqual([beside])
  expect(await imageOf(root, { images })).toEqual([beside])
  rmSync(join(root, `posts/a/${'Ünï cover.png'.normalize('NFD')}`))
  expect(await imageOf(root)).toEqual(lost)
})

test('a path is taken as it is, and so is a name where pictures are beside each page', async () => {
  const root = folderOf({ 'posts/a/index.md': post('./cover.png') })
  expect(await imageOf(root)).toEqual(['https://example.org/a/cover.png'])
  put(root, 'posts/a/index.md', post('cover.png'))
  expect(await imageOf(root, { images: { base: './pictures/' } })).toEqual([
    'https://example.org/a/pictures/cover.png',
  ])
})
