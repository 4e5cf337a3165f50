import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // readers are real programs, and slow to start on a busy machine
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

export default config
