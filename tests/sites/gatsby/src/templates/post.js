import * as React from 'react'
import { graphql } from 'gatsby'

export default function Post({ data: { markdownRemark: post } }) {
  return (
    <article itemScope itemType="http://schema.org/Article">
      <h1 itemProp="headline">{post.frontmatter.title}</h1>
      <section dangerouslySetInnerHTML={{ __html: post.html }} itemProp="articleBody" />
    </article>
  )
}

export const pageQuery = graphql`
  query ($id: String!) {
    markdownRemark(id: { eq: $id }) { html frontmatter { title date } }
  }
`
