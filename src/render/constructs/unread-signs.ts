/**
 * A sign that begins nothing, such as a bracket without its other, as a part of the text before it.
 *
 * micromark begins another token with each, and joins those that are next to each other at the end, for which it
 * moves all that stands behind them: a paragraph of twice the length takes four times as long. Here the token
 * before goes on.
 */
import type { attention } from 'micromark-core-commonmark'
import type { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'

/** Reads what no other construct has read: micromark tries those of `null` last. */
export function unreadSigns(): ReturnType<typeof gfmStrikethrough> {
  return { text: { null: { name: 'unread sign', tokenize } } }
}

const tokenize: (typeof attention)['tokenize'] = function (effects, ok) {
  const { text } = this.parser.constructs
  const isStart = ({ previous }: typeof attention) => {
    return previous === undefined || previous.call(this, this.previous)
  }
  const goOn: typeof ok = (code) => {
    const constructs = code === null ? undefined : text[code]
    if (code === null || (constructs !== undefined && [constructs].flat().some(isStart))) {
      effects.exit('data')
      return ok(code)
    }
    effects.consume(code)
    return goOn
  }
  return (code) => {
    const before = this.events.at(-1)?.[1]
    if (before?.type === 'data') {
      this.events.length -= 2
      const { start } = before
      // the same token, as autolinks mark it to look back no further
      effects.enter('data', before).start = start
    } else {
      effects.enter('data')
    }
    effects.consume(code)
    return goOn
  }
}
