import siteMetadata from '../data/siteMetadata'

export const metadata = {
  metadataBase: new URL(siteMetadata.siteUrl),
  title: { default: siteMetadata.title, template: `%s | ${siteMetadata.title}` },
}

export default function Layout({ children }) {
  return (
    <html lang={siteMetadata.language}>
      <body>{children}</body>
    </html>
  )
}
