import { expect, test } from 'vitest'
import { type AbsoluteUrl, mediaType } from '../../src/model/index.ts'

const typeOf = (path: string) => mediaType(`https://example.org/${path}` as AbsoluteUrl)

test('a file has the media type of its extension', () => {
  const types = {
    aac: 'audio/aac',
    avif: 'image/avif',
    epub: 'application/epub+zip',
    flac: 'audio/flac',
    gif: 'image/gif',
    jpeg: 'image/jpeg',
    jpg: 'image/jpeg',
    m4a: 'audio/mp4',
    m4v: 'video/x-m4v',
    mov: 'video/quicktime',
    mp3: 'audio/mpeg',
    mp4: 'video/mp4',
    oga: 'audio/ogg',
    ogg: 'audio/ogg',
    ogv: 'video/ogg',
    opus: 'audio/ogg',
    pdf: 'application/pdf',
    png: 'image/png',
    svg: 'image/svg+xml',
    wav: 'audio/wav',
    webm: 'video/webm',
    webp: 'image/webp',
    zip: 'application/zip',
  }
  for (const [extension, type] of Object.entries(types)) {
    expect(typeOf(`a.${extension}`), extension).toBe(type)
    expect(typeOf(`a.b/c.${extension.toUpperCase()}?x=.exe`), extension).toBe(type)
  }
})

test('a name that promises nothing has none', () => {
  for (const path of ['', 'mp3', 'a.', 'a.mp3/b', '.mp3', 'a.unknown', 'a.constructor']) {
    expect(typeOf(path), path).toBeUndefined()
  }
})
