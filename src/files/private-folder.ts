import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { attempt, PathRefused } from './failures.ts'
import { makeFolder } from './make-folder.ts'
import { isInside } from './paths.ts'

/**
 * Makes sure that a folder exists and that no other user can write to it or put another one in its
 * place. What is read from it is trusted, so that such a user could change our feeds. The superuser is
 * no other user, and whoever may write to the folder of the publication can change its feeds anyway.
 *
 * Windows has no user numbers. There the folder is only made, in the profile of the user.
 *
 * @param publication the folder of the publication
 * @throws `PathRefused`, or an error of the system
 */
export function makePrivateFolder(folder: string, publication: string): void {
  const uid = process.geteuid?.()
  if (uid === undefined) {
    makeFolder(folder)
    return
  }
  const publisher = publisherOf(publication)
  const parent = resolve(dirname(folder))
  checkWay(parent, publisher)
  makeFolder(parent, 0o755)
  makeFolder(folder, 0o700)
  // another user may have been faster on the way
  checkWay(parent, publisher)
  const status = lstatSync(folder)
  if (status.isSymbolicLink()) throw new PathRefused('it is a link')
  if (status.uid !== uid) throw new PathRefused('it belongs to another user')
  if ((status.mode & 0o022) !== 0) {
    throw new PathRefused('other users may write to it; remove it, and a new one is made')
  }
}

/**
 * Makes sure that no other user can put another folder in the place of this one, or of what this user
 * makes in it.
 *
 * @throws as `makePrivateFolder` does
 */
export function checkParent(folder: string, publication: string): void {
  if (process.geteuid !== undefined) checkWay(folder, publisherOf(publication))
}

/** Who can change the feeds of a publication in any case. */
interface Publisher {
  /** The real path of the publication. */
  readonly folder: string | undefined
  readonly users: ReadonlySet<number>
  /** Mostly only the user is in that group; and where not, it was the umask that let others write. */
  readonly groups: ReadonlySet<number>
  readonly isEverybody: boolean
}

function publisherOf(publication: string): Publisher {
  const folder = attempt(() => realpathSync(publication))
  const status = folder === undefined ? undefined : statSync(folder)
  const users = [process.geteuid?.() ?? 0, 0]
  const groups = [process.getegid?.() ?? 0]
  if (status !== undefined) users.push(status.uid)
  if (status !== undefined && isOpenTo(status, groupWrites)) groups.push(status.gid)
  return {
    folder,
    users: new Set(users),
    groups: new Set(groups),
    isEverybody: status !== undefined && isOpenTo(status, othersWrite),
  }
}

/** Follows a path as the system does, checks each folder and link on it, and gives the real path. */
function checkWay(path: string, publisher: Publisher): string {
  const parent = dirname(path)
  if (parent === path) return path
  const entry = join(checkWay(parent, publisher), basename(path))
  const status = lstatSync(entry, { throwIfNoEntry: false })
  const isPublished = publisher.folder !== undefined && isInside(entry, publisher.folder)
  if (status === undefined || isPublished) return entry
  if (!publisher.users.has(status.uid)) throw new PathRefused(`${entry} belongs to another user`)
  if (status.isSymbolicLink()) {
    // fails for a link that leads in a circle
    statSync(entry)
    return checkWay(resolve(dirname(entry), readlinkSync(entry)), publisher)
  }
  const isGroupOurs = publisher.isEverybody || publisher.groups.has(status.gid)
  if (
    (isOpenTo(status, groupWrites) && !isGroupOurs) ||
    (isOpenTo(status, othersWrite) && !publisher.isEverybody)
  ) {
    throw new PathRefused(`other users may write to ${entry}`)
  }
  return entry
}

const groupWrites = 0o020
const othersWrite = 0o002
const sticky = 0o1000

/** Whether these users can replace what others have put in a folder. */
function isOpenTo({ mode }: Stats, writes: number): boolean {
  return (mode & writes) !== 0 && (mode & sticky) === 0
}
