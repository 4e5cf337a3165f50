import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { sha256 } from '../model/index.ts'
import { attempt, hasCode } from './failures.ts'

/**
 * What temporary files and folders of this process have in their names, so that another process can
 * tell whether they are still in use: `5f3a9c01-4711`, the host and the process.
 */
export function processMark(): string {
  return `${hostMark()}-${process.pid}`
}

/**
 * Whether the process of a mark is gone. False where that cannot be known: on another host, or where
 * this process or another one has the same number now.
 */
export function isGone(mark: string): boolean {
  const [host, pid] = mark.split('-')
  if (host !== hostMark()) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}

/** Containers may share a host name, but each of them counts its processes from 1. */
function hostMark(): string {
  const processes = attempt(() => readlinkSync('/proc/self/ns/pid')) ?? ''
  return sha256(`${hostname()}\n${processes}`).slice(0, 8)
}
