const siteMetadata = {
  title: 'Stone Quarry',
  author: 'Mira Holt',
  description: 'What the hill gave.',
  language: 'en-us',
  locale: 'en-US',
  siteUrl: 'https://stone.example/quarry',
  email: 'mira@stone.example',
}

export default siteMetadata
