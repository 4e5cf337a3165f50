import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { BuildError, type BuildOptions, recogniseSite } from '../../index.ts'
import { type PublicationState, type Rebuild, serve } from '../../server/index.ts'
import { type Exit, exit } from '../exit.ts'
import { printRecognisedSite } from '../print-recognised-site.ts'
import { count, elapsed } from '../quantities.ts'
import { rebuildLog } from '../rebuild-log.ts'
import { ourTerminal } from '../terminal.ts'
import { untilStopped } from '../until-stopped.ts'

export interface ServeFlags
  extends Pick<
    BuildOptions,
    'site' | 'title' | 'limit' | 'drafts' | 'future' | 'cache' | 'threads'
  > {
  readonly root: string
  readonly config?: string
  readonly posts?: string
  readonly port?: number
  /** True where it is not said which. */
  readonly host?: string | true
}

/** `feedwright serve`: serves the publication until it is stopped. */
export async function runServe(flags: ServeFlags): Promise<Exit> {
  const { root, port, host, ...options } = flags
  const terminal = ourTerminal()
  const { paint } = terminal
  const say = (text: string) => void process.stderr.write(text)
  const log = rebuildLog(root, terminal)
  const found =
    flags.config === undefined && flags.site === undefined ? await recogniseSite(root) : undefined
  if (found !== undefined) printRecognisedSite(found, { reporter: 'pretty' })
  let first: string | undefined
  const onRebuild = (rebuild: Rebuild, state: PublicationState) => {
    if (first !== undefined) {
      say(log(rebuild, state.changed))
      return
    }
    // of the first build, all files are new
    const built = rebuild.outcome instanceof BuildError ? '' : `${paint.dim(summaryOf(rebuild))}\n`
    first = `${built}${paint.dim('Ctrl+C ends it.')}\n\n${log(rebuild, [])}`
  }
  try {
    return await untilStopped(root, async (signal) => {
      const server = await serve({
        root: resolve(root),
        build: { ...options, ...(found && { config: found.config }), signal },
        ...(port !== undefined && { port }),
        host: host === true ? '0.0.0.0' : host,
        onRebuild,
        onTrouble: (text) => say(`${paint.yellow(text)}\n`),
        onFault: (error) => say(`${paint.red(faultText(error))}\n`),
      })
      say(`\n${paint.bold('Feedwright')} serves\n`)
      for (const each of hostsOf(host)) {
        say(`  http://${each}:${server.port}${server.indexPath}\n`)
      }
      say(first ?? '')
      return server
    })
  } catch (error) {
    const reason = portProblem(error, port)
    if (reason === undefined) throw error
    say(`${paint.red(reason)}\n`)
    return exit.usage
  }
}

/** What to write in an address: where the server is open to others, each address of this machine. */
function hostsOf(host: ServeFlags['host']): readonly string[] {
  if (host === undefined) return ['127.0.0.1']
  if (host !== true && !/^(?:0\.0\.0\.0|::)$/.test(host))
    return [host.includes(':') ? `[${host}]` : host]
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const others = all.filter(({ family, internal }) => family === 'IPv4' && !internal)
  return ['127.0.0.1', ...others.map(({ address }) => address)]
}

/** What is not the fault of anybody’s program: another one has the port, or it may not be had. */
function portProblem(error: unknown, port: number | undefined): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const name = port === undefined ? 'All ports that were tried are' : `The port ${port} is`
  if (code === 'EADDRINUSE')
    return `${name} taken by another program. Choose another one by --port.`
  if (code === 'EACCES')
    return `${name} only for the administrator. Choose one from 1024 by --port.`
  const isNoAddress = code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
  return isNoAddress ? 'The address of --host is none of this machine.' : undefined
}

function summaryOf({ outcome, milliseconds }: Rebuild): string {
  const { summary } = outcome
  const posts = summary === undefined ? '' : `${count(summary.posts, 'post') || 'No post'}, `
  return `${posts}built in ${elapsed(milliseconds)}.`
}

function faultText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
