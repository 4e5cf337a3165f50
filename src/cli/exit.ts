/** What the command tells its caller. The numbers are part of the interface. */
export const exit = {
  fine: 0,
  /** There are problems in the content, or warnings with --strict. */
  problems: 1,
  /** The usage or the config is wrong. */
  usage: 2,
  /** A fault of our own (EX_SOFTWARE of sysexits.h). */
  internal: 70,
  /** Stopped by the user, with nothing published (128 and the number of SIGINT). */
  interrupted: 130,
} as const

export type Exit = (typeof exit)[keyof typeof exit]
