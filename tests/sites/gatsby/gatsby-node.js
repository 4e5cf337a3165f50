const path = require(`path`)
const { createFilePath } = require(`gatsby-source-filesystem`)

exports.createSchemaCustomization = ({ actions }) => {
  actions.createTypes(`
    type MarkdownRemark implements Node { frontmatter: Frontmatter, fields: Fields }
    type Frontmatter { title: String, date: String, path: String, draft: Boolean, published: Boolean,
      author: String, tags: [String] }
    type Fields { slug: String }
  `)
}

exports.onCreateNode = ({ node, actions, getNode }) => {
  if (node.internal.type !== `MarkdownRemark`) return
  const value = node.frontmatter.path || createFilePath({ node, getNode })
  actions.createNodeField({ name: `slug`, node, value })
}

exports.createPages = async ({ graphql, actions, reporter }) => {
  const result = await graphql(`
    {
      allMarkdownRemark(filter: { frontmatter: { draft: { ne: true }, published: { ne: false } } }) {
        nodes { id fileAbsolutePath fields { slug } frontmatter { title date author tags } }
      }
    }
  `)
  if (result.errors) reporter.panicOnBuild(`The posts can't be read`, result.errors)
  for (const node of result.data.allMarkdownRemark.nodes) {
    actions.createPage({
      path: node.fields.slug,
      component: path.resolve(`./src/templates/post.js`),
      context: { id: node.id },
    })
  }
}
