import { describe, expect, test } from 'vitest'
import { slugStyles } from '../../src/content/slug-styles.ts'
import type { GeneratorName } from '../../src/model/index.ts'

type Kind = 'name' | 'slug' | 'title' | 'term'

/** What the generators themselves, or the packages that they use for it, make of these. */
const made: Readonly<
  Partial<Record<GeneratorName, Partial<Record<Kind, Readonly<Record<string, string>>>>>>
> = {
  hugo: {
    name: {
      'C++ & Rust': 'c++-rust',
      'a+b c#d e~f g@h': 'a+b-c#d-e~f-g@h',
      'a.b_c--d - e': 'a.b_c--d-e',
      'Über Straße': 'über-straße',
      'a,b;c!d (e)': 'abcd-e',
      '2020-01-02-Dated Name': '2020-01-02-dated-name',
      "it's": 'its',
      Нотатка: 'нотатка',
    },
    title: {
      "C++ & Rust: What's New? (100%)": 'c-rust-whats-new-100',
      'a+b c#d e~f g@h': 'a-b-c#d-e~f-g@h',
      'It\'s "x" [y]': 'its-x-y',
      'Über Straße İstanbul': 'über-straße-istanbul',
      '日本語 テスト': '日本語-テスト',
      'a:b,c;d!e': 'abcde',
      ' -lead- ': '-lead-',
      'a.b_c--d - e/f': 'a.b_c--d-e/f',
      '«q» — d… “z”': 'q-d-z',
      'ﬁ ½ ②': 'ﬁ',
      'Don&#8217;t Panic &amp; Carry On': 'don#8217t-panic-amp-carry-on',
    },
  },
  jekyll: {
    name: {
      'C++ & Rust': 'C++-&-Rust',
      'a.b_c--d - e': 'a.b_c-d-e',
      'a,b;c!d (e)': 'a,b;c!d-(e)',
      'x [y] {z} «q»': 'x-y-z-q',
      '-lead-': 'lead',
      'Über Straße': 'Über-Straße',
    },
    slug: { 'My Own_Slug': 'My-Own_Slug' },
    term: { 'Street Life': 'street life' },
  },
  hexo: {
    name: { 'C++ & Rust': 'C++ & Rust' },
    title: {
      'C++ & Rust': 'c-rust',
      'It\'s "x" [y]': 'it-s-x-y',
      'Über Straße İstanbul': 'uber-strase-istanbul',
      'Ключ і Щука': 'ключ-і-щука',
      '«q» — d… “z”': '«q»-—-d…-“z”',
    },
  },
  eleventy: {
    title: {
      'C++ & Rust': 'c-and-rust',
      'It\'s "x" [y]': 'its-x-y',
      'Über Straße İstanbul': 'ueber-strasse-istanbul',
      'Ключ і Щука ї є': 'klyuch-i-schuka-yi-ye',
      'fooBar XMLHttp': 'foo-bar-xml-http',
      '«q» — d… “z”': 'q-d-z',
    },
  },
  astro: {
    name: {
      'C++ & Rust': 'c--rust',
      'a.b_c--d - e': 'ab_c--d---e',
      'Über Straße': 'über-straße',
      ' -lead- ': '--lead--',
      '«q» — d… “z”': 'q--d-z',
      'ﬁ ½ ②': 'ﬁ--',
    },
    slug: { 'My Slug': 'My Slug' },
  },
  nuxt: {
    name: {
      'C++ & Rust': 'c++-and-rust',
      'a+b c#d e~f g@h': 'a+b-cd-e~f-g@h',
      'Über Straße İstanbul': 'uber-strasse-istanbul',
      'Ключ і Щука ї є': 'klyuch-i-shuka-yi-ye',
      '100% sure %20 x': '100percent-sure-percent20-x',
      ' -lead- ': 'lead',
      '2.first-post': 'first-post',
      '1.2': '1.2',
    },
  },
  zola: {
    name: { 'Über Straße': 'uber-strasse', 'It\'s "x"': 'it-s-x', Привіт: 'privit', 'c++': 'c' },
  },
  pelican: {
    title: { "Über Straße, it's": 'uber-strasse-its', 'C++ & Rust': 'c-rust' },
    slug: { 'My Slug': 'My Slug' },
  },
  'wordpress-export': {
    title: { 'Über “Straße” — it’s': 'uber-strasse-its', 'Ключ і щука': 'ключ-і-щука' },
  },
}

const rows = Object.entries(made).flatMap(([generator, kinds]) =>
  Object.entries(kinds).flatMap(([kind, examples]) =>
    Object.entries(examples).map(([text, slug]) => [generator, kind, text, slug] as const),
  ),
)

describe('parts of URLs are those of the generator', () => {
  test.each(rows)('%s: a %s such as %j', (generator, kind, text, slug) => {
    expect(slugStyles[generator as GeneratorName][kind as Kind](text)).toBe(slug)
  })
})

test('letters that have no ASCII stay, so that there is a URL', () => {
  expect(slugStyles.zola.name('日本語 テスト')).toBe('日本語-テスト')
  expect(slugStyles.pelican.title('日本語')).toBe('日本語')
})

test('generators that make no slugs leave names as they are', () => {
  for (const name of ['docusaurus', 'vitepress', 'next', 'gatsby', 'eleventy', 'hexo'] as const) {
    expect(slugStyles[name].name('My Päge 1.0')).toBe('My Päge 1.0')
  }
})

test.each(Object.entries(slugStyles))(
  'a title as long as front matter may be takes no seconds: %s',
  (_, style) => {
    for (const sign of ['A', 'Щ', 'İ', '- ', '\u0301', '1.']) {
      const start = process.cpuUsage()
      style.title(`a${sign.repeat(60_000 / Buffer.byteLength(sign))}b`)
      const { user, system } = process.cpuUsage(start)
      expect((user + system) / 1000).toBeLessThan(2_000)
    }
  },
)
