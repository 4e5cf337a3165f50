import { allPosts } from '../../../utils/posts'

export function generateStaticParams() {
  return allPosts().map((post) => ({ slug: post.slug.split('/') }))
}

export default async function Page({ params }) {
  const slug = (await params).slug.map(decodeURIComponent).join('/')
  const post = allPosts().find((each) => each.slug === slug)
  return (
    <article>
      <h1>{post.data.title}</h1>
      <pre>{post.content}</pre>
    </article>
  )
}
