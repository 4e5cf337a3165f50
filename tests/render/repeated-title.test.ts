import { describe, expect, test } from 'vitest'
import { renderConfig } from '../../src/config/index.ts'
import { renderEntry } from '../../src/render/render-entry.ts'
import { aConfig, aPost } from '../support/builders.ts'

const config = renderConfig(aConfig())
const contentOf = (title: string | undefined, body: string) =>
  renderEntry(aPost({ title }), body, { related: [], translations: [] }, config).value?.content

describe('a heading that only says the title again is left out', () => {
  test.each([
    ['Night train', '# Night train\n\nText.'],
    ['Night train', '## NIGHT  *train*\n\nText.'],
    ['Don’t `stop`', "# Don't `stop` {#stop}\n\nText."],
    ['Night train', '<!-- a comment -->\n<h1><a href="#">Night train</a></h1>\n\nText.'],
  ])('%s: %j', (title, body) => {
    expect(contentOf(title, body)).toBe('<p>Text.</p>')
  })

  test.each([
    ['Night train', '# Night trains\n\nText.'],
    ['Night train', 'Text.\n\n# Night train'],
    [undefined, '# Night train\n\nText.'],
    ['C', '# C++\n\nText.'],
  ])('%s: %j has another one', (title, body) => {
    expect(contentOf(title, body)).toContain('</h1>')
  })

  test('and of a post that has nothing else the title is the text', () => {
    expect(contentOf('Night train', '# Night train')).toBe('<p>Night train</p>')
  })
})
