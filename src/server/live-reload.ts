import { codeFrame, type Diagnostic } from '../diagnostics/index.ts'
import { clientScript } from './client-script.ts'
import { injectScript } from './inject-script.ts'
import type { PublicationState } from './publication-state.ts'
import { feedwrightFolder, forMethods, ownAnswer, type Route, reading } from './route.ts'

/** Keeps open pages up to date. */
export interface LiveReload {
  /** The script that pages load, and the stream that it listens to. */
  readonly route: Route
  /** Adds the script to a page that shows this state. */
  inject(page: string, state: PublicationState): string
  /** Tells open pages of the state. */
  tell(state: PublicationState): void
}

/** A longer line is cut to so many columns around the place. */
const frameColumns = 120

/** @param session another one for each server, as a page may outlive one */
export function liveReload(session: string): LiveReload {
  const listeners = new Set<(text: string) => void>()
  let latest = ''
  const versionOf = ({ count }: PublicationState) => `${session}-${count}`
  const messageOf = (state: PublicationState) => {
    const errors = state.problems.filter(({ severity }) => severity === 'error')
    const shown = errors.map((problem) => ({ ...problem, frame: frameOf(problem, state) }))
    return `data: ${JSON.stringify({ version: versionOf(state), problems: shown })}\n\n`
  }
  const route: Route = (path, request) => {
    if (path === `${feedwrightFolder}client.js`) {
      return forMethods(reading, request, () => {
        return ownAnswer('text/javascript; charset=utf-8', clientScript)
      })
    }
    if (path !== `${feedwrightFolder}events`) return undefined
    return forMethods(reading, request, () => {
      return ownAnswer('text/event-stream', (write) => {
        listeners.add(write)
        // a server that starts again finds its pages soon
        write(`retry: 500\n${latest}`)
        return () => listeners.delete(write)
      })
    })
  }
  return {
    route,
    inject: (page, state) => injectScript(page, versionOf(state)),
    tell(state) {
      const message = messageOf(state)
      if (message === latest) return
      latest = message
      for (const write of listeners) write(message)
    },
  }
}

function frameOf({ file, line, column }: Diagnostic, { textOf }: PublicationState) {
  const text = line === undefined ? undefined : textOf(file)
  if (line === undefined || text === undefined) return undefined
  return codeFrame(text, { line, column }, frameColumns)
}
