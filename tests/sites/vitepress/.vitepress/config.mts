import { defineConfig } from 'vitepress'

export default defineConfig({
  title: 'Bridge Log',
  description: 'Bridges, one at a time.',
  lang: 'en-US',
  base: '/bridges/',
  srcExclude: ['**/README.md', '**/_drafts/**', 'posts/withheld/excluded.md'],
  rewrites: { 'journal/:year/:slug.md': 'j/:slug.md' },
  sitemap: { hostname: 'https://bridges.example/bridges/' },
  ignoreDeadLinks: true,
  markdown: { attrs: { disable: false } },
  locales: {
    root: { label: 'English', lang: 'en-US' },
    uk: { label: 'Українська', lang: 'uk-UA', title: 'Мости' },
  },
  themeConfig: {
    nav: [{ text: 'About', link: '/about' }],
    socialLinks: [{ icon: 'github', link: 'https://github.com/example/bridges' }],
    editLink: { pattern: 'https://github.com/example/bridges/edit/main/:path' },
  },
})
