#!/usr/bin/env node
import * as nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'
import { exit } from './exit.ts'

/** Since Node 22. What is kept beside the program is as much to be trusted as the program. */
const { enableCompileCache } = nodeModule as {
  readonly enableCompileCache?: (folder: string) => unknown
}
enableCompileCache?.(fileURLToPath(new URL('.compile-cache', import.meta.url)))

const streams = [process.stdout, process.stderr]
let isLost = false

for (const stream of streams) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // a reader of ours may have enough: `feedwright --help | head`
    if (error.code === 'EPIPE' || isLost) return
    isLost = true
    process.exitCode ||= exit.problems
    process.stderr.write(`feedwright cannot write its output: ${error.message}\n`)
  })
}

const { run } = await import('./program.ts')
process.exitCode = (await run(process.argv.slice(2))) || process.exitCode
// Exit at once: tearing down the heap takes 5 % of a build without changes.
const isAllSaid = ({ writableLength, errored }: NodeJS.WriteStream) =>
  writableLength === 0 && errored === null
if (streams.every(isAllSaid)) process.exit()
