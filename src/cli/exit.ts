/** What the command tells its caller. The numbers are part of the interface. */
export const exit = {
  fine: 0,
  /** Problems in the content, or warnings with --strict. */
  problems: 1,
  /** Wrong usage or config. */
  usage: 2,
  /** Our own fault (EX_SOFTWARE of sysexits.h). */
  internal: 70,
} as const

export type Exit = (typeof exit)[keyof typeof exit]
