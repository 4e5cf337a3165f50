import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  // what the table `imports` of package.json says of compiled files
  resolve: {
    alias: {
      '#front-matter': join(import.meta.dirname, 'src/content/front-matter.ts'),
      '#hashes': join(import.meta.dirname, 'src/model/hashes.ts'),
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    // a build of a test keeps its cache here, unless it says where, and has no colours
    env: {
      XDG_CACHE_HOME: join(tmpdir(), 'feedwright-tests'),
      // as the program is not compiled, only this tells what it keeps from what another version kept
      FEEDWRIGHT_BUILD: String(Date.now()),
      FORCE_COLOR: '0',
    },
    // readers are real programs, and slow to start on a busy machine
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

export default config
