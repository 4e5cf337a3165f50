import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const peakOfNode = ['--require', join(import.meta.dirname, 'peak.cjs')]
// GNU time: for programs that cannot be asked for their peak memory
const gnuTime = '/usr/bin/time'
const hasGnuTime = run(gnuTime, ['-f', '%M', process.execPath, '-e', '0']).status === 0

/**
 * Runs a command to its end.
 * @returns its wall time, and its peak memory in MiB where that can be known
 */
export function measure(program, args) {
  if (program === 'node') {
    const { ms, output } = mustRun(process.execPath, [...peakOfNode, ...args])
    // a worker tells it too
    return { ms, mib: Math.max(...String(output[3]).trim().split('\n').map(Number)) / 1024 }
  }
  if (!hasGnuTime) return { ms: mustRun(program, args).ms, mib: undefined }
  const { ms, stderr } = mustRun(gnuTime, ['-f', '%M', program, ...args])
  return { ms, mib: Number(stderr.trim().split('\n').at(-1)) / 1024 }
}

/** The part of what a program prints that a pattern asks for, if there is such a program. */
export function ask(program, args, pattern) {
  return pattern.exec(run(program, args).stdout ?? '')?.[0]
}

function mustRun(program, args) {
  const done = run(program, args)
  if (done.status === 0) return done
  const reason = done.error?.message ?? (done.stderr || done.stdout)
  throw new Error(`${program} ${args.join(' ')} failed: ${reason}`)
}

function run(program, args) {
  const start = performance.now()
  const done = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 1e8,
  })
  return { ...done, ms: performance.now() - start }
}
