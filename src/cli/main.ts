#!/usr/bin/env node
import { run } from './program.ts'

const streams = [process.stdout, process.stderr]

for (const stream of streams) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // who reads us may have enough: `feedwright --help | head`
    if (error.code === 'EPIPE') return
    process.stderr.write(`feedwright cannot write what it has to say: ${error.message}\n`)
    process.exit(1)
  })
}

process.exitCode = await run(process.argv.slice(2))
// All that is left is to take the heap apart, which takes a twentieth of a build without changes.
const isAllSaid = ({ writableLength, errored }: NodeJS.WriteStream) =>
  writableLength === 0 && errored === null
if (streams.every(isAllSaid)) process.exit()
