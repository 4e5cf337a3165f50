import type { WriteStream } from 'node:tty'
import pc from 'picocolors'

export type Colors = ReturnType<typeof pc.createColors>

/** How texts for people look where they are printed. */
export interface Terminal {
  readonly isColored: boolean
  readonly paint: Colors
  /** Undefined where no terminal is. */
  readonly columns: number | undefined
}

export function terminalOf(
  stream: Pick<WriteStream, 'isTTY' | 'columns'>,
  environment: NodeJS.ProcessEnv = process.env,
): Terminal {
  const isColored = hasColors(stream.isTTY === true, environment)
  const columns = stream.isTTY ? stream.columns || undefined : undefined
  return { isColored, paint: pc.createColors(isColored), columns }
}

/** `FORCE_COLOR` goes before `NO_COLOR`, as it does for Node itself. */
function hasColors(isTerminal: boolean, environment: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = environment
  if (force !== undefined) return !/^(?:0|false)$/.test(force)
  return isTerminal && !none && terminal !== 'dumb'
}
