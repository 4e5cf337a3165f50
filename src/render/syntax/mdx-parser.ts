export { mdxFromMarkdown as mdast } from 'mdast-util-mdx'
export { mdxjs as syntax } from 'micromark-extension-mdxjs'
