import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { describe, test } from 'vitest'

/** Debian’s. */
const executablePath = '/usr/bin/chromium'

/**
 * Tests in a real browser. Without it they are skipped by name, but where CI has set
 * `FEEDWRIGHT_BROWSER=required` a missing one fails.
 */
export function inBrowser(name: string, tests: (open: () => Promise<Browser>) => void): void {
  const open = () => chromium.launch({ executablePath, args: ['--no-sandbox'] })
  if (existsSync(executablePath)) {
    describe(name, () => tests(open))
  } else if (process.env['FEEDWRIGHT_BROWSER'] === 'required') {
    test(`${name}: Chromium is installed`, () => {
      throw new Error(`${executablePath} is missing; .ci/run installs it`)
    })
  } else {
    describe.skip(`${name} (Chromium is not installed)`, () => tests(open))
  }
}
