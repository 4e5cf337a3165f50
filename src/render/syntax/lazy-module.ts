/** Thrown where something is needed that is not loaded yet. */
export class NotLoaded extends Error {
  readonly load: () => Promise<void>

  constructor(load: () => Promise<void>) {
    super('a part of the program is not loaded yet')
    this.load = load
  }
}

/** A part of the program that few posts need: it is loaded only when the first of them does. */
export function lazyModule<Part>(load: () => Promise<Part>): () => Part {
  let part: Part | undefined
  return () => {
    if (part !== undefined) return part
    throw new NotLoaded(async () => {
      part = await load()
    })
  }
}

/** Does something that may need parts that are not loaded, again and again until it has them all. */
export async function whenLoaded<Value>(action: () => Value): Promise<Value> {
  for (;;) {
    try {
      return action()
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error
      await error.load()
    }
  }
}
