/**
 * Code in a line, in a time that grows with the text.
 *
 * micromark reads the same. But for each run of backticks that nothing closes it looks through the rest of the
 * paragraph. Here is remembered of which length there are no more: a run that would close a later one would have
 * closed the earlier one too.
 */
import { codeText } from 'micromark-core-commonmark'
import type { gfmFootnote } from 'micromark-extension-gfm-footnote'

type CodeTokenizer = (typeof codeText)['tokenize']
type CodeContext = ThisParameterType<CodeTokenizer>

export function codeSpanSyntax(): ReturnType<typeof gfmFootnote> {
  // a construct that is disabled is so by its name
  return {
    disable: { null: ['codeText'] },
    text: { 96: { ...codeText, name: 'code span', tokenize } },
  }
}

/** The lengths of runs that nothing closes in the rest of a text. */
const unclosed = new WeakMap<CodeContext, Set<number>>()

const tokenize: CodeTokenizer = function (effects, ok, nok) {
  const lengths = unclosed.get(this) ?? new Set()
  unclosed.set(this, lengths)
  let length = 0
  const countRun: CodeTokenizer = (run, isCounted) => {
    const next: typeof ok = (code) => {
      if (code === 96) {
        length += 1
        run.consume(code)
        return next
      }
      run.exit('codeTextSequence')
      return isCounted(code)
    }
    return (code) => {
      run.enter('codeTextSequence')
      return next(code)
    }
  }
  const read = codeText.tokenize.call(this, effects, ok, (code) => {
    lengths.add(length)
    return nok(code)
  })
  const readIfNew: typeof ok = (code) => (lengths.has(length) ? nok(code) : read(code))
  return effects.check({ tokenize: countRun, partial: true }, readIfNew, nok)
}
