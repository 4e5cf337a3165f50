import type { WriteStream } from 'node:tty'

/** A line on a terminal that says how far a long build is. */
export interface ProgressLine {
  readonly show: (done: number, total: number) => void
  readonly clear: () => void
}

/** Shows nothing in the first second, nothing where no terminal is, and ten times a second at most. */
export function progressLine(
  stream: WriteStream,
  options: { readonly quiet?: boolean; readonly reporter: string },
): ProgressLine {
  if (!stream.isTTY || options.quiet || options.reporter !== 'pretty') {
    return { show: () => {}, clear: () => {} }
  }
  let next = performance.now() + 1000
  let shown = false
  return {
    show(done, total) {
      const now = performance.now()
      if (now < next) return
      next = now + 100
      shown = true
      stream.write(`\r\u001B[KRendering ${done} of ${total} posts`)
    },
    clear() {
      if (shown) stream.write('\r\u001B[K')
    },
  }
}
