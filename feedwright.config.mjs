/** @type {import('feedwright').UserConfig} */
export default {
  site: {
    url: 'https://meridian.example',
    title: 'The Meridian',
    description: 'International news, and what it means a street further on.',
    language: 'en-GB',
    timezone: 'Europe/London',
    copyright: '© 2025 The Meridian',
    image: '/images/meridian.png',
    icon: '/images/meridian-512.png',
    favicon: '/images/meridian-64.png',
    authors: {
      'adaeze-okafor': {
        name: 'Adaeze Okafor',
        url: 'https://meridian.example/authors/adaeze-okafor/',
      },
      'mira-solberg': {
        name: 'Mira Solberg',
        url: 'https://meridian.example/authors/mira-solberg/',
      },
      'tomasz-wrona': {
        name: 'Tomasz Wrona',
        url: 'https://meridian.example/authors/tomasz-wrona/',
      },
      'yusuf-demir': {
        name: 'Yusuf Demir',
        url: 'https://meridian.example/authors/yusuf-demir/',
      },
    },
  },
  feeds: [
    { scope: 'site', limit: 20, archive: 'month' },
    { scope: 'category', limit: 10, archive: true, page: '/:slug/' },
    { scope: 'language', formats: ['rss', 'atom'] },
    { scope: 'author', formats: ['rss', 'atom'], content: 'summary' },
    { scope: 'tag', minPosts: 3, formats: ['rss'] },
    { name: 'longreads', where: (post) => post.words > 320, title: 'The Meridian — Long reads' },
  ],
  terms: {
    category: {
      International: { description: 'Reports from the International desk.' },
    },
    language: {
      uk: { title: 'Українською' },
      ar: { title: 'بالعربية' },
    },
  },
  related: { count: 3 },
  pages: true,
}
