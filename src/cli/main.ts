#!/usr/bin/env node
import { run } from './program.ts'

const streams = [process.stdout, process.stderr]

// who reads us may have enough: `feedwright --help | head`
for (const stream of streams) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await run(process.argv.slice(2))
// All that is left is to take the heap apart, which takes a twentieth of a build without changes.
if (streams.every(({ writableLength }) => writableLength === 0)) process.exit()
