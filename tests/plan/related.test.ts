import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EntryId, type Post, timestamp } from '../../src/model/index.ts'
import { type RelatedOptions, relatedPosts } from '../../src/plan/related.ts'
import { countEachWord, numberWords, type Vocabulary } from '../../src/plan/word-counts.ts'
import { aPost } from '../support/builders.ts'

const defaults: RelatedOptions = { count: 3, newer: false, languages: 'same' }

/** A post and its text. Later ones of a list are newer unless `day` says otherwise. */
interface Article extends Partial<Pick<Post, 'title' | 'tags' | 'categories' | 'language'>> {
  readonly id: string
  readonly text?: string
  readonly day?: number
}

function publish(articles: readonly Article[]) {
  const texts = new Map<Post, string>()
  const posts = articles.map(({ id, text = '', day, ...rest }, index) => {
    const published = timestamp(Date.UTC(2025, 0, day ?? index + 1))
    const post = aPost({ id: id as EntryId, title: undefined, language: 'en', ...rest, published })
    texts.set(post, text)
    return post
  })
  const vocabulary: Vocabulary = new Map()
  const wordCountsOf = (post: Post) => {
    return numberWords(countEachWord(post, texts.get(post) ?? ''), vocabulary)
  }
  return { posts, wordCountsOf }
}

/** What each post is given, by ids. */
function related(articles: readonly Article[], options: Partial<RelatedOptions> = {}) {
  const { posts, wordCountsOf } = publish(articles)
  return idsOf(relatedPosts(posts, posts, wordCountsOf, { ...defaults, ...options }))
}

function idsOf(found: ReadonlyMap<Post, readonly Post[]>): Readonly<Record<string, string[]>> {
  return Object.fromEntries([...found].map(([post, list]) => [post.id, list.map(({ id }) => id)]))
}

/**
 * In each language: titles and texts of two posts on harbours, two on bread, two on stars; nothing
 * else in common.
 */
const languages: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
  en: {
    harbour: [
      'Shore power for ships',
      'The harbour lets ships plug into the grid while they unload.',
    ],
    bread: ['Rye bread', 'A bakery sells rye bread with a crust that sings as it cools.'],
    stars: ['Counting stars', 'Astronomers count the stars from gardens with no lamps at night.'],
    'harbour 2': [
      'Ships in the storm',
      'Ships wait outside a harbour whose crane broke in the storm.',
    ],
    'bread 2': ['Bread for all', 'How a village bakery came to give away bread on Mondays.'],
    'stars 2': ['The stars are back', 'Fewer lamps, more stars: astronomers thank a town council.'],
  },
  uk: {
    harbour: ['Кораблі та струм', 'Кораблі в порту беруть струм із берега, поки їх розвантажують.'],
    bread: ['Житній хліб', 'Пекарня продає житній хліб, і його скоринка співає.'],
    stars: ['Скільки зірок', 'Астрономи рахують зірки там, де вночі немає ліхтарів.'],
    'harbour 2': ['Кораблі чекають', 'Шторм зламав кран у порту, тому кораблі чекають.'],
    'bread 2': ['Хліб для всіх', 'Сільська пекарня щопонеділка роздає хліб.'],
    'stars 2': ['Знову зірки', 'Менше ліхтарів і більше темряви: астрономи знову бачать зірки.'],
  },
  ja: {
    harbour: ['港の電気', '港では、船が荷を降ろす間に陸の電気を使う。'],
    bread: ['村のパン', '村の店で焼くパンは、冷めると歌う。'],
    stars: ['星を数える', '夜空の星を庭から数える天文学者たち。'],
    'harbour 2': ['嵐の港', '嵐で壊れたクレーンのため、船は港の外で待っている。'],
    'bread 2': ['パンの店', '月曜日に無料でパンを配る店がある。'],
    'stars 2': ['星が戻る', '街灯を減らすと、天文学者に星が見えた。'],
  },
  ar: {
    harbour: ['السفن والكهرباء', 'تستعمل السفن في الميناء كهرباء الشاطئ أثناء التفريغ.'],
    bread: ['خبز الجاودار', 'يبيع المخبز خبز الجاودار الساخن كل صباح.'],
    stars: ['عد النجوم', 'يعد الفلكيون النجوم من حدائق بلا مصابيح.'],
    'harbour 2': ['السفن والعاصفة', 'تنتظر السفن خارج الميناء لأن العاصفة كسرت الرافعة.'],
    'bread 2': ['خبز للجميع', 'يوزع المخبز خبز القمح مجانا يوم الاثنين.'],
    'stars 2': ['عودة النجوم', 'رأى الفلكيون النجوم بعد إطفاء الشوارع.'],
  },
}

const articlesIn = (language: string): readonly Article[] =>
  Object.entries(languages[language] ?? {}).map(([id, [title, text]]) => ({
    id,
    title,
    text,
    language,
  }))

const corpus = Object.keys(languages).flatMap((language, index) =>
  articlesIn(language).map((article, day) => ({
    ...article,
    id: `${language} ${article.id}`,
    day: day * 10 + index,
  })),
)

describe('what two posts are about makes them related', () => {
  test.each(Object.keys(languages))('in the language %s', (language) => {
    expect(related(articlesIn(language))).toEqual({
      harbour: [],
      bread: [],
      stars: [],
      'harbour 2': ['harbour'],
      'bread 2': ['bread'],
      'stars 2': ['stars'],
    })
  })

  test('with words of another script among those of a script without spaces', () => {
    const articles = [
      { id: 'a', title: 'React入門', text: 'TypeScriptで作る。' },
      { id: 'b', title: '庭', text: '花が咲いた。' },
      { id: 'c', title: '山', text: '雪が溶けた。' },
      { id: 'd', title: 'なぜReactか', text: '考えてみよう。' },
    ]
    expect(related(articles, { languages: 'any' })['d']).toEqual(['a'])
  })

  test('in whichever form its characters are written', () => {
    const text = 'Café Ｗａｖｅ'
    const articles = [
      { id: 'a', text },
      { id: 'b', text: 'rain' },
      { id: 'c', text: 'snow' },
    ]
    const last = { id: 'd', text: 'CAFE\u0301 wave' }
    expect(related([...articles, last])['d']).toEqual(['a'])
  })

  test('in a few words, however many others each has of its own', () => {
    const own = Array.from({ length: 70 }, (_, index) => `own${index}`).join(' ')
    const articles = [
      { id: 'a', text: 'glass harbour kettle lantern' },
      { id: 'b', text: 'saddle bridle stirrup halter' },
      { id: 'c', text: 'violin cello trumpet oboe' },
      { id: 'd', text: `${own} saddle bridle stirrup halter` },
    ]
    expect(related(articles)['d']).toEqual(['b'])
  })

  test('a word in the title weighs more than one in the text', () => {
    const articles = [
      { id: 'text', title: 'Monday', text: 'bells ring across the valley' },
      { id: 'title', title: 'Bells', text: 'they ring across the valley' },
      { id: 'rain', title: 'Rain', text: 'it fell all through March' },
      { id: 'last', text: 'bells, bells, bells' },
    ]
    expect(related(articles)['last']).toEqual(['title', 'text'])
  })
})

describe('what is not prose makes no posts related', () => {
  test.each([
    ['code blocks', '```ts\nconst answer = compute(harbour)\n```\n'],
    ['code blocks that do not end', '~~~~\nconst answer = compute(harbour)\n~~~\n'],
    ['links', '[](/harbour/answer/compute.html)'],
    ['link definitions', '[→]: /harbour/answer/compute.html\n'],
    ['bare URLs', 'https://example.org/harbour/answer?compute=const'],
    ['HTML tags', '<img class="harbour answer" src="compute.png">'],
    ['comments', '<!-- harbour answer compute const -->'],
    ['character references', '&nbsp;&rarr;&hellip;&#8230;'],
  ])('%s', (_, shared) => {
    const articles = ['snow fell', 'rain came', 'wind rose', 'sun shone'].map((text) => {
      return { id: text, text: text.startsWith('s') ? `${text}\n${shared}` : text }
    })
    expect(related(articles)['sun shone']).toEqual([])
  })
})

describe('terms', () => {
  const prose = (words: string) => `${words} `.repeat(2)
  const articles: readonly Article[] = [
    { id: 'a', text: prose('glass harbour kettle lantern'), tags: ['C++'], categories: ['News'] },
    { id: 'b', text: prose('meadow thistle bramble clover'), tags: ['C#'], categories: ['News'] },
    { id: 'c', text: prose('saddle bridle stirrup halter'), categories: ['Views'] },
    { id: 'd', text: prose('violin cello trumpet oboe'), categories: ['Views'] },
  ]

  test('a rare tag makes posts related, in any case of its letters', () => {
    const last = { id: 'last', text: prose('walnut almond pecan hazel'), tags: ['c++'] }
    expect(related([...articles, last])['last']).toEqual(['a'])
  })

  test('a tag that all posts have does not', () => {
    const all = [...articles, { id: 'last', text: prose('walnut almond pecan hazel') }]
    const tagged = all.map((article) => ({ ...article, tags: ['blog'] }))
    expect(related(tagged)['last']).toEqual([])
  })

  test('a category alone does not, however rare', () => {
    const last = { id: 'last', text: prose('walnut almond pecan hazel'), categories: ['News'] }
    expect(related([...articles, last])['last']).toEqual([])
  })

  test('a category puts one of two equally related posts first', () => {
    const given = related([
      { id: 'a', text: 'glass harbour kettle lantern' },
      { id: 'b', text: 'saddle bridle stirrup halter', categories: ['Views'] },
      { id: 'c', text: 'violin cello trumpet oboe', categories: ['News'] },
      { id: 'last', text: 'oboe stirrup', categories: ['news'] },
    ])
    expect(given['last']).toEqual(['c', 'b'])
  })
})

describe('which posts may be chosen', () => {
  test('never the post itself, and none that is newer', () => {
    const articles = ['a', 'b', 'c'].map((id) => ({ id, text: 'the same words', tags: ['same'] }))
    expect(related(articles)).toEqual({ a: [], b: ['a'], c: ['a', 'b'] })
  })

  test('newer ones on request', () => {
    const articles = ['a', 'b', 'c'].map((id) => ({ id, text: 'the same words', tags: ['same'] }))
    expect(related(articles, { newer: true })).toEqual({
      a: ['b', 'c'],
      b: ['a', 'c'],
      c: ['a', 'b'],
    })
  })

  test('of two posts of one time the smaller id is the older', () => {
    const articles = ['b', 'a'].map((id) => ({ id, day: 1, text: 'the same words' }))
    expect(related(articles)).toEqual({ a: [], b: ['a'] })
  })

  test('those of the same language, whatever the region', () => {
    const text = 'radio piano hotel'
    const articles = [
      { id: 'pt', text, language: 'pt-BR' },
      { id: 'es', text, language: 'es' },
      { id: 'none', text, language: undefined },
      { id: 'last', text, language: 'PT-pt' },
    ]
    expect(related(articles)['last']).toEqual(['pt'])
    expect(related(articles)['none']).toEqual([])
    expect(related(articles, { languages: 'any' })['last']).toEqual(['es', 'none', 'pt'])
  })

  test('no more than wanted, ties in the order of their ids', () => {
    const articles = ['d', 'b', 'e', 'a', 'c', 'z'].map((id) => ({ id, text: 'the same words' }))
    expect(related(articles)['z']).toEqual(['a', 'b', 'c'])
    expect(related(articles, { count: 1 })['z']).toEqual(['a'])
    expect(related(articles, { count: 0 })['z']).toEqual([])
  })
})

describe('only what is wanted is answered', () => {
  test('from all candidates, in the order of the wanted posts', () => {
    const { posts, wordCountsOf } = publish(articlesIn('en'))
    const wanted = posts.slice(3).toReversed()
    const given = relatedPosts(wanted, posts, wordCountsOf, defaults)
    expect([...given.keys()]).toEqual(wanted)
    expect(idsOf(given)).toEqual({
      'harbour 2': ['harbour'],
      'bread 2': ['bread'],
      'stars 2': ['stars'],
    })
  })

  test.each([false, true])('each text is read once (newer: %s)', (newer) => {
    const { posts, wordCountsOf } = publish(corpus)
    const read: Post[] = []
    const reading = (post: Post) => {
      read.push(post)
      return wordCountsOf(post)
    }
    relatedPosts(posts, posts, reading, { ...defaults, newer })
    expect(read.map(({ id }) => id).toSorted()).toEqual(posts.map(({ id }) => id).toSorted())
  })

  test('no posts, no text and no words are no trouble', () => {
    expect(related([])).toEqual({})
    expect(related([{ id: 'a' }, { id: 'b' }])).toEqual({ a: [], b: [] })
    expect(
      related([
        { id: 'a', text: '—' },
        { id: 'b', text: '🎉' },
      ]),
    ).toEqual({ a: [], b: [] })
  })
})

/** Articles of few words, so that they have much in common, and of few days, so that times are equal. */
const anArticle = fc.record({
  text: fc
    .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { maxLength: 12 })
    .map((words) => words.join(' ')),
  tags: fc.subarray(['sea', 'sky']),
  categories: fc.subarray(['News', 'Views']),
  language: fc.constantFrom('en', 'fr', undefined),
  day: fc.integer({ min: 1, max: 12 }),
})
const someArticles = fc.array(anArticle, { maxLength: 40 }).map((articles) => {
  return articles.map((article, index) => ({ ...article, id: `post ${index}` }))
})
const anyOptions = fc.record({
  count: fc.integer({ min: 0, max: 5 }),
  newer: fc.boolean(),
  languages: fc.constantFrom('same' as const, 'any' as const),
})

describe('properties', () => {
  test('the order of the posts does not matter', () => {
    const shuffled = someArticles.chain((articles) => {
      const order = fc.shuffledSubarray(articles, { minLength: articles.length })
      return fc.tuple(fc.constant(articles), order)
    })
    fc.assert(
      fc.property(shuffled, anyOptions, ([articles, others], options) => {
        expect(related(others, options)).toEqual(related(articles, options))
      }),
    )
  })

  test('a newer post changes nothing for older ones', () => {
    const later = anArticle.map((article) => ({ ...article, id: 'post new', day: 13 }))
    fc.assert(
      fc.property(someArticles, later, anyOptions, (articles, newest, options) => {
        const older = { ...options, newer: false }
        expect(related([newest, ...articles], older)).toMatchObject(related(articles, older))
      }),
    )
  })

  test('each post is given what it would be given if it were the newest', () => {
    const before = related(corpus)
    for (const article of corpus) {
      const past = corpus.filter(({ day }) => day <= article.day)
      expect(related(past)[article.id]).toEqual(before[article.id])
    }
  })
})

test('two thousand posts are no trouble', () => {
  const articles = Array.from({ length: 2000 }, (_, post) => {
    const words = Array.from({ length: 400 }, (_, index) => {
      const random = (post * 2654435761 + index * 40503 + post * index * 97) % 9973
      return `w${index % 4 === 0 ? (post % 200) * 50 + (random % 40) : Math.floor(random ** 2 / 9973)}`
    })
    return { id: `post ${post}`, text: words.join(' '), tags: [`topic ${post % 200}`] }
  })
  const given = related(articles)
  expect(Object.keys(given)).toHaveLength(2000)
  const topicOf = (id: string | undefined) => Number(id?.slice(5)) % 200
  const wrong = Object.entries(given)
    .slice(200)
    .filter(([id, [best]]) => {
      return topicOf(best) !== topicOf(id)
    })
  expect(wrong).toEqual([])
})
