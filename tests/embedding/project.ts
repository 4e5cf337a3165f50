import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { folderOf } from '../support/folder.ts'
import type { Host } from './hosts.ts'

export const posts = [
  { slug: 'first', title: 'The first', date: '2025-01-02' },
  { slug: 'second', title: 'Ünicode & more', date: '2025-03-04' },
] as const

/** The folder in which packages are installed for all runs of the tests, in one of their own for each list. */
function folderFor(packages: readonly string[]): string {
  return join(tmpdir(), 'feedwright-embedding', packages.join('+').replaceAll('/', '-'))
}

const mode = process.env['FEEDWRIGHT_EMBEDDING']
const repository = resolve(import.meta.dirname, '../..')

/** What a project needs: packages of the registry, or a program of the system. */
export interface Framework extends Pick<Host, 'name' | 'packages' | 'probe'> {
  /** Whether it is heavy, and tried by hand only, with FEEDWRIGHT_EMBEDDING=all. */
  readonly isOptional?: boolean
}

/** Whether a framework is there; where CI requires it, it is installed. */
export function isInstalled({
  name,
  packages = [],
  probe,
  isOptional = false,
}: Framework): boolean {
  const isRequired = mode === 'all' || (mode === 'required' && !isOptional)
  if (probe !== undefined) {
    const [command = '', ...args] = probe
    const isThere = spawnSync(command, args, { stdio: 'ignore' }).status === 0
    if (!isThere && isRequired) throw new Error(`${name} is missing; .ci/run installs it`)
    return isThere
  }
  const folder = folderFor(packages)
  if (isRequired && !existsSync(join(folder, 'node_modules'))) {
    mkdirSync(dirname(folder), { recursive: true })
    const fresh = mkdtempSync(`${folder}-`)
    writeFileSync(join(fresh, 'package.json'), '{ "private": true }')
    const install = ['install', '--no-audit', '--no-fund', ...packages]
    execFileSync('npm', install, { cwd: fresh, stdio: ['ignore', 'ignore', 'inherit'] })
    // another file of tests may have been faster
    if (existsSync(folder)) rmSync(fresh, { recursive: true })
    else renameSync(fresh, folder)
  }
  return existsSync(join(folder, 'node_modules'))
}

const draft = { slug: 'draft', title: 'A draft', date: '2025-02-03', isDraft: true }

/** A project of a generator with the posts, and a draft. */
export function projectOf(host: Host): string {
  const articles = [...posts, draft].map((post) => {
    const { slug, title, date } = post
    const head = `title: "${title}"\ndate: ${date}\n${host.frontMatter ?? ''}`
    const end = 'isDraft' in post ? 'draft: true\n' : ''
    return [host.post(slug, date), `---\n${head}${end}---\n\n${textOf(slug, host.link)}`] as const
  })
  const root = folderOf({
    'package.json': '{ "type": "module", "private": true }',
    ...host.files,
    ...Object.fromEntries(articles),
  })
  linkPackages(root, host)
  return root
}

/** The Markdown of a post. */
export function textOf(slug: string, link: (slug: string) => string): string {
  return `Some *text* of ${slug}, with [a link](${link('first')}).

## A heading

- one
- two

\`\`\`js
const a = '<b>'
\`\`\`
`
}

/** Lets a project find its framework, and Feedwright. */
export function linkPackages(root: string, { packages, isOptional = false }: Framework): void {
  const modules = join(root, 'node_modules')
  if (packages === undefined) mkdirSync(modules)
  else symlinkSync(join(folderFor(packages), 'node_modules'), modules)
  if (isOptional) {
    installPacked(folderFor(packages ?? []))
    return
  }
  const link = join(modules, 'feedwright')
  if (existsSync(link) && readlinkSync(link) === repository) return
  // another checkout may have left its own, and another file of tests may be doing the same
  const fresh = `${link}-${process.pid}`
  symlinkSync(repository, fresh)
  renameSync(fresh, link)
}

/** Bundlers take a package that is linked to for a part of the program, so that some get a real one. */
function installPacked(folder: string): void {
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]
  const file = execFileSync('npm', pack, { cwd: repository, encoding: 'utf8' }).trim()
  const install = ['install', '--no-audit', '--no-fund', `./${file}`]
  execFileSync('npm', install, { cwd: folder, stdio: 'ignore' })
}

const env = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: undefined,
  VITEST: undefined,
  LANG: 'C.UTF-8',
  TZ: 'UTC',
}

export function buildSite({ build }: Pick<Host, 'build'>, root: string): void {
  for (const [command = '', ...args] of build) {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: root,
      env,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`)
  }
}

/** Serves a site as while it is written, until the action is done. */
export async function withServer(
  serve: readonly string[],
  root: string,
  action: (origin: string, output: () => string) => Promise<void>,
): Promise<void> {
  const port = await freePort()
  const [command = '', ...args] = [...serve, String(port)]
  const server = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((done) => server.once('exit', done))
  const address = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/
  let output = ''
  try {
    await new Promise<void>((ready, fail) => {
      const read = (bytes: Buffer) => {
        output += stripVTControlCharacters(bytes.toString())
        if (address.test(output)) ready()
      }
      server.stdout.on('data', read)
      server.stderr.on('data', read)
      server.once('exit', () => fail(new Error(output)))
    })
    const [origin = ''] = address.exec(output) ?? []
    await action(origin, () => output)
  } finally {
    server.kill()
    await ended
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
