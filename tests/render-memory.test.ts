import { describe, expect, test } from 'vitest'
import { diagnostic } from '../src/diagnostics/index.ts'
import { type AbsoluteUrl, failure, type Post, type SourceFile } from '../src/model/index.ts'
import type { RenderedPost, RenderRequest } from '../src/render/index.ts'
import { createRenderMemory, type RenderOnce } from '../src/render-memory.ts'
import { aPost, source } from './support/builders.ts'

const rendered: RenderedPost = {
  parts: [{ content: 'full', format: 'rss', size: 0, digest: '', prefixes: [] }],
  bytes: new Uint8Array(),
  diagnostics: [],
  digest: '',
}

const sourceOf = (name: string, text = 'Text.'): SourceFile => ({ ...source('a.md', text), name })

const requestOf = (post: Partial<Post>, rest: Partial<RenderRequest> = {}): RenderRequest => ({
  post: aPost({ source: sourceOf('posts[0]'), ...post }),
  related: [],
  translations: [],
  variants: ['full'],
  ...rest,
})

/** Whether a request is rendered anew. */
async function isNew(once: RenderOnce, request: RenderRequest, result = rendered) {
  let isRendered = false
  const given = await once(request, async () => {
    isRendered = true
    return result
  })
  expect(given).toBe(result)
  return isRendered
}

const linkTo = (url: string | undefined): Partial<RenderRequest> => ({
  links: { areAsBefore: false, targets: [], find: () => url },
})

describe('a post that was rendered', () => {
  const url = 'https://example.org/b/' as AbsoluteUrl
  test.each<[string, RenderRequest]>([
    ['title', requestOf({ title: 'B' })],
    ['address', requestOf({ url })],
    ['text', requestOf({ source: sourceOf('posts[0]', 'Other.') })],
    ['kind of text', requestOf({ source: { ...sourceOf('posts[0]'), isHtml: true } })],
    ['variants', requestOf({}, { variants: ['summary'] })],
    ['related posts', requestOf({}, { related: [aPost()] })],
    ['translations', requestOf({}, { translations: [aPost()] })],
  ])('is rendered again with another %s', async (_, other) => {
    const memory = createRenderMemory({ components: undefined })
    expect(await isNew(memory.begin(), requestOf({}))).toBe(true)
    const again = memory.begin()
    expect(await isNew(again, requestOf({}))).toBe(false)
    expect(await isNew(again, other)).toBe(true)
  })

  test('is rendered again where a link of it leads elsewhere', async () => {
    const memory = createRenderMemory({ components: undefined })
    const linked: RenderedPost = { ...rendered, links: [['b', url]] }
    await isNew(memory.begin(), requestOf({}, linkTo(url)), linked)
    expect(await isNew(memory.begin(), requestOf({}, linkTo(url)), linked)).toBe(false)
    expect(await isNew(memory.begin(), requestOf({}, linkTo('c')), linked)).toBe(true)
    const unfound: RenderedPost = { ...rendered, links: [['b', null]] }
    expect(await isNew(memory.begin(), requestOf({}, linkTo(undefined)), unfound)).toBe(true)
    expect(await isNew(memory.begin(), requestOf({}, linkTo(undefined)), unfound)).toBe(false)
    expect(await isNew(memory.begin(), requestOf({}, linkTo(url)), unfound)).toBe(true)
  })

  test('is known at another place of the list, unless a problem of it names its place', async () => {
    const [first, second] = [sourceOf('posts[0]'), sourceOf('posts[1]')]
    const memory = createRenderMemory({ components: undefined })
    await isNew(memory.begin(), requestOf({ source: first }))
    expect(await isNew(memory.begin(), requestOf({ source: second }))).toBe(false)
    const diagnostics = [diagnostic('mdx-broken', { file: 'posts[0]' }, { reason: '' })]
    const warned = { ...rendered, diagnostics }
    const other = { source: first, title: 'B' }
    await isNew(memory.begin(), requestOf(other), warned)
    expect(await isNew(memory.begin(), requestOf(other), warned)).toBe(false)
    expect(await isNew(memory.begin(), requestOf({ ...other, source: second }), warned)).toBe(true)
  })

  test('is forgotten when a build does without it', async () => {
    const memory = createRenderMemory({ components: undefined })
    await isNew(memory.begin(), requestOf({}))
    memory.begin()
    expect(await isNew(memory.begin(), requestOf({}))).toBe(true)
  })

  test('is not kept where it was ended, is taken from a page, or may have components', async () => {
    const memory = createRenderMemory({ components: undefined })
    const ended = { ...rendered, parts: [], diagnostics: failure().diagnostics }
    await isNew(memory.begin(), requestOf({}), ended)
    expect(await isNew(memory.begin(), requestOf({}), ended)).toBe(true)
    const ofPage = requestOf({}, { page: source('page.html', '<p>') })
    await isNew(memory.begin(), ofPage)
    expect(await isNew(memory.begin(), ofPage)).toBe(true)
    const ofComponents = createRenderMemory({ components: { Live: () => '' } })
    await isNew(ofComponents.begin(), requestOf({}))
    expect(await isNew(ofComponents.begin(), requestOf({}))).toBe(true)
  })
})
