import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The major versions of a framework that a client was tried with. */
export interface FrameworkRange {
  /** The name of its package. */
  readonly name: string
  readonly title: string
  readonly from: number
  readonly to: number
}

/**
 * Refuses a framework whose hooks are not those that a client knows. One that cannot be found, as where
 * packages lie in an archive, is taken for a right one.
 *
 * @throws `Error` that names both versions
 */
export function checkVersion(root: string, { name, title, from, to }: FrameworkRange): void {
  const version = installedVersion(root, name)
  const major = Number.parseInt(version ?? '', 10)
  if (Number.isNaN(major) || (major >= from && major <= to)) return
  const known = from === to ? `${from}` : `${from} to ${to}`
  const other = major < from ? `Update ${title}` : 'Look for a newer Feedwright'
  throw new Error(
    `Feedwright knows ${title} ${known}, and this project has ${version}. ${other}, or build the feeds by the command \`npx feedwright\` after the site.`,
  )
}

function installedVersion(folder: string, name: string): string | undefined {
  try {
    const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
    const { version } = JSON.parse(text) as { version?: unknown }
    return typeof version === 'string' ? version : undefined
  } catch {
    const parent = dirname(folder)
    return parent === folder ? undefined : installedVersion(parent, name)
  }
}
