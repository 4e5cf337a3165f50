/** The public API. Everything else is private and may change. */
export { defineConfig, type UserConfig } from './config/index.ts'
