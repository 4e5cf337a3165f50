import {
  childrenOnly,
  detailsWith,
  embedHtml,
  figureOf,
  labelOf,
  mediaHtml,
  nameBefore,
  quoteWith,
} from './blocks.ts'
import { braceSpans } from './braces.ts'
import type { SyntaxText } from './syntax-text.ts'
import type { SyntaxTag, TagLanguage, TagRow } from './tags.ts'

/** Shortcodes of Hugo, its own and those that most themes have. */
const hugoRows: readonly TagRow[] = [
  {
    names: 'figure img image picture',
    example: '{{< figure src="/a.png" alt="A tree" caption="A *tree*" >}}',
    becomes: 'a picture with its caption',
    html: figureOf,
  },
  {
    names: 'highlight code mermaid',
    example: '{{< highlight go >}}\nfmt.Println("{{ x }}")\n{{< /highlight >}}',
    becomes: 'code',
    inner: 'code',
  },
  {
    names: 'script style js javascript css scss',
    example: '{{< script >}}\nstart()\n{{< /script >}}',
    becomes: 'nothing',
    inner: 'dropped',
  },
  {
    names: 'youtube youtubelite yt',
    example: '{{< youtube id="w7Ft2ymGmfc" >}}',
    becomes: 'a link to the video',
    html: (args) => embedHtml('youtube', args.get('id', 0)),
  },
  {
    names: 'vimeo',
    example: '{{< vimeo 146022717 >}}',
    becomes: 'a link to the video',
    html: (args) => embedHtml('vimeo', args.get('id', 0)),
  },
  {
    names: 'tweet x twitter x_simple twitter_simple',
    example: '{{< tweet user="SanDiegoZoo" id="1453110110599868418" >}}',
    becomes: 'a link to the post',
    // an id alone, or after the name of its author
    html: (args) => embedHtml('x', args.get('id', 1, 0)),
  },
  {
    names: 'instagram',
    example: '{{< instagram CxOWiQNP2MO >}}',
    becomes: 'a link to the picture',
    html: (args) => embedHtml('instagram', args.get('id', 0)),
  },
  {
    names: 'gist',
    example: '{{< gist spf13 7896402 >}}',
    becomes: 'a link to the gist',
    html: ({ list: [user, id] }) => embedHtml('gist', id === undefined ? user : `${user}/${id}`),
  },
  {
    names: 'codepen',
    example: '{{< codepen user="jane" id="abcDEF" >}}',
    becomes: 'a link to the pen',
    html: (args) => embedHtml('codepen', `${args.get('user', 0)}/pen/${args.get('id', 1)}`),
  },
  {
    names: 'asciinema',
    example: '{{< asciinema 113463 >}}',
    becomes: 'a link to the recording',
    html: (args) => embedHtml('asciinema', args.get('id', 'key', 0)),
  },
  {
    names: 'ref relref',
    example: '[other]({{< ref "other.md" >}})',
    becomes: 'the address of that post',
    text: (args, { resolveLink }) => resolveLink?.(args.get('path', 0) ?? ''),
  },
  {
    names: 'notice alert admonition callout hint note tip info warning danger caution important',
    example: '{{% notice tip %}}\nWater it.\n{{% /notice %}}',
    becomes: 'a quote that begins with the name in bold',
    wrap: (args, name) => {
      const isGeneral = /^(?:notice|alert|admonition|callout|hint)$/.test(name)
      const kind = isGeneral ? args.get('type', 'context', 0) : undefined
      const title = args.get('title', isGeneral ? 1 : 0)
      return quoteWith(title ?? labelOf(kind ?? name))
    },
  },
  {
    names: 'tab tabitem',
    example: '{{% tab "Rust" %}}\nText.\n{{% /tab %}}',
    becomes: 'the text, after its name in bold',
    wrap: (args) => nameBefore(args.get('name', 'title', 'label', 'tabname', 0) ?? '…'),
  },
  {
    names: 'details expand spoiler collapse accordion',
    example: '{{< details summary="More" >}}\nText.\n{{< /details >}}',
    becomes: 'text that opens',
    wrap: (args) => detailsWith(args.get('summary', 'title', 'label', 0) ?? '…'),
  },
  {
    names: 'rawhtml raw html',
    example: '{{< rawhtml >}}<b>x</b>{{< /rawhtml >}}',
    becomes: 'what is within it',
    wrap: () => childrenOnly,
  },
  {
    names: 'video',
    example: '{{< video src="/a.mp4" >}}',
    becomes: 'the video',
    html: (args) => mediaHtml('video', args.get('src', 'mp4', 'webm', 0)),
  },
  {
    names: 'audio',
    example: '{{< audio src="/a.mp3" >}}',
    becomes: 'the recording',
    html: (args) => mediaHtml('audio', args.get('src', 'mp3', 0)),
  },
  {
    names: 'toc br clear comment newsletter subscribe',
    example: '{{< toc >}}',
    becomes: 'nothing',
    html: () => '',
  },
]

/** How a shortcode is shown in an article about Hugo. */
const escaped = /^\s*\/\*([\s\S]*)\*\/\s*$/

export const hugo: TagLanguage = {
  kind: 'shortcodes',
  rows: hugoRows,
  hasPlainInside: true,
  read(page, inCodeToo) {
    return braceSpans(page, ['{{<', '{{%'], inCodeToo).flatMap(
      ({ inner, start, end }): SyntaxTag[] => {
        const [, slash, name, args = ''] = /^\s*(\/?)\s*([\w./-]+)([\s\S]*)$/.exec(inner) ?? []
        if (name === undefined || escaped.test(inner)) return []
        return [{ name: name.toLowerCase(), isEnd: slash === '/', args, start, end }]
      },
    )
  },
}

/** Shows shortcodes that are written to be seen. */
export function showEscapedShortcodes(page: SyntaxText): void {
  for (const span of braceSpans(page, ['{{<', '{{%'])) {
    const [, shown] = escaped.exec(span.inner) ?? []
    if (shown === undefined) continue
    page.replace(span, page.plain(`${span.opener}${shown}${span.opener === '{{<' ? '>' : '%'}}}`))
  }
  page.apply()
}
