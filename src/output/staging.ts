import { randomUUID } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt, hasCode, isGone, processMark } from '../files/index.ts'

/** Where one commit keeps files that are not in their place yet, and those that no longer are. */
export interface Staging {
  /** A path that is free, from and to which files of a folder are renamed. It need not exist yet. */
  pathFor(folder: string): string
  /** Removes what is still there. */
  remove(): void
  /** Removes the staging folder, unless something is still there. */
  removeEmpty(): void
}

/**
 * Opens a staging folder in another one, so that a build which dies leaves no hidden files in a folder
 * that is deployed. A folder of outputs for which that is not possible has hidden names in itself.
 *
 * @param parent undefined for hidden names in all folders
 */
export function openStaging(parent: string | undefined): Staging {
  const mark = processMark()
  const hiddenName = () => `.~${mark}-${randomUUID().slice(0, 8)}`
  const staging = parent === undefined ? undefined : makeStaging(parent, hiddenName())
  const usable = new Map<string, boolean>()
  let count = 0
  return {
    pathFor(folder) {
      const isUsable = usable.get(folder) ?? (staging !== undefined && isAlike(staging, folder))
      usable.set(folder, isUsable)
      count += 1
      return staging !== undefined && isUsable
        ? join(staging, String(count))
        : join(folder, hiddenName())
    },
    remove() {
      if (staging !== undefined) attempt(() => rmSync(staging, { recursive: true, force: true }))
    },
    removeEmpty() {
      if (staging !== undefined) attempt(() => rmdirSync(staging))
    },
  }
}

/**
 * A file that is renamed keeps what it was given by the folder in which it was made. On Windows that is
 * who may read it, and with SELinux what a web server may read.
 */
function makeStaging(parent: string, name: string): string | undefined {
  if (process.platform === 'win32' || existsSync('/sys/fs/selinux/enforce')) return undefined
  const folder = join(parent, name)
  return attempt(() => {
    mkdirSync(folder, { mode: 0o700 })
    return folder
  })
}

/** Whether files can be renamed from one folder to the other, and have the group that they should have. */
function isAlike(staging: string, folder: string): boolean {
  let target = folder
  while (!existsSync(target)) target = dirname(target)
  const [a, b] = [statSync(staging), statSync(target)]
  const givesSameGroup = a.gid === b.gid && (a.mode & setGroup) === (b.mode & setGroup)
  return a.dev === b.dev && givesSameGroup && isOneMount(staging, target)
}

/** Linux says that a device is mounted twice before it says that there is no file of this name. */
function isOneMount(from: string, to: string): boolean {
  const none = randomUUID()
  try {
    renameSync(join(from, none), join(to, none))
  } catch (error) {
    return !hasCode(error, 'EXDEV')
  }
  return true
}

/** The bit of a folder that gives its own group to what is made in it. */
const setGroup = 0o2000

/**
 * Removes what builds that died left in a folder: staging folders, or hidden files. No other program
 * uses such a name.
 */
export function removeLeftovers(folder: string): void {
  for (const name of attempt(() => readdirSync(folder)) ?? []) {
    const [, mark] = /^\.~([0-9a-f]{8}-\d+)-[0-9a-f]{8}$/.exec(name) ?? []
    if (mark !== undefined) attempt(() => removeLeftover(join(folder, name), mark))
  }
}

function removeLeftover(path: string, mark: string): void {
  // what was set aside keeps the time at which it was written, but not the time of its last change
  const { ctimeMs } = lstatSync(path)
  const isOld = Date.now() - ctimeMs > longestCommit
  if (isOld || isGone(mark)) rmSync(path, { recursive: true })
}

/** The longest that a commit may take, in milliseconds. */
const longestCommit = 10 * 60_000
