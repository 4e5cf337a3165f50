import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** A web server that docs/delivery.md has settings for. */
export interface Server {
  readonly name: string
  /** A path, because `/usr/sbin` is not on everyone's. */
  readonly program: string
  readonly probe: string
  /** How the page marks its settings. */
  readonly language: string
  /** To stay in the foreground, as a single process. */
  arguments(configFile: string): readonly string[]
  /** The least that settings need around them. Whatever it writes stays in the folder. */
  config(settings: string, place: Place): string
  /** Where settings lie if not in the config: a file in the root. */
  readonly settingsFile?: string
}

interface Place {
  readonly folder: string
  /** What is published. */
  readonly root: string
  readonly port: number
}

/** The settings that docs/delivery.md prints are what the servers run with. */
const page = readFileSync(join(import.meta.dirname, '../../docs/delivery.md'), 'utf8')

export function settingsFor({ language }: Server): string {
  const [, settings] = page.match(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms')) ?? []
  if (settings === undefined) throw new Error(`no settings for ${language}`)
  return settings
}

export const nginx: Server = {
  name: 'nginx',
  program: '/usr/sbin/nginx',
  probe: '-v',
  language: 'nginx',
  arguments: (configFile) => ['-e', 'stderr', '-c', configFile],
  config: (settings, { folder, root, port }) => `
    daemon off;
    master_process off;
    pid ${folder}/pid;
    events {}
    http {
      access_log off;
      types { text/xml xml; }
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${folder}/${name};`)
        .join('\n')}
      server {
        listen 127.0.0.1:${port};
        root ${root};
        ${settings}
      }
    }`,
}

const apacheModules = ['mpm_event', 'authz_core', 'mime', 'headers', 'deflate', 'setenvif']

const apache: Server = {
  name: 'Apache',
  program: '/usr/sbin/apache2',
  probe: '-v',
  language: 'apache',
  arguments: (configFile) => ['-X', '-f', configFile],
  config: (settings, { folder, root, port }) => `
    ServerName localhost
    Listen 127.0.0.1:${port}
    DefaultRuntimeDir ${folder}
    PidFile ${folder}/pid
    ErrorLog /dev/stderr
    ${apacheModules
      .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
      .join('\n')}
    ${process.getuid?.() === 0 ? 'User #65534\nGroup #65534' : ''}
    TypesConfig /dev/null
    AddType text/xml xml
    DocumentRoot ${root}
    <Directory ${root}>
      AllowOverride FileInfo
      ${settings}
    </Directory>`,
}

const apacheWithHtaccess: Server = {
  ...apache,
  name: 'Apache with .htaccess',
  settingsFile: '.htaccess',
  config: (_, place) => apache.config('', place),
}

const caddy: Server = {
  name: 'Caddy',
  program: '/usr/bin/caddy',
  probe: 'version',
  language: 'caddy',
  arguments: (configFile) => ['run', '--config', configFile, '--adapter', 'caddyfile'],
  config: (settings, { root, port }) => `
    {
      admin off
    }
    http://127.0.0.1:${port} {
      root * ${root}
      file_server
      ${settings}
    }`,
}

export const servers: readonly Server[] = [nginx, apache, apacheWithHtaccess, caddy]

/** A server in a folder of its own, which goes when it stops. */
export class RunningServer {
  readonly root: string
  readonly #server: Server
  readonly #folder: string
  #base = ''
  #process: ChildProcess | undefined
  #ended: Promise<boolean> | undefined

  constructor(server: Server) {
    this.#server = server
    this.#folder = realpathSync(mkdtempSync(join(tmpdir(), 'feedwright-server-')))
    // started by root, Apache reads as somebody else
    chmodSync(this.#folder, 0o755)
    this.root = join(this.#folder, 'dist')
  }

  /** Until it answers; throws what it printed where it ends instead. */
  async start(settings: string): Promise<void> {
    const [server, folder, root, port] = [this.#server, this.#folder, this.root, await freePort()]
    const [configFile, log] = [join(folder, 'config'), join(folder, 'log')]
    if (server.settingsFile) writeFileSync(join(root, server.settingsFile), settings)
    writeFileSync(configFile, server.config(settings, { folder, root, port }))
    const output = openSync(log, 'a')
    this.#process = spawn(server.program, server.arguments(configFile), {
      cwd: folder,
      env: { HOME: folder },
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    this.#ended = once(this.#process, 'exit').then(() => true)
    this.#base = `http://127.0.0.1:${port}`
    while (!(await this.#answers())) {
      const hasEnded = await Promise.race([this.#ended, setTimeout(20, false)])
      if (hasEnded) throw new Error(readFileSync(log, 'utf8'))
    }
  }

  request(
    path: string,
    headers: Readonly<Record<string, string>> = {},
    method: 'GET' | 'HEAD' = 'GET',
  ): Promise<Response> {
    return fetch(this.url(path), {
      method,
      headers: { 'Accept-Encoding': 'identity', ...headers },
    })
  }

  /** Where a browser finds a file. */
  url(path: string): string {
    return new URL(path, this.#base).href
  }

  async stop(): Promise<void> {
    this.#process?.kill()
    await this.#ended
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #answers(): Promise<boolean> {
    return this.request('/').then(
      () => true,
      () => false,
    )
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
