import { nameToEmoji } from 'gemoji'
import { type HtmlParent, text } from '../html-tree.ts'
import { rewriteTexts } from './rewrite-texts.ts'

/** One name, or several that stand side by side. */
const names = /(?<![\w:])(?::(?:[a-z][a-z0-9_+-]*|\+1|-1|100|1234|8ball):)+(?![\w:])/g

/** Replaces the names of emoji with them. Other words between colons stay. */
export function replaceEmojiNames(root: HtmlParent): void {
  rewriteTexts(root, names, (match) => {
    const emoji = match
      .slice(1, -1)
      .split('::')
      .map((name) => nameToEmoji[name])
    return emoji.includes(undefined) ? undefined : [text(emoji.join(''))]
  })
}
