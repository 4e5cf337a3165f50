import { describe, expect, test } from 'vitest'
import { clean } from './page.ts'

describe('a formula', () => {
  const annotated =
    '<math><semantics><mrow><mi>x</mi><mn>2</mn></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math>'

  test.each([
    ['is its TeX', annotated, '<code>x^2</code>'],
    [
      'is its alternative text',
      '<math alttext="x^2"><mi>x</mi><mn>2</mn></math>',
      '<code>x^2</code>',
    ],
    [
      'is its text',
      '<math><mi>x</mi>\n <mo>=</mo><mn>2</mn><annotation>no</annotation></math>',
      'x =2',
    ],
    ['keeps its powers', '10 <math><msup><mn>10</mn><mn>6</mn></msup></math>', '10 10^6'],
    [
      'keeps its fractions and roots',
      '<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><msqrt><mn>2</mn></msqrt></mfrac></math>',
      '(a+1)/√2',
    ],
    [
      'keeps its indices and limits',
      '<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><munder><mi>lim</mi><mi>n</mi></munder><mroot><mi>y</mi><mn>3</mn></mroot></math>',
      'x_i^2lim_ny^(1/3)',
    ],
    [
      'keeps its rows',
      '<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable></math>',
      '(1 2; 3)',
    ],
    [
      'may have a part too many',
      '<math><msup><mn>1</mn><mn>2</mn><mn>3</mn></msup></math>',
      '1^2 3',
    ],
    ['may lack a part', '<math><msup><mi></mi><mn>2</mn></msup></math>', '2'],
    [
      'of KaTeX is there once',
      `<span class="katex"><span class="katex-mathml">${annotated}</span><span class="katex-html" aria-hidden="true"><span>x2</span></span></span>`,
      '<code>x^2</code>',
    ],
    [
      'of MathJax 3 is there once',
      `<mjx-container class="MathJax"><svg aria-hidden="true"><path/></svg><mjx-assistive-mml>${annotated}</mjx-assistive-mml></mjx-container>`,
      '<code>x^2</code>',
    ],
    [
      'of MathJax 2 is there once',
      '<span class="MathJax_Preview">x2</span><span class="MathJax">x2</span><script type="math/tex; mode=display">x^2 < 1</script>',
      '<code>x^2 &lt; 1</code>',
    ],
    [
      'holds no markup',
      '<math><annotation encoding="application/x-tex"><svg><script>alert(1)</script></svg></annotation></math>',
      '<code>alert(1)</code>',
    ],
  ])('%s', (_, html, expected) => {
    expect(clean(`<p>a ${html} b</p>`)).toBe(`<p>a ${expected} b</p>`)
  })

  test('leaves hidden elements elsewhere as they are', () => {
    expect(clean(`<p>${annotated}</p><p aria-hidden="true">b</p>`)).toBe(
      '<p><code>x^2</code></p><p>b</p>',
    )
  })
})

describe('an SVG element', () => {
  const sourceOf = (html: string) => {
    const [, encoded = ''] = /src="data:image\/svg\+xml,([^"]*)"/.exec(html) ?? []
    return decodeURIComponent(encoded)
  }

  test('with a title becomes an image', () => {
    const html = clean(
      '<svg viewBox="0 0 9 9" width="9" height="9px"><title>A &amp; B</title><linearGradient id="g"/><path d="M0 0" fill="url(#g)"/></svg>',
    )
    expect(html).toMatch(
      /^<img src="data:image\/svg\+xml,%3Csvg[^"]*" alt="A &amp; B" width="9" height="9">$/,
    )
    expect(sourceOf(html)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9px"><title>A &amp; B</title>' +
        '<linearGradient id="g"></linearGradient><path d="M0 0" fill="url(#g)"></path></svg>',
    )
  })

  test.each([
    ['a label', '<svg aria-label="A"></svg>', ' alt="A"'],
    ['a role', '<svg role="img"></svg>', ' alt=""'],
    [
      'text',
      '<svg><text>2024</text><g><text>1 &lt; <tspan>2</tspan></text></g></svg>',
      ' alt="2024 1 &lt; 2"',
    ],
  ])('with %s becomes an image', (_, html, alternative) => {
    expect(clean(html)).toContain(alternative)
  })

  test.each(['<svg><path d="M0 0"/></svg>', '<svg aria-hidden="true" aria-label="A"></svg>'])(
    'without a label or text is removed as ornament: %s',
    (html) => {
      expect(clean(`<p>a${html}b</p>`)).toBe('<p>ab</p>')
    },
  )

  test.each(['#a', '/icons.svg#a'])(
    'that only uses a shape from outside becomes its label: %s',
    (href) => {
      expect(clean(`<p>x <svg aria-label="A"><use href="${href}"/></svg></p>`)).toBe('<p>x A</p>')
      expect(clean(`<p>x <svg role="img"><use href="${href}"/></svg></p>`)).toBe('<p>x </p>')
    },
  )

  test('that holds HTML becomes its text', () => {
    const words =
      '<foreignObject><div><p>Kremlin</p></div></foreignObject><g><foreignObject>replies</foreignObject></g>'
    expect(clean(`<p><svg role="graphics-document document">${words}</svg></p>`)).toBe(
      '<p>Kremlin replies</p>',
    )
  })

  test('that uses shapes of its own becomes an image', () => {
    const html = '<svg role="img"><defs><path id="a" d="M0 0"/></defs><use href="#a"/></svg>'
    expect(sourceOf(clean(html))).toContain('<use href="#a">')
    const symbol = '<svg role="img"><symbol id="s"><g/></symbol><use xlink:href="#s"/></svg>'
    expect(sourceOf(clean(symbol))).toContain('<use href="#s">')
  })

  test('runs no scripts and loads no files', () => {
    const html = clean(
      '<svg role="img" onload="a()"><script>b()</script><foreignObject><body onload="c()"></foreignObject>' +
        '<a xlink:href="javascript:d()"><use xlink:href="#e" href="https://evil.example/"/></a>' +
        '<image href="https://evil.example/f.png"/><svg role="img"><g/></svg></svg>',
    )
    expect(sourceOf(html)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" role="img"><a><use href="#e"></use></a><image></image>' +
        '<svg role="img"><g></g></svg></svg>',
    )
  })

  test('is well-formed XML with any names', () => {
    const html = clean(
      '<svg role="img" a:b="1" =x "y="2" xmlns:z="3" xml:lang="en"><c:d/><e=f/><g/></svg>',
    )
    expect(sourceOf(html)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" role="img" xml:lang="en"><g></g></svg>',
    )
  })

  test('that is too large becomes its label', () => {
    const path = `<path d="${'M0 0'.repeat(9000)}"/>`
    expect(clean(`<p><svg aria-label="A map">${path}</svg></p>`)).toBe('<p>A map</p>')
  })
})
