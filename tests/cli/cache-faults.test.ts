import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { flipped, withFaults } from '../support/faulty-disk.ts'
import { filesIn, folderOf, put, textsIn } from '../support/folder.ts'
import { compiled, feedwright, post, publicationOf, type Ran } from './command.ts'

const config = JSON.stringify({
  site: { url: 'https://example.org', title: 'Пример' },
  feeds: ['site', { scope: 'tag', minPosts: 1, content: 'summary' }],
})

let root: string
let cache: string

/** A publication that was built twice, so that there is something in each part of its cache. */
beforeEach(async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  root = publicationOf(
    Object.fromEntries(
      names.map((name) => [`${name}.md`, post(`title: ${name}\ntags: [x]`, `Текст ${name}.`)]),
    ),
  )
  put(root, 'feedwright.config.json', config)
  cache = join(root, 'cache')
  await build()
  changePost('a')
  await build()
})

function changePost(name: string): void {
  appendFileSync(join(root, `posts/${name}.md`), '\nMore.\n')
}

function touchPosts(): void {
  for (const name of filesIn(join(root, 'posts'))) utimesSync(join(root, 'posts', name), 1, 1)
}

async function build(...flags: readonly string[]): Promise<Ran> {
  const where = ['--root', root, '--cache', cache, '--threads', '1']
  return feedwright('build', ...where, '--reporter', 'json', '--quiet', ...flags)
}

/** What a build gives that knows nothing of others. */
async function expected(): Promise<unknown> {
  const out = folderOf()
  await build('--out', out, '--no-cache')
  return textsIn(out)
}

const dist = () => textsIn(join(root, 'dist'))
const kept = (kind: string) => filesIn(cache).filter((name) => name.endsWith(kind))
const removeOutputs = () => rmSync(join(root, 'dist'), { recursive: true, force: true })

/** One line about the cache, and nothing else that is new. */
const note = /^The cache in .+\.\n$/

describe.each(['.state', '.index', '.pack'])('a damaged %s', (kind) => {
  test.each([
    ['a flipped bit', (bytes: Buffer, at: number) => flipped(bytes, at)],
    ['an end too soon', (bytes: Buffer, at: number) => bytes.subarray(0, at)],
  ])('%s, wherever it is, is met once', async (_, damage) => {
    removeOutputs()
    const before = new Map(filesIn(cache).map((name) => [name, readFileSync(join(cache, name))]))
    const { stdout } = await build()
    const right = dist()
    // the first text of the post that has changed
    const mayBeUnused = kind === '.pack'
    let told = ''
    for (const name of kept(kind)) {
      const bytes = before.get(name) ?? Buffer.of()
      for (let part = 0; part < 8; part++) {
        const at = Math.min(bytes.length - 1, Math.floor((bytes.length * part) / 7))
        for (const [each, own] of before) writeFileSync(join(cache, each), own)
        writeFileSync(join(cache, name), damage(bytes, at))
        removeOutputs()
        const ran = await build()
        expect(ran).toMatchObject({ status: 0, stdout })
        if (ran.stderr !== '' || !mayBeUnused) expect(ran.stderr).toMatch(note)
        told += ran.stderr
        expect(dist()).toEqual(right)
        removeOutputs()
        expect(await build()).toEqual({ status: 0, stdout, stderr: '' })
        expect(dist()).toEqual(right)
        rmSync(cache, { recursive: true })
        mkdirSync(cache)
      }
    }
    expect(told).not.toBe('')
  })
})

test('damage that is met only when the cache is written is told once as well', async () => {
  const [state = ''] = kept('.state')
  const bytes = readFileSync(join(cache, state))
  touchPosts()
  writeFileSync(join(cache, state), flipped(bytes, bytes.indexOf('"parts"')))
  expect(await build()).toMatchObject({ status: 0, stderr: expect.stringMatching(note) })
  expect((await build()).stderr).toBe('')
  expect(dist()).toEqual(await expected())
})

test('a folder where a file of the cache was', async () => {
  for (const kind of ['.state', '.index', '.pack']) {
    removeOutputs()
    for (const name of kept(kind)) {
      rmSync(join(cache, name))
      mkdirSync(join(cache, name))
      put(join(cache, name), 'a', 'b')
    }
    expect((await build()).stderr).toMatch(note)
    expect((await build()).stderr).toBe('')
    expect(dist()).toEqual(await expected())
    expect((await build()).stderr).toBe('')
  }
})

test('what was kept of another publication is not believed', async () => {
  const before = textsIn(cache)
  put(root, 'feedwright.config.json', config.replace('example.org', 'other.example'))
  await build()
  for (const [own, text] of Object.entries(before)) {
    const [other = ''] = filesIn(cache).filter((name) => {
      return !(name in before) && name.slice(16) === own.slice(16)
    })
    if (other !== '') writeFileSync(join(cache, other), text)
  }
  removeOutputs()
  expect((await build()).stderr).toMatch(note)
  expect(dist()).toEqual(await expected())
})

describe('while a build runs', () => {
  /** Builds after `prepare`, with a fault from each call on in turn, until there are no more. */
  async function fromEachCall(
    prepare: () => void,
    isCounted: (kind: 'read' | 'write') => boolean,
    fault: (isFirst: boolean) => void,
  ): Promise<readonly string[]> {
    const before = folderOf()
    cpSync(cache, before, { recursive: true })
    const told: string[] = []
    for (let count = 0; count === told.length; count++) {
      rmSync(cache, { recursive: true, force: true })
      cpSync(before, cache, { recursive: true })
      prepare()
      let calls = 0
      const meet = (kind: 'read' | 'write') => {
        if (!isCounted(kind)) return
        calls += 1
        if (calls > count) fault(calls === count + 1)
      }
      const { status, stderr } = await withFaults(cache, meet, build)
      expect(status).toBe(0)
      expect(stderr === '' || note.test(stderr), stderr).toBe(true)
      expect(dist()).toEqual(await expected())
      expect((await build()).stderr).toBe('')
      expect(dist()).toEqual(await expected())
      if (calls > count) told.push(stderr)
    }
    return told
  }

  const situations: readonly (readonly [string, () => void])[] = [
    ['nothing is kept yet', () => rmSync(cache, { recursive: true })],
    ['a post has changed', () => changePost('c')],
    [
      'the outputs are gone',
      () => {
        removeOutputs()
        changePost('c')
      },
    ],
  ]

  test.each(situations)('the disk gets full, and %s', async (_, prepare) => {
    const told = await fromEachCall(
      prepare,
      (kind) => kind === 'write',
      () => {
        throw Object.assign(new Error('full'), { errno: -28, code: 'ENOSPC' })
      },
    )
    expect(told.length).toBeGreaterThan(5)
    for (const line of told) expect(line).toMatch(/could not be written: no space left/)
  })

  test.each(situations)('the cache is removed, and %s', async (_, prepare) => {
    const remove = (isFirst: boolean) => {
      if (isFirst) rmSync(cache, { recursive: true, force: true })
    }
    const told = await fromEachCall(prepare, () => true, remove)
    expect(told.length).toBeGreaterThan(10)
  })

  test('a file changes and changes back: what was made in between is not told again', async () => {
    const file = join(root, 'posts/c.md')
    const text = readFileSync(file, 'utf8')
    appendFileSync(file, 'One.\n')
    let reads = 0
    // opened and read to see if it has changed, to parse it, and then to render it
    await withFaults(file, () => (reads++ === 4 ? writeFileSync(file, `${text}Two.\n`) : 0), build)
    expect(JSON.stringify(dist())).toContain('Two.')
    writeFileSync(file, `${text}One.\n`)
    await build()
    expect(dist()).toEqual(await expected())
  })

  test('what could not be saved is not left behind', async () => {
    const before = kept('.pack')
    changePost('c')
    const full = () => {
      if (kept('.pack').length > before.length) throw new Error('full')
    }
    await withFaults(join(cache, kept('.state')[0] ?? ''), full, build)
    expect(kept('.pack')).toEqual(before)
    expect(filesIn(cache).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a link among the outputs', () => {
  test('to a folder that has moved is seen', async () => {
    const tags = join(root, 'dist/tag')
    renameSync(tags, `${root}/elsewhere`)
    symlinkSync(`${root}/elsewhere`, tags)
    const { status, stdout } = await build()
    expect([status, stdout]).toEqual([1, (await build('--no-cache')).stdout])
  })

  test('that goes takes its outputs along', async () => {
    const tags = join(root, 'dist/tag')
    renameSync(tags, `${tags}-other`)
    symlinkSync('tag-other', tags)
    await build()
    await build()
    rmSync(tags)
    expect((await build()).status).toBe(0)
    expect(dist()).toEqual(await expected())
  })
})

test('wherever a build dies, the next one is right and says so at most once', async () => {
  put(
    root,
    'die.mjs',
    `import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    let left = Number(process.env.DIE_AFTER)
    for (const name of ['mkdirSync', 'openSync', 'writeSync', 'writeFileSync', 'renameSync']) {
      const call = fs[name]
      fs[name] = (...args) => {
        if (name === 'openSync' && args[1] === 'r' || left-- > 0) return call(...args)
        const [target, bytes] = args
        if (name.startsWith('write')) call(target, bytes.slice(0, bytes.length / 2))
        process.kill(process.pid, 'SIGKILL')
      }
    }
    syncBuiltinESMExports()`,
  )
  const preload = ['--import', String(pathToFileURL(join(root, 'die.mjs')))]
  // the compiled command keeps what is its own
  const start = async (after: number, where: string) => {
    const flags = ['build', '--root', root, '--cache', join(where, 'cache'), '--quiet']
    const run = spawn(
      process.execPath,
      [...preload, compiled, ...flags, '--out', join(where, 'out')],
      {
        env: { ...process.env, DIE_AFTER: String(after) },
      },
    )
    let stderr = ''
    run.stderr.on('data', (text) => {
      stderr += text
    })
    const [status] = await once(run, 'close')
    return { status, stderr }
  }
  const right = await expected()
  const dieAt = async (after: number) => {
    const where = folderOf()
    expect((await start(after, where)).status).toBe(null)
    const { status, stderr } = await start(1000, where)
    expect(status, stderr).toBe(0)
    expect(stderr === '' || note.test(stderr), stderr).toBe(true)
    const files = Object.entries(textsIn(join(where, 'out')))
    // what a commit that died had set aside is hidden
    expect(Object.fromEntries(files.filter(([path]) => !/(?:^|\/)\.~/.test(path)))).toEqual(right)
  }
  const calls = Array.from({ length: 10 }, (_, index) => index * 4)
  for (let done = 0; done < calls.length; done += 2) {
    await Promise.all(calls.slice(done, done + 2).map(dieAt))
  }
})
