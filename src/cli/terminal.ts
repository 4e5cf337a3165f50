import pc from 'picocolors'

/** How texts for people look on standard error, where all of them go. */
export interface Terminal {
  readonly isColored: boolean
  readonly paint: ReturnType<typeof pc.createColors>
  /** Undefined where no terminal is. */
  readonly columns: number | undefined
}

export function ourTerminal(): Terminal {
  const { isTTY, columns } = process.stderr
  const isColored = hasColors(isTTY === true)
  return {
    isColored,
    paint: pc.createColors(isColored),
    columns: isTTY ? columns || undefined : undefined,
  }
}

/** `FORCE_COLOR` goes before `NO_COLOR`, as it does for Node itself. */
function hasColors(isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = process.env
  if (force !== undefined) return !/^(?:0|false)$/.test(force)
  return isTerminal && !none && terminal !== 'dumb'
}
