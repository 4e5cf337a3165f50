import { test } from 'vitest'
import { read } from './render/syntax/read.ts'
test('x', async () => {
  for (const t of ['<Link to="/a/">Words</Link>', 'See <Link to="/a/">Words</Link> x',
  `{% if x %}a{% else %}b{% endif %} {{ page.date | date: "%Y" }} {% for p in site.posts %}<li>{{ p.title }}</li>{% endfor %} z`,
  '[a]({% post_url 2020-nope %}) {{< foo a="b" >}} {{< foo >}}*inner*{{< /foo >}}',
  '- item\n  :::tip\n  in *list*\n  :::\n- two', '> :::warning Mind\n> the *gap*\n> :::\n> after',
  '::::info A\n:::tip B\nx\n:::\ny\n::::', '{{< tabs >}}\n{{% tab "A" %}}\nText `a`\n{{% /tab %}}\n{{< /tabs >}}',
  'Latex $\\frac{{a}}{{b}}$ and $${{x}}$$ {{a}^2}', 'use `{{ x }}` and {{</* figure */>}}',
  'emoji :tada: and :nope: 10:30:15 a:smile:b `:tada:` [x](http://a/:tada:/)',
  '**これは（テスト）。**我', '<div class="x" style={{a: 1}}><Foo bar={{a: {b: 1}}} /></div>', 'Vec<String> and <T> and <Foo>child</Foo>',
  '!!! warning\n\n    Para\n\n        code here\n\n    !!! tip "In"\n        Inner\n\nOut', '# A\n* TOC\n{:toc}\n\nText', '{% highlight js linenos %}\n```\nnot a fence `\n{% endhighlight %}\n\nnext `code`',
  '<img src="{{ site.baseurl }}/a.png" alt="{{ page.title }}">', '{{ "/a b.png" | relative_url }}', '![x]({{ site.url }}/img/a.png){: .center}', 'Term **x**\n: one\n: two\n\nOther\n: three',
  '{ :ok, x } and {:ok, x} and {:error}', '[gallery ids="1,2"]\n\n[gallery]\n\n[gallery](x)', '[[Other page|label]] and ![[a b.png|300]] [[nope]]', 'import A from "./a"\nimport b from "./b.png"\n\n# Hi\n\n<A x={1} />\n\n<Image src={b} alt="q" />\n\ntext {b} {"lit"} {/* c */}\n',
  'import things from others is what we do.\n\nText', '{% include youtube.html id="w7Ft2ymGmfc" %} {% include toc %}', '{{% notice note "My title" %}}\nx\n{{% /notice %}}', '<details>\n<summary>S</summary>\n\n:::tip\nx\n:::\n\n</details>',
  'A line\n: not a def in prose?', 'Note::value and ::text x', '{% raw %}\n```liquid\n{{ page.title }}\n```\n{% endraw %}\n\n{{ page.title }}', '{#a b#} {# comment #}', "{% codeblock lang:js title %}\na{% x %}\n{% endcodeblock %}", '[x]({{< relref "./other.md#a" >}})', '{% link Words https://a.example/ true %}'
  ]) { const r = await read(t); console.log('>>', JSON.stringify(t), '\n' + r.html, r.leftOut) }
  for (const t of ['<Tabs>\n    <TabItem label="x">\n        content *a*\n\n        ```js\n        code\n        ```\n    </TabItem>\n</Tabs>', 'export const a = 1\n\n# Hi {#x}\n\n<!-- c -->\n\n<div className="a">\n**b**\n</div>\n\na {1 +} b', 'export const a = 1\n\n# Hi {#x}\n\n<!-- c -->\n\n<div className="a">\n**b** <br/> {a}\n</div>\n\n:::tip\nx <B>y</B>\n:::\n\n- a <C/>\n  <Callout>\n  in list\n  </Callout>\n\n> <Callout>\n> quote\n> </Callout>', '`{x}` text\n\n```js\nimport a from "b"\n{x}\n```\n\n<Custom a="1" b={2}>**kid**</Custom>'])
  { const r = await read(t, {kind: 'mdx', components: { Custom: (p, c) => `<p>${JSON.stringify(p)}<i>${c}</i><script>alert(1)</script></p>` }}); console.log('MDX>>', JSON.stringify(t), '\n' + r.html, r.leftOut, r.fault) }
})
