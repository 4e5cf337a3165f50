export default defineNuxtConfig({
  modules: ['@nuxt/content'],
  site: {
    url: 'https://glass.example',
    name: 'Glass Garden',
    description: 'Plants under glass.',
    defaultLocale: 'en',
  },
  app: { baseURL: '/garden/', head: { htmlAttrs: { lang: 'en' } } },
  content: {
    locales: ['en', 'uk'],
    defaultLocale: 'en',
    ignores: ['attic'],
  },
})
