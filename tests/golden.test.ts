import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prettyDiagnostics } from '../src/diagnostics/index.ts'
import { type PipelineResult, runPipeline } from '../src/pipeline.ts'
import { publication, samplePublication } from './support/publication.ts'

/**
 * Small publications and every byte that they become: `posts/` and `config.json` in, `dist/` and
 * `diagnostics.txt` out. `npx vitest run tests/golden.test.ts -u` writes them anew; the diff is the
 * review.
 */
const root = join(import.meta.dirname, 'golden')

describe.each(readdirSync(root))('%s', (name) => {
  const folder = join(root, name)

  test('becomes the same bytes as ever', async () => {
    const { files = [], diagnostics } = await runPipeline(await publication(folder))
    for (const { path, text } of files) {
      await expect(text).toMatchFileSnapshot(join(folder, 'dist', path))
    }
    const said = prettyDiagnostics(diagnostics)
    await expect(said).toMatchFileSnapshot(join(folder, 'diagnostics.txt'))
  })

  test('becomes no file besides', async () => {
    const { files = [] } = await runPipeline(await publication(folder))
    const kept = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
    const keptFiles = kept.filter((path) => path.includes('.'))
    expect(keptFiles.toSorted()).toEqual(files.map(({ path }) => path).toSorted())
  })

  test('does not depend on the order of its files', async () => {
    const input = await publication(folder)
    const shuffled = { ...input, sources: input.sources.toReversed() }
    expect(plain(await runPipeline(shuffled))).toEqual(plain(await runPipeline(input)))
  })
})

test('dist/ is what the sample publication becomes', async () => {
  const { files = [], diagnostics } = await runPipeline(await samplePublication())
  expect(diagnostics).toEqual([])
  const dist = join(import.meta.dirname, '..', 'dist')
  for (const { path, text } of files) {
    expect(text, path).toBe(readFileSync(join(dist, path), 'utf8'))
  }
})

/** Artifacts are made of functions, which are never equal. */
function plain({ files = [], selection: _, ...rest }: PipelineResult): unknown {
  return { ...rest, files: files.map(({ path, digest, text }) => ({ path, digest, text })) }
}
