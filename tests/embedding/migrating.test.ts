import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, put, read } from '../support/folder.ts'
import { type Migration, migrations, posts } from './migrations.ts'
import { buildSite, isInstalled, linkPackages } from './project.ts'
import { idsOf } from './told.ts'

for (const migration of migrations) {
  const { name, recipe } = migration
  const isThere = isInstalled(migration)
  describe.skipIf(!isThere)(isThere ? name : `${name} (not installed)`, () => {
    test(`ids stay as “${recipe}” says it`, { timeout: 300_000 }, () => migrate(migration))
  })
}

function migrate(migration: Migration): void {
  const { files, before, after, build, ours, out, feeds, maker, leaves = false } = migration
  const root = folderOf({
    'package.json': '{ "type": "module", "private": true }',
    ...files,
    ...before,
  })
  linkPackages(root, migration)
  const idsIn = () => feeds.map((feed) => idsOf(read(join(root, out), feed)))

  buildSite({ build: [build] }, root)
  const old = idsIn()
  for (const ids of old) expect(ids).toHaveLength(posts.length)

  const expectRefusal = (commands: Migration['build'][]) => {
    expect(() => buildSite({ build: commands }, root)).toThrow('output-foreign')
    if (maker !== undefined) expect(() => buildSite({ build: commands }, root)).toThrow(maker)
    expect(idsIn()).toEqual(old)
  }
  const added = Object.entries(after)
  for (const [path, text] of added) if (!(path in before)) put(root, path, text)
  // a generator of which one file says both cannot have both
  if (ours !== undefined) expectRefusal([ours])
  else if (added.some(([path]) => !(path in before))) expectRefusal([build])

  for (const path of Object.keys(before)) rmSync(join(root, path))
  for (const [path, text] of added) put(root, path, text)
  const isScript = build[0] === 'node'
  const commands = [...(isScript ? [] : [build]), ...(ours === undefined ? [] : [ours])]
  if (leaves) {
    expectRefusal(commands)
    for (const feed of feeds) rmSync(join(root, out, feed))
  }
  buildSite({ build: commands }, root)
  expect(idsIn()).toEqual(old)
}
