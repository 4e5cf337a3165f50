import { join, relative, resolve } from 'node:path'
import { type MockInstance, vi } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { folderOf } from '../support/folder.ts'

/** What a run of the command left behind. */
export interface Ran {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * The compiled command, for what needs a process of its own: signals, threads, a terminal. `npm ci`
 * leaves it behind.
 */
export const compiled: string = join(import.meta.dirname, '../../lib/cli/main.js')

/** Runs the command with what it writes caught. */
export async function feedwright(...argv: readonly string[]): Promise<Ran> {
  const streams = [process.stdout, process.stderr].map((stream) => {
    return vi.spyOn(stream, 'write').mockReturnValue(true)
  })
  try {
    const status = await run(argv)
    const [stdout = '', stderr = ''] = streams.map(written)
    return { status, stdout, stderr }
  } finally {
    for (const stream of streams) stream.mockRestore()
  }
}

function written({ mock }: MockInstance): string {
  return mock.calls.map(([text]) => String(text)).join('')
}

/** A text without the breaks that it has on a terminal. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** What makes a config file unnecessary. */
export const site = ['--site', 'https://example.org'] as const

/** A folder with posts by path, all below `posts/`. */
export function publicationOf(posts: Readonly<Record<string, string>>): string {
  const files = Object.entries(posts).map(([path, text]) => [`posts/${path}`, text])
  return folderOf(Object.fromEntries(files))
}

export function post(yaml = '', body = 'Text.'): string {
  const title = /^title:/m.test(yaml) ? '' : 'title: A post\n'
  return `---\ndate: 2025-05-17T09:30:00Z\n${yaml}\n${title}---\n${body}\n`
}

/** What the JSON reporter says, as far as tests ask for it. */
export interface Report {
  readonly build?: {
    readonly posts: number
    readonly drafts: number
    readonly future: number
    readonly nextDue?: string
    readonly feeds: readonly { readonly path: string; readonly entries: number }[]
  }
  readonly changes?: readonly { readonly path: string; readonly change: string }[]
  readonly diagnostics: readonly {
    readonly code: string
    readonly file: string
    readonly message: string
    readonly line?: number
    readonly column?: number
  }[]
}

/** Runs the command with the JSON reporter and reads what it says. */
export async function reportOf(...argv: readonly string[]): Promise<Ran & { report: Report }> {
  const ran = await feedwright(...argv, '--reporter', 'json')
  return { ...ran, report: JSON.parse(ran.stdout) as Report }
}

/** `date-missing posts/a.md:1:1`: the codes and the places of what a run complains of. */
export function problemsIn(root: string, { diagnostics }: Report): readonly string[] {
  return diagnostics.map(({ code, file, line, column }) => {
    const path = file.startsWith('--') ? file : relative(root, resolve(file))
    return `${code} ${[path, line, column].filter((part) => part !== undefined).join(':')}`.trim()
  })
}
