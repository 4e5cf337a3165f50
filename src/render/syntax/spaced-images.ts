import type { SyntaxText } from './syntax-text.ts'

/**
 * A picture whose path has spaces or brackets. Markdown wants angle brackets around it, but many editors
 * write none, and other parsers than that of CommonMark take it.
 */
const image =
  /(!\[[^\]\n]{0,300}\]\([ \t]*)([^\s<>()"'][^\n<>"']{0,300}?\.(?:png|jpe?g|gif|webp|avif|svg|bmp))(?=(?:[ \t]+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?[ \t]*\))/gi

export function encloseImagePaths(page: SyntaxText): void {
  page.replaceAll(image, ([, before = '', path = '']) => {
    const isOdd = /[\s()]/.test(path) && !path.includes('](')
    return isOdd ? `${before}<${path}>` : undefined
  })
  page.apply(true)
}
