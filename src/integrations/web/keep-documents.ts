import type { WebDocuments } from './web-publication.ts'

export interface MadeDocuments {
  readonly documents: WebDocuments
  /** In milliseconds since 1970. */
  readonly madeAt: number
}

export interface KeptDocuments<Context> {
  /** Those that are fresh; undefined where they are to be made. */
  kept(time: number): MadeDocuments | undefined
  make(context: Context, time: number): Promise<MadeDocuments>
}

/** Makes the documents anew where the last ones are too old. Requests that come meanwhile wait for it. */
export function keepFor<Context>(
  maxAge: number,
  timeout: number,
  make: (context: Context) => Promise<MadeDocuments>,
): KeptDocuments<Context> {
  let last: MadeDocuments | undefined
  let running: { readonly result: Promise<MadeDocuments>; readonly since: number } | undefined
  const isWithin = (since: number, seconds: number, time: number) => {
    // a clock that was set back must not keep anything for longer
    return Math.abs(time - since) < seconds * 1000
  }
  const kept = (time: number) => {
    return last !== undefined && isWithin(last.madeAt, maxAge, time) ? last : undefined
  }
  const makeOnce = (context: Context, time: number) => {
    // some runtimes drop what a request began when its client leaves: nobody waits for that for ever
    if (running === undefined || !isWithin(running.since, 2 * timeout, time)) {
      const done = (made: MadeDocuments) => {
        last = made
        return made
      }
      const mine = {
        result: make(context)
          .then(done)
          .finally(() => {
            if (running === mine) running = undefined
          }),
        since: time,
      }
      running = mine
    }
    return running.result
  }
  return { kept, make: makeOnce }
}
