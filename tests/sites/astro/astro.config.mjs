import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'https://tides.example',
  base: '/log',
  trailingSlash: 'always',
  integrations: [mdx()],
  i18n: { defaultLocale: 'en', locales: ['en', 'uk'] },
})
