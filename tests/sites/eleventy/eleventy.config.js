export default function (eleventyConfig) {
  eleventyConfig.addPassthroughCopy('src/**/*.png')
  eleventyConfig.ignores.add('src/posts/template.md')
  eleventyConfig.addPreprocessor('drafts', '*', (data) => {
    if (data.draft && process.env.ELEVENTY_RUN_MODE === 'build') return false
  })
  eleventyConfig.addShortcode('year', () => '2026')
  eleventyConfig.addPairedShortcode('callout', (inner) => `<aside class="callout">${inner}</aside>`)
}

export const config = {
  dir: { input: 'src', output: '_site', includes: '_includes', data: '_data' },
  pathPrefix: '/orchard/',
  markdownTemplateEngine: 'njk',
}
