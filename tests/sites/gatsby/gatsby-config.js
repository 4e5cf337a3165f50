module.exports = {
  pathPrefix: `/rails`,
  trailingSlash: `always`,
  siteMetadata: {
    title: `Night Train`,
    author: {
      name: `Mira Holt`,
      summary: `who can't sleep.`,
    },
    description: `Seen from the upper berth.`,
    siteUrl: `https://train.example/rails/`,
    language: `en`,
  },
  plugins: [
    { resolve: `gatsby-source-filesystem`, options: { path: `${__dirname}/content/blog`, name: `blog` } },
    { resolve: `gatsby-transformer-remark`, options: { excerpt_separator: `<!-- end -->` } },
  ],
}
