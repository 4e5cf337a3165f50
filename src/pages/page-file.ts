import { type OutputFile, sha256, textFile } from '../model/index.ts'

/**
 * A file that is printed when its bytes are asked for.
 *
 * @param facts everything that the text is made of, or that stands for it
 */
export function pageFile(path: string, facts: unknown, print: () => string): OutputFile {
  let made: OutputFile | undefined
  const file = () => {
    made ??= textFile(path, print())
    return made
  }
  return {
    path,
    digest: sha256(JSON.stringify(facts)),
    get size() {
      return file().size
    },
    pieces: () => file().pieces(),
    get text() {
      return file().text
    },
  }
}
