#!/usr/bin/env node
import { exit } from './exit.ts'
import { run } from './program.ts'

const streams = [process.stdout, process.stderr]
let isLost = false

for (const stream of streams) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // who reads us may have enough: `feedwright --help | head`
    if (error.code === 'EPIPE' || isLost) return
    isLost = true
    process.exitCode ||= exit.problems
    process.stderr.write(`feedwright cannot write what it has to say: ${error.message}\n`)
  })
}

process.exitCode = (await run(process.argv.slice(2))) || process.exitCode
// All that is left is to take the heap apart, which takes a twentieth of a build without changes.
const isAllSaid = ({ writableLength, errored }: NodeJS.WriteStream) =>
  writableLength === 0 && errored === null
if (streams.every(isAllSaid)) process.exit()
