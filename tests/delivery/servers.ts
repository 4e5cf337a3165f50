import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** A web server that docs/delivery.md has settings for. */
export interface Server {
  readonly name: string
  /** By its path, as /usr/sbin is not in everyone's. */
  readonly program: string
  readonly probe: string
  /** What its settings are marked with in the page. */
  readonly language: string
  /** Runs in the foreground, as one process. */
  arguments(configFile: string): readonly string[]
  /** The least around the settings; everything it writes goes into the folder. */
  config(settings: string, place: Place): string
  /** For settings that lie in the published folder. */
  readonly settingsFile?: string
}

export interface Place {
  readonly folder: string
  /** What is published. */
  readonly root: string
  readonly port: number
}

const apache: Omit<Server, 'name'> = {
  program: '/usr/sbin/apache2',
  probe: '-v',
  language: 'apache',
  arguments: (file) => ['-X', '-f', file],
  config: (settings, { folder, root, port }) => `
    ServerName localhost
    Listen 127.0.0.1:${port}
    ServerRoot ${folder}
    PidFile ${folder}/pid
    DefaultRuntimeDir ${folder}
    ErrorLog /dev/stderr
    ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    ${process.getuid?.() === 0 ? 'User #65534\nGroup #65534' : ''}
    TypesConfig /dev/null
    AddType application/xml xml
    DocumentRoot ${root}
    <Directory ${root}>
      Require all granted
      AllowOverride FileInfo
      ${settings}
    </Directory>`,
}

const modules = ['mpm_event', 'authz_core', 'mime', 'headers', 'filter', 'deflate']

export const servers: readonly Server[] = [
  {
    name: 'nginx',
    program: '/usr/sbin/nginx',
    probe: '-v',
    language: 'nginx',
    arguments: (file) => ['-e', 'stderr', '-c', file],
    config: (settings, { folder, root, port }) => `
      daemon off;
      master_process off;
      pid ${folder}/pid;
      events {}
      http {
        access_log off;
        types { text/xml xml; }
        ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
        server {
          listen 127.0.0.1:${port};
          root ${root};
          ${settings}
        }
      }`,
  },
  { ...apache, name: 'Apache' },
  {
    ...apache,
    name: 'Apache with .htaccess',
    settingsFile: '.htaccess',
    config: (_, place) => apache.config('', place),
  },
  {
    name: 'Caddy',
    program: '/usr/bin/caddy',
    probe: 'version',
    language: 'caddy',
    arguments: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
    config: (settings, { root, port }) => `
      {
        admin off
      }
      http://127.0.0.1:${port} {
        root * ${root}
        file_server
        ${settings}
      }`,
  },
]

const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

/** A server that runs, with a folder of its own that goes when it stops. */
export class RunningServer {
  readonly root: string
  readonly #folder: string
  #process: ChildProcess | undefined
  #base = ''

  constructor() {
    this.#folder = realpathSync(mkdtempSync(join(tmpdir(), 'feedwright-server-')))
    // Apache gives up root's rights before it reads
    chmodSync(this.#folder, 0o755)
    this.root = join(this.#folder, 'dist')
  }

  /** Resolves when the server answers; throws what it printed where it ends instead. */
  async start(server: Server, settings: string): Promise<void> {
    const [folder, port] = [this.#folder, await freePort()]
    const [configFile, log] = [join(folder, 'config'), join(folder, 'log')]
    const output = openSync(log, 'a')
    if (server.settingsFile) writeFileSync(join(this.root, server.settingsFile), settings)
    writeFileSync(configFile, server.config(settings, { folder, root: this.root, port }))
    const child = spawn(server.program, server.arguments(configFile), {
      cwd: folder,
      env: { HOME: folder },
      stdio: ['ignore', output, output],
    })
    this.#process = child
    this.#base = `http://127.0.0.1:${port}`
    while (!(await answers(this.#base))) {
      if (child.exitCode !== null) throw new Error(readFileSync(log, 'utf8'))
      await setTimeout(20)
    }
  }

  fetch(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Response> {
    return fetch(new URL(path, this.#base), { method, headers: { 'Accept-Encoding': 'identity', ...headers } })
  }

  async stop(): Promise<void> {
    const child = this.#process
    if (child !== undefined && child.exitCode === null) {
      child.kill()
      await once(child, 'exit')
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

async function answers(base: string): Promise<boolean> {
  try {
    await fetch(base)
    return true
  } catch {
    return false
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
