import { nameToEmoji } from 'gemoji'
import { type HtmlParent, text } from '../html-tree.ts'
import { rewriteTexts } from './rewrite-texts.ts'

const name = /(?<![\w:]):(?:[a-z][a-z0-9_+-]*|\+1|-1|100|1234|8ball):(?![\w:])/g

/** Replaces the names of emoji with them. Other words between colons stay. */
export function replaceEmojiNames(root: HtmlParent): void {
  rewriteTexts(root, name, (match) => {
    const emoji = nameToEmoji[match.slice(1, -1)]
    return emoji === undefined ? undefined : [text(emoji)]
  })
}
