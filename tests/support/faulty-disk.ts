import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

type Call = (...args: never[]) => unknown

const writes = ['mkdirSync', 'writeSync', 'writeFileSync', 'renameSync'] as const
const reads = ['openSync', 'readSync'] as const

/** Does something while `before` is told of each call that touches what lies in a folder. */
export async function withFaults<Value>(
  folder: string,
  before: (kind: 'read' | 'write') => void,
  action: () => Promise<Value>,
): Promise<Value> {
  const descriptors = new Set<unknown>()
  const real = new Map<string, unknown>()
  const replace = (name: keyof typeof fs, by: (call: Call, args: never[]) => unknown) => {
    const call = fs[name] as Call
    real.set(name, call)
    Object.assign(fs, { [name]: (...args: never[]) => by(call, args) })
  }
  const watch = (name: keyof typeof fs, kind: 'read' | 'write') => {
    replace(name, (call, args) => {
      const [target, flags] = args as readonly unknown[]
      const isHere = descriptors.has(target) || String(target).startsWith(folder)
      if (isHere) before(name === 'openSync' && flags !== 'r' ? 'write' : kind)
      const result = call(...args)
      if (isHere && name === 'openSync') descriptors.add(result)
      return result
    })
  }
  for (const name of writes) watch(name, 'write')
  for (const name of reads) watch(name, 'read')
  replace('closeSync', (call, args) => {
    descriptors.delete(args[0])
    return call(...args)
  })
  syncBuiltinESMExports()
  try {
    return await action()
  } finally {
    Object.assign(fs, Object.fromEntries(real))
    syncBuiltinESMExports()
  }
}

/** A copy in which a bit is wrong. */
export function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
