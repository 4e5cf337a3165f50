import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import type { BuildOptions } from '../../src/index.ts'
import { type PublicationState, type Rebuild, serve } from '../../src/server/index.ts'

export const config = { site: { url: 'https://example.org/', title: 'Example' } }

export function post(title: string, body = 'Text.', yaml = ''): string {
  return `---\ntitle: ${title}\ndate: 2025-05-17T09:30:00Z\n${yaml}---\n${body}\n`
}

/** Builds that came, each given to whoever waits for it. */
export interface Builds {
  /** The next build for which this is true; those before it are forgotten. */
  until(isIt: (rebuild: Rebuild, state?: PublicationState) => boolean): Promise<Rebuild>
  note(rebuild: Rebuild, state?: PublicationState): void
  readonly all: readonly Rebuild[]
}

export function noteBuilds(): Builds {
  const all: Rebuild[] = []
  const waiting: [Rebuild, PublicationState | undefined][] = []
  let wake = () => {}
  return {
    all,
    note(rebuild, state) {
      all.push(rebuild)
      waiting.push([rebuild, state])
      wake()
    },
    async until(isIt) {
      for (;;) {
        const next = waiting.shift()
        if (next === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        } else if (isIt(...next)) {
          return next[0]
        }
      }
    },
  }
}

export interface Serving extends Builds {
  readonly port: number
  readonly origin: string
  get(path: string, init?: RequestInit): Promise<Response>
}

/** A server that lives as long as the test. */
export async function serving(
  root: string,
  { host, ...build }: Partial<BuildOptions> & { readonly host?: string } = {},
): Promise<Serving> {
  const builds = noteBuilds()
  const faults: unknown[] = []
  const server = await serve({
    root,
    build: { config, cache: false, threads: 1, ...build },
    port: 0,
    host,
    onRebuild: builds.note,
    onTrouble: (text) => faults.push(text),
    onFault: (error) => faults.push(error),
  })
  onTestFinished(async () => {
    await server.close()
    if (faults.length > 0) throw faults[0]
  })
  const origin = `http://127.0.0.1:${server.port}`
  const get = (path: string, init?: RequestInit) => {
    return fetch(origin + path, { redirect: 'manual', ...init })
  }
  return { ...builds, port: server.port, origin, get }
}

/** What a server answers to bytes that no client library would send. */
export function rawAnswer(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (text) => {
      answer += text
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
    socket.write(request)
  })
}

/** The events of a stream, one after the other. */
export async function* eventsOf(response: Response): AsyncGenerator<{
  readonly version: string
  readonly problems: readonly { readonly code: string; readonly frame?: unknown }[]
}> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const [data] = text.slice(0, end).match(/(?<=^data: ).*$/m) ?? []
      text = text.slice(end + 2)
      if (data !== undefined) yield JSON.parse(data)
    }
  }
}
