import { relative } from 'node:path'
import { printable } from '../../index.ts'
import { createPost } from '../../scaffold/index.ts'
import { type Exit, exit } from '../exit.ts'
import { handleErrors, say } from '../say.ts'

export interface NewFlags {
  readonly root: string
  readonly config?: string
  readonly posts?: string
  readonly date?: string
}

/** `feedwright new`: writes a post, prints its path for programs, and for people what to do next. */
export async function runNew(title: string, flags: NewFlags): Promise<Exit> {
  return handleErrors(flags, async () => {
    const { file, like, draft } = await createPost({ ...flags, title, now: Date.now() })
    process.stdout.write(`${printable(relative('', file))}\n`)
    if (like !== undefined) say(`Its place and its front matter are like those of ${like}.`)
    say(`It is a draft: delete the line \`${draft}\` to publish it.`)
    say('`npx feedwright serve` shows how readers will see it.')
    return exit.fine
  })
}
