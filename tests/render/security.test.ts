import { describe, expect, test } from 'vitest'
import { clean, render } from './page.ts'
import { tagsOf } from './tags.ts'

/** Attacks that have passed some sanitiser. */
const attacks = [
  '<img src=x onerror=alert(1)>',
  '<img/src/onerror=alert(1)>',
  '<img src=`x`onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg role=img onload=alert(1)><animate onbegin=alert(1) attributeName=x>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<title><img title="</title><img src=x onerror=alert(1)>"></title>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<noembed><img title="</noembed><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<select><option><style></option></select><img src=x onerror=alert(1)></style>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--a--!><img src=x onerror=alert(1)>',
  '<![CDATA[<]]><img src=x onerror=alert(1)>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script\u0000>alert(1)</script>',
  '<ScRiPt/x>alert(1)</sCrIpT >',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<img src=x onerror=alert(1)>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="javascript:alert(1)">',
  '<base href="https://evil.example/"><a href="x">y</a>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>@import "https://evil.example/x.css";</style>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<table background="javascript:alert(1)"><tr><td>x</table>',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video src=x onerror=alert(1)><source onerror=alert(1) src="javascript:alert(1)"></video>',
  '<body onload=alert(1)><html onclick=alert(1)><frameset onload=alert(1)>',
  '<a href="/x" onmouseover="alert(1)" style="position:fixed" target="_top">x</a>',
  '<p id="location" name="cookie">x</p>',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<x onclick=alert(1) contenteditable>x</x>',
  '"><script>alert(1)</script>',
  '&lt;img src=x onerror=alert(1)&gt;',
]

describe.each(attacks)('%s', (attack) => {
  test.each([
    ['as HTML', clean],
    ['as Markdown', (text: string) => render(text)],
    ['in the middle', (text: string) => clean(`<p>a<b>${text}</b>c</p>`)],
  ])('is harmless %s', (_, make) => {
    for (const { name, attributes } of tagsOf(make(attack))) {
      expect(name).not.toMatch(
        /^(?:script|style|svg|math|iframe|object|embed|form|template|base|meta|link|title|textarea|noscript)$/,
      )
      expect(
        Object.keys(attributes).filter((key) => /^(?:on|style|srcdoc|name|target)/.test(key)),
      ).toEqual([])
      for (const value of Object.values(attributes))
        expect(value).not.toMatch(/javascript:|evil\.example/i)
    }
  })
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' \u0001javascript:alert(1)',
  'java\tscript:alert(1)',
  'java&#10;script:alert(1)',
  'jav&#x0A;ascript&colon;alert(1)',
  '&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)',
  'vbscript:x',
  'data:text/html,x',
  'data:image/svg+xml,x',
  'view-source:javascript:x',
  'file:///x',
  'blob:https://a.example/x',
  'feed:javascript:alert(1)',
])('no link leads to %s', (href) => {
  expect(clean(`<a href="${href}">x</a>`)).toBe('x')
  expect(render(`[x](<${href}>)`)).toMatch(
    /^<p>(?:x|<a href="https:\/\/example\.org\/posts\/one\/[^"]*">x<\/a>)<\/p>$/,
  )
})

/** About a megabyte of each overflows the stack of a naive program, or takes it minutes. */
const repeated: Readonly<Record<string, string>> = {
  'blocks in blocks': '<div>',
  'links in links': '<a href=x>',
  'formatting in formatting': '<font size=1>',
  'paragraphs in formatting': '<b><p>',
  'tables in tables': '<table><tr><td>',
  'drawings in drawings': '<svg><g>',
  'formulas in formulas': '<math><mrow>',
  'templates in templates': '<template>',
  'players in a row': '<video src=a.mp4></video>',
  'silent elements in a row': '<b aria-hidden=true></b>',
  'unclosed tags': '<title ',
  'unclosed comments': '<!--',
  'end tags': '</p></b>',
  brackets: '<',
}

test.each(Object.entries(repeated))('%s are rendered in time', (_, piece) => {
  const start = performance.now()
  clean(`<p>a</p>${piece.repeat(20_000)}`)
  expect(performance.now() - start).toBeLessThan(5000)
})

test('unclosed formatting is not repeated in every block after it', () => {
  const unclosed = Array.from({ length: 200 }, (_, index) => `<b title="${index}">`).join('')
  const html = clean(`<p>${unclosed}</p>${'<p>x</p>'.repeat(2000)}`)
  expect(html.length).toBeLessThan(10_000)
})
