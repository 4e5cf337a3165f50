// @ts-check
/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Mill Wheel',
  tagline: 'Slow, and all day.',
  url: 'https://mill.example',
  baseUrl: '/wheel/',
  onBrokenLinks: 'warn',
  i18n: { defaultLocale: 'en', locales: ['en', 'uk'] },
  presets: [
    [
      'classic',
      {
        docs: false,
        blog: {
          path: 'blog',
          routeBasePath: 'blog',
          blogTitle: 'The Miller’s Blog',
          onInlineAuthors: 'ignore',
          onInlineTags: 'ignore',
          onUntruncatedBlogPosts: 'ignore',
          feedOptions: { type: 'all' },
        },
      },
    ],
  ],
  plugins: [
    [
      '@docusaurus/plugin-content-blog',
      { id: 'news', path: 'news', routeBasePath: 'news', authorsMapPath: '../blog/authors.yml' },
    ],
  ],
  themeConfig: { navbar: { title: 'Mill Wheel', items: [{ to: '/blog', label: 'Blog' }] } },
}

module.exports = config
