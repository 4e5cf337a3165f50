import { feedwrightFolder } from './route.ts'

/** A page that reloads itself and shows what is wrong, whatever its own policy says of scripts. */
export function injectScript(page: string, version: string): string {
  const script = `<script type="module" src="${feedwrightFolder}client.js" data-feedwright="${version}"></script>`
  const open = page.replace(policy, (_, start: string, quote: string, text: string) => {
    return start + quote + allowOwn(text, quote) + quote
  })
  const end = open.search(/<\/head\s*>/i)
  return end === -1 ? open + script : open.slice(0, end) + script + open.slice(end)
}

const policy =
  /(<meta\b[^>]*http-equiv=["']?content-security-policy["']?[^>]*\bcontent=)(["'])(.*?)\2/gis

/** A policy that also allows a script of the same server, and that the script listens to it. */
function allowOwn(text: string, quote: string): string {
  const self = quote === "'" ? '&#39;self&#39;' : "'self'"
  const directives = new Map(
    text.split(';').flatMap((each): readonly (readonly [string, string])[] => {
      const [, name = '', value = ''] = /^\s*([\w-]+)\s*(.*?)\s*$/s.exec(each) ?? []
      return name === '' ? [] : [[name.toLowerCase(), value]]
    }),
  )
  for (const name of ['script-src', 'connect-src']) {
    const value = directives.get(name) ?? directives.get('default-src')
    if (value === undefined) continue
    const others = value.split(/\s+/).filter((each) => each !== '' && !/none|self/.test(each))
    directives.set(name, [self, ...others].join(' '))
  }
  return [...directives].map(([name, value]) => `${name} ${value}`.trim()).join('; ')
}
