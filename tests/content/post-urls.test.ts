import { describe, expect, test } from 'vitest'
import type { PermalinkParts, UserPermalink } from '../../src/config/index.ts'
import type { GeneratorName } from '../../src/model/index.ts'
import { aConfig, messages, parse, places, postOf, problemsOf } from '../support/builders.ts'

const path = 'international/2025-05-17-night-train.md'
const yaml = 'date: 2025-01-31 23:30\ncategories: [Food & Drink, Rail]\ntitle: Night train'

describe('the pattern of the config gives a post its URL', () => {
  test.each([
    ['/:path/', 'https://example.org/international/night-train/'],
    ['/:path.html', 'https://example.org/international/night-train.html'],
    ['/:slug', 'https://example.org/night-train'],
    ['/:year/:month/:day/:slug/', 'https://example.org/2025/02/01/night-train/'],
    ['/:category/:slug/', 'https://example.org/food-drink/night-train/'],
    ['/?p=:slug', 'https://example.org/?p=night-train'],
  ])('%s', (permalink, url) => {
    // in the zone of the site, where the next month has begun
    const config = aConfig({ timezone: 'Asia/Kolkata' }, { permalink })
    expect(postOf(yaml.replace('23:30', '23:30Z'), { path, config }).url).toBe(url)
  })

  test('below the path of the site', () => {
    const config = aConfig({ url: 'https://example.org/blog' })
    expect(postOf('', { path, config }).url).toBe(
      'https://example.org/blog/international/night-train/',
    )
  })

  test('without a hole where there is no category', () => {
    const config = aConfig({}, { permalink: '/:category/:slug/' })
    expect(postOf('', { path, config }).url).toBe('https://example.org/night-train/')
  })

  test.each([
    ['a.md', '/a/'],
    ['a/index.md', '/a/'],
    ['a/b/INDEX.markdown', '/a/b/'],
    ['index.md', '/index/'],
    ['a.b.md', '/a.b/'],
    ['日本/c d.md', '/%E6%97%A5%E6%9C%AC/c%20d/'],
    ['what?/100%#1 [a]|b\\c:d.md', '/what%3F/100%25%231%20%5Ba%5D%7Cb%5Cc%3Ad/'],
    ['cafe\u0301/x.md', '/caf%C3%A9/x/'],
    ['%2e%2e/x.md', '/%252e%252e/x/'],
  ])('from the name of the file: %s', (file, expected) => {
    expect(postOf('', { path: file }).url).toBe(`https://example.org${expected}`)
  })
})

describe('the permalink that a post has for itself', () => {
  test.each<[slugs: GeneratorName, field: string, expected: string]>([
    ['jekyll', 'permalink: /blog/:year/:month/:day/:title/', '/blog/2025/01/31/night-train/'],
    ['jekyll', 'permalink: :title.html', '/night-train.html'],
    ['jekyll', 'permalink: pretty', '/2025/01/31/night-train/'],
    ['jekyll', 'permalink: /special/place.html', '/special/place.html'],
    ['hugo', 'url: /blog/:year/:slug/', '/blog/2025/a-title/'],
    ['hugo', 'url: /:sections/:title.html', '/international/a-title.html'],
    ['zola', 'url: special/place', '/special/place/'],
    ['zola', 'url: special/Rust-1.82.0', '/special/Rust-1.82.0/'],
    ['astro', 'url: special/place', '/special/place'],
  ])('as %s takes it: %s', (slugs, field, expected) => {
    const config = aConfig({}, { permalink: { pattern: '/:path/', slugs } })
    const fields = `date: 2025-01-31\ntitle: A title\n${field}`
    expect(postOf(fields, { path, config }).url).toBe(`https://example.org${expected}`)
  })

  test.each<[slugs: GeneratorName, field: string]>([
    ['jekyll', 'permalink: /:nothing/'],
    ['hexo', 'permalink: /:year/:title/'],
  ])('and as %s does not: %s', (slugs, field) => {
    const config = aConfig({}, { permalink: { pattern: '/:path/', slugs } })
    expect(places(problemsOf(field, { path, config }))).toEqual(['url-invalid 2:12'])
  })
})

describe('a permalink in the way of another generator', () => {
  const night = 'date: 2022-03-05T23:30:00-05:00\ntitle: "C++ & Rust: What’s New?"'
  const urlOf = (permalink: UserPermalink, yaml = night, file = 'post/2022-03-05-Last Bell.md') => {
    const config = aConfig({ timezone: 'Europe/Kyiv' }, { permalink })
    return postOf(yaml, { path: file, config }).url.replace('https://example.org', '')
  }

  test('takes the day as it is written, or the one of the zone', () => {
    const pattern = '/:year/:month/:day/:hour/:minute/'
    expect(urlOf({ pattern, day: 'written' })).toBe('/2022/03/05/23/30/')
    expect(urlOf({ pattern, day: 'zone' })).toBe('/2022/03/06/06/30/')
    expect(urlOf({ pattern })).toBe('/2022/03/06/06/30/')
  })

  test.each<[pattern: string, slugs: GeneratorName, url: string]>([
    ['/:year/:slug_or_title/', 'hugo', '/2022/c-rust-whats-new/'],
    ['/:folder/:slug_or_file/', 'hugo', '/post/2022-03-05-last-bell/'],
    ['/:categories/:name/', 'jekyll', '/Last-Bell/'],
    ['/:path/', 'astro', '/post/last-bell/'],
    ['/:file_path/', 'astro', '/post/2022-03-05-last-bell/'],
    ['/:file_path.html', 'vitepress', '/post/2022-03-05-Last%20Bell.html'],
    ['/blog/:dated_path', 'docusaurus', '/blog/2022/03/05/post/Last%20Bell'],
    ['/blog/:slug_or_file_path/', 'astro', '/blog/post/2022-03-05-last-bell/'],
    ['/:title.html', 'pelican', '/c-rust-whats-new.html'],
    ['/:section/:name/', 'zola', '/post/last-bell/'],
    ['/:i_month/:i_day/:short_year/:y_day/:second/:slug/', 'next', '/3/6/22/065/00/Last%20Bell/'],
  ])('%s of %s', (pattern, slugs, url) => {
    expect(urlOf({ pattern, slugs })).toBe(url)
  })

  test('keeps a slug that the author wrote', () => {
    const yaml = `${night}\nslug: My Own_Slug\ncategories: [Street Life, Rail]`
    expect(urlOf({ pattern: '/:slug_or_title/', slugs: 'hugo' }, yaml)).toBe('/my-own_slug/')
    expect(urlOf({ pattern: '/:dated_path', slugs: 'docusaurus' }, yaml)).toBe('/My%20Own_Slug')
    expect(urlOf({ pattern: '/:categories/:path/', slugs: 'jekyll' }, yaml)).toBe(
      '/street%20life/rail/post/My-Own_Slug/',
    )
  })

  test('takes the date of the path in its own digits', () => {
    const permalink = { pattern: '/blog/:dated_path', slugs: 'docusaurus' } as const
    const at = (file: string) => urlOf(permalink, 'date: 2022-03-05', file)
    expect(at('2016-12-9-one-digit.md')).toBe('/blog/2016/12/9/one-digit')
    expect(at('archive/2020-05-07-x.md')).toBe('/blog/2020/05/07/archive/x')
    expect(at('2020/05/04/x.md')).toBe('/blog/2020/05/04/x')
    expect(at('2020-05-06-x/index.md')).toBe('/blog/2020/05/06/x')
    expect(at('2020-05-05/index.md')).toBe('/blog/2020/05/05/index')
    expect(at('before-midnight.md')).toBe('/blog/before-midnight')
  })

  test('knows where an index is the page of its folder', () => {
    const at = (file: string, pattern = '/:file_path.html') =>
      urlOf({ pattern, slugs: 'vitepress' }, 'date: 2022-03-05', file)
    expect(at('posts/a/index.md')).toBe('/posts/a/')
    expect(at('posts/a.md')).toBe('/posts/a.html')
    expect(at('posts/a/index.md', '/:file_path')).toBe('/posts/a/')
  })

  test('leaves the folders of Zola as they are', () => {
    const permalink = { pattern: '/:path/', slugs: 'zola' } as const
    expect(urlOf(permalink, 'date: 2022-03-05', 'My Blog/2016-12-09 My Post.md')).toBe(
      '/My%20Blog/my-post/',
    )
  })

  test('makes nothing of a heading that Hugo does not take for a title', () => {
    const permalink = { pattern: '/:year/:slug_or_title/', slugs: 'hugo' } as const
    const config = aConfig({}, { permalink })
    const post = parse('---\ndate: 2020-06-03\n---\n# A heading\n', { config }).value
    expect(post).toMatchObject({ title: 'A heading', url: 'https://example.org/2020/' })
  })

  test('makes the slug of a name that alone has the date', () => {
    const permalink = { pattern: '/:year/:slug_or_title/', slugs: 'hugo' } as const
    const config = aConfig({}, { permalink })
    const post = parse('---\ntitle: A\n---\nText.', { path: '2016-12-09-x y.md', config }).value
    expect(post?.url).toBe('https://example.org/2016/x-y/')
  })

  test('leaves the signs of a path as they are', () => {
    const pattern = '/:slug/'
    expect(urlOf({ pattern, slugs: 'jekyll' }, 'date: 2022-03-05', 'C++ & (Rust).md')).toBe(
      '/C++-&-(Rust)/',
    )
    expect(urlOf({ pattern }, 'date: 2022-03-05', 'C++.md')).toBe('/C%2B%2B/')
  })

  test('has no hole where a part is missing', () => {
    const pattern = '/:year/:title/'
    expect(urlOf({ pattern, slugs: 'hugo' }, 'date: 2020-06-03')).toBe('/2020/')
  })
})

describe('a permalink function', () => {
  const by = (permalink: (parts: PermalinkParts) => string) => ({
    path,
    config: aConfig({ url: 'https://example.org/blog' }, { permalink }),
  })

  test('is told what is known of the post', () => {
    const told: PermalinkParts[] = []
    const tell = (parts: PermalinkParts) => `/${told.push(parts)}/`
    postOf(yaml, by(tell))
    expect(told).toEqual([
      {
        path: 'international/night-train',
        slug: 'night-train',
        name: 'night-train',
        folder: 'international',
        title: 'Night train',
        year: '2025',
        month: '01',
        day: '31',
        category: 'food-drink',
        data: {
          date: '2025-01-31 23:30',
          categories: ['Food & Drink', 'Rail'],
          title: 'Night train',
        },
      },
    ])
  })

  test('returns a path or a URL', () => {
    const path = ({ slug }: PermalinkParts) => `/n/${slug} é`
    const url = () => 'https://example.com/x'
    expect(postOf('', by(path)).url).toBe('https://example.org/blog/n/night-train%20%C3%A9')
    expect(postOf('', by(url)).url).toBe('https://example.com/x')
  })

  test.each<[what: string, permalink: () => unknown, reason: string]>([
    ['a relative path', () => 'x/', 'it gave "x/"'],
    ['another host', () => '//example.com/', 'it gave "//example.com/"'],
    ['a path above the site', () => '/../x', 'it gave "/../x"'],
    ['no web page', () => 'mailto:a@example.org', 'it gave "mailto:a@example.org"'],
    ['nothing', () => undefined, 'it gave undefined'],
    [
      'an exception',
      () => {
        throw new TypeError('no title')
      },
      'no title',
    ],
  ])('that gives %s is a problem of each post', (_, permalink, reason) => {
    const found = problemsOf('', by(permalink as () => string))
    expect(places(found)).toEqual(['permalink-failed'])
    expect(messages(found)).toEqual([
      `the \`permalink\` of the config gives no URL for this post: ${reason}`,
    ])
  })
})

describe('a slug', () => {
  test.each([
    ['night-train', '/international/night-train/'],
    ['rail/night train', '/international/rail/night%20train/'],
    ['007', '/international/007/'],
    ['日本', '/international/%E6%97%A5%E6%9C%AC/'],
    ['a..b', '/international/a..b/'],
    ['...', '/international/.../'],
    ['/rail/night/', '/international/rail/night/'],
  ])('takes the place of the file name: %s', (slug, url) => {
    expect(postOf(`slug: ${slug}`, { path }).url).toBe(`https://example.org${url}`)
  })

  test.each([
    ...['..', '.', '../x', 'a/../b', 'a/..', '//x', 'x//', 'a//b', '/', 'a\\b', '..\\x', 'C:\\x'],
    ...['a?b', 'a#b', '%2e%2e', '%2F', 'a:b', 'https://example.com/x'],
  ])('cannot leave its place: %s', (slug) => {
    const { value, diagnostics } = parse(`---\ndate: 2025-05-17\nslug: '${slug}'\n---\nText.`)
    expect(value).toBeUndefined()
    expect(places(diagnostics)).toEqual(['slug-invalid 3:8'])
  })

  test.each(['2025-05-17-..md', '2025-05-17-...md', '2025-05-17-../index.md'])(
    'cannot leave it by the name of the file either: %s',
    (file) => {
      expect(places(parse('Text.', { path: file }).diagnostics)).toEqual(['slug-invalid'])
    },
  )
})

describe('a URL of its own', () => {
  const config = aConfig({ url: 'https://example.org/blog/' })
  test.each([
    ['/night/', 'https://example.org/blog/night/'],
    ['night/', 'https://example.org/blog/night/'],
    ['rail/night.html', 'https://example.org/blog/rail/night.html'],
    ['/night/index.html', 'https://example.org/blog/night/'],
    ['https://example.com/a b?q=[x]', 'https://example.com/a%20b?q=%5Bx%5D'],
    ['http://BÜCHER.example', 'http://xn--bcher-kva.example/'],
  ])('%s', (address, url) => {
    expect(postOf(`url: ${address}`, { config }).url).toBe(url)
  })

  test.each(['//example.com/', 'tag:x', '/:year/:title/', 'pretty', 'https:///x', '#top'])(
    'must be a path or a web address, not %s',
    (address) => {
      expect(places(problemsOf(`permalink: '${address}'`, { config }))).toEqual([
        'url-invalid 2:13',
      ])
    },
  )
})
