/** @type {import('feedwright').WrittenConfig} */
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
      'adaeze-okafor': { name: 'Adaeze Okafor', url: 'https://meridian.example/authors/adaeze-okafor/' },
      'mira-solberg': { name: 'Mira Solberg', url: 'https://meridian.example/authors/mira-solberg/' },
      'tomasz-wrona': { name: 'Tomasz Wrona', url: 'https://meridian.example/authors/tomasz-wrona/' },
      'yusuf-demir': { name: 'Yusuf Demir', url: 'https://meridian.example/authors/yusuf-demir/' },
    },
  },
}
